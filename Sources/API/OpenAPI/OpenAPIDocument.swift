/// The API's description in OpenAPI 3.1, as it stands in the files beside this one.
///
/// It is written by hand in parts, each the members of a JSON object: what serves further paths adds its
/// own to `paths` and `schemas`. Tests hold it to the router and, with a fuzzer, to what is answered.
enum OpenAPIDocument {
    /// The members of `paths`.
    static let paths = [
        conversationsPaths, routingPaths, sendingPaths, configurationPaths,
        routingConfigurationPaths, peoplePaths, identityPaths, logPaths, operationsPaths,
    ]

    /// The members of `components/schemas`.
    static let schemas = [
        baseSchemas, conversationsSchemas, sendingSchemas, configurationSchemas,
        routingConfigurationSchemas, peopleSchemas, identitySchemas, logSchemas,
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
        \(parameters)
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
