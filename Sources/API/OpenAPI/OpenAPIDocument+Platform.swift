// The platform-compatible API (rows H1 to H5): its tables describe themselves.
extension OpenAPIDocument {
    /// The members of `paths` below `/api/now/`, each also to be had below `/api/now/v1/` and `v2/`.
    static var platformPaths: [String] { interactionPaths + tablePaths }

    private static var tablePaths: [String] {
        Table.list.flatMap { table in
            [
                path("table/\(table.name)", operations(on: table, ofOne: false)),
                path("table/\(table.name)/{sys_id}", operations(on: table, ofOne: true)),
            ]
        }
    }

    private static func operations(on table: Table, ofOne isOne: Bool) -> [String] {
        let record = "Record_\(table.name)"
        let one =
            #"{"type": "object", "required": ["result"], "properties": {"result": \#(schema(record))}}"#
        let list =
            #"{"type": "object", "required": ["result"], "properties": {"result": "#
            + #"{"type": "array", "items": \#(schema(record))}}}"#
        func member(
            _ operation: PlatformOperation,
            _ summary: String,
            parameters: [String] = Self.recordParameters,
            hasBody: Bool = false,
            answer: (Int, String)
        ) -> String {
            describe(
                operation,
                of: table.name,
                summary,
                parameters: (isOne ? ["record"] : []) + parameters,
                body: hasBody ? "RecordFields" : nil,
                answer: answer
            )
        }
        guard isOne else {
            let inserts = member(
                .insertRecord,
                "Makes a record.",
                hasBody: true,
                answer: (201, one)
            )
            return [
                member(
                    .listRecords,
                    "A page of records, with X-Total-Count and Link.",
                    parameters: recordParameters + listParameters,
                    answer: (200, list)
                )
            ] + (table.commands?.insert == nil ? [] : [inserts])
        }
        var members = [member(.showRecord, "A record.", answer: (200, one))]
        if table.serves(.updateRecord) {
            for operation in [PlatformOperation.replaceRecord, .updateRecord] {
                members.append(
                    member(operation, "Changes what is sent.", hasBody: true, answer: (200, one))
                )
            }
        }
        if table.serves(.deleteRecord) {
            members.append(
                member(.deleteRecord, "Deletes it.", parameters: [], answer: (204, ""))
            )
        }
        return members
    }

    private static var interactionPaths: [String] {
        let shown = schema("PlatformInteraction")
        return [
            path(
                "interaction",
                [
                    describe(
                        .createInteraction,
                        "Makes an interaction; one that is active already is answered with 200.",
                        parameters: ["PlatformKey"],
                        body: "InteractionWish",
                        answer: (201, shown),
                        or: 200
                    )
                ]
            ),
            path(
                "interaction/{sys_id}/close",
                [
                    describe(
                        .closeInteraction,
                        "Closes an interaction; a closed one is answered as it is.",
                        parameters: ["record"],
                        answer: (200, shown)
                    )
                ]
            ),
            path(
                "initiate_message/validate_phone_number",
                questions(
                    .validateNumber,
                    "Whether a number is valid, and its E.164 form (row V1).",
                    schema("PlatformNumberVerdict")
                )
            ),
            path(
                "initiate_message/validate_profile",
                questions(
                    .validateChannelProfile,
                    "Whose a number is (row V2).",
                    schema("PlatformProfileVerdict")
                )
            ),
            path(
                "batch",
                [
                    describe(
                        .batch,
                        "Carries out up to 100 requests, one after the other.",
                        body: "BatchRequest",
                        answer: (200, schema("BatchAnswer"))
                    )
                ]
            ),
        ]
    }

    /// A question with a body, and the same with parameters.
    private static func questions(
        _ operation: PlatformOperation,
        _ summary: String,
        _ answer: String
    ) -> [String] {
        [
            describe(operation, summary, body: "NumberQuestion", answer: (200, answer)),
            describe(
                operation,
                method: "get",
                summary,
                parameters: ["asked_number", "asked_table", "asked_sys_id"],
                answer: (200, answer)
            ),
        ]
    }

    private static let recordParameters = [
        "sysparm_fields", "sysparm_display_value", "sysparm_exclude_reference_link",
    ]
    private static let listParameters = [
        "sysparm_query", "sysparm_limit", "sysparm_offset", "sysparm_no_count",
        "sysparm_suppress_pagination_header",
    ]

    private static func path(_ path: String, _ operations: [String]) -> String {
        "\"/api/now/\(path)\": {\(operations.joined(separator: ",\n"))}"
    }

    private static func schema(_ name: String) -> String {
        OperationDescription.reference("schemas", name)
    }

    private static func describe(
        _ operation: PlatformOperation,
        of table: String = "",
        method: String? = nil,
        _ summary: String,
        parameters: [String] = [],
        body: String? = nil,
        answer: (status: Int, schema: String),
        or other: Int? = nil
    ) -> String {
        let id = ([operation.rawValue, table, method ?? ""].filter { !$0.isEmpty })
            .joined(separator: "_")
        var members = ["\"operationId\": \"\(id)\"", "\"summary\": \"\(summary)\""]
        if !parameters.isEmpty {
            let list = parameters.map { OperationDescription.reference("parameters", $0) }
            members.append("\"parameters\": [\(list.joined(separator: ", "))]")
        }
        if let body {
            members.append(
                "\"requestBody\": {\"required\": \(table.isEmpty), \"content\": \(content(schema(body)))}"
            )
        }
        var responses = ([answer.status] + (other.map { [$0] } ?? [])).map { status in
            let content = answer.schema.isEmpty ? "" : ", \"content\": \(content(answer.schema))"
            return "\"\(status)\": {\"description\": \"Done.\"\(content)}"
        }
        let refusals = operation.isRead ? [] : [413, 415]
        for status in [400, 401, 403, 404, 406, 429, 503] + refusals {
            responses.append(
                "\"\(status)\": {\"description\": \"Not done.\","
                    + " \"content\": \(content(schema("PlatformError")))}"
            )
        }
        responses.append("\"414\": \(OperationDescription.reference("responses", "P414"))")
        members.append("\"responses\": {\(responses.joined(separator: ", "))}")
        let method = method ?? operation.target.method.lowercased()
        return "\"\(method)\": {\(members.joined(separator: ", "))}"
    }

    private static func content(_ schema: String) -> String {
        "{\"application/json\": {\"schema\": \(schema)},"
            + " \"application/xml\": {\"schema\": {}}}"
    }

    /// The schemas of the tables' records, from their columns.
    static var recordSchemas: String {
        Table.list.map { table in
            let cells = table.columns.map { "\"\($0.name)\": \(schema("Cell"))" }
            return "\"Record_\(table.name)\": {\"type\": \"object\", \"properties\": "
                + "{\(cells.joined(separator: ", "))}, \"additionalProperties\": \(schema("Cell"))}"
        }
        .joined(separator: ",\n")
    }
}
