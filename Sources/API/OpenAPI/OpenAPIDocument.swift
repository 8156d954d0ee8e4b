/// The API's description in OpenAPI 3.1, as it stands in the files beside this one.
///
/// It is written by hand in parts; a resource is a list of `OperationDescription` and schemas as JSON.
/// Tests hold it to the router and, with a fuzzer, to what is answered.
enum OpenAPIDocument {
    /// The operations of the native API.
    static let operations = [
        conversationsOperations, routingOperations, sendingOperations, schedulingOperations,
        configurationOperations,
        routingConfigurationOperations, peopleOperations, identityOperations, logOperations,
        statisticsOperations, whatIfOperations, causeOperations, webhooksOperations,
    ]
    .flatMap(\.self)

    /// The members of `paths`.
    static var paths: [String] {
        var order: [String] = []
        var members: [String: [String]] = [:]
        for operation in operations {
            let path = operation.path
            if members[path] == nil { order.append(path) }
            members[path, default: []].append(operation.json)
        }
        return order.map { path in
            "\"\(path)\": {\(members[path, default: []].joined(separator: ",\n"))}"
        } + platformPaths + [operationsPaths]
    }

    /// What lists, makes, shows and replaces one kind of configuration.
    static func set(
        _ schema: String,
        _ list: Operation,
        _ create: Operation,
        _ show: Operation,
        _ replace: Operation
    ) -> [OperationDescription] {
        [
            OperationDescription(
                list,
                "All of them.",
                parameters: ["min_position"],
                answer: .list(schema)
            ),
            OperationDescription(
                create,
                "Makes one; what is not given is the default.",
                body: .needed("Given" + schema),
                answer: .made("Made")
            ),
            OperationDescription(
                show,
                "One.",
                parameters: ["id", "min_position"],
                answer: .one(schema)
            ),
            OperationDescription(
                replace,
                "Replaces one whole; what is not given is the default.",
                parameters: ["id"],
                body: .needed("Given" + schema),
                answer: .written
            ),
        ]
    }

    /// The members of `components/schemas`.
    static let schemas = [
        baseSchemas, conversationsSchemas, sendingSchemas, schedulingSchemas, configurationSchemas,
        routingConfigurationSchemas, peopleSchemas, identitySchemas, logSchemas,
        statisticsSchemas, whatIfSchemas, causeSchemas, webhooksSchemas,
        platformSchemas, recordSchemas,
    ]

    /// The whole document.
    static let text = """
        {
        "openapi": "3.1.0",
        "info": {
          "title": "Ledgerline",
          "version": "1.0.0",
          "description": "Conversational SMS over an event-sourced engine."
        },
        "servers": [{"url": "/"}],
        "security": [
          {"bearer": []},
          {"basic": []},
          {"session": [], "csrf": []}
        ],
        "paths": {
        \(paths.joined(separator: ",\n"))
        },
        "components": {
        "securitySchemes": {
          "bearer": {"type": "http", "scheme": "bearer"},
          "basic": {"type": "http", "scheme": "basic"},
          "session": {"type": "apiKey", "in": "cookie", "name": "ledgerline_session"},
          "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"}
        },
        "parameters": {
        \(parameters),
        \(platformParameters)
        },
        "responses": {
        \(responses)
        },
        "schemas": {
        \(schemas.joined(separator: ",\n"))
        }
        }
        }

        """

    /// Its bytes, made once.
    static let bytes = Array(text.utf8)
}
