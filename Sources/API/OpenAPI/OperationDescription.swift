/// An operation of the native API as the document describes it.
///
/// Method and path are the router's, and what every operation of its kind may answer is said here once.
struct OperationDescription {
    let operation: Operation
    /// A sentence about what it does.
    let summary: String
    /// Names of parameters of `components`, or parameters as JSON.
    let parameters: [String]
    let body: Body?
    let answer: Answer
    /// Problems besides those that every operation of its kind may answer with.
    let also: [Int]
    /// Problems of its kind that it never answers with.
    let never: [Int]
    /// Whether who asks need not have signed in.
    let isOpen: Bool

    /// What a request carries; a schema is a name of `components` or JSON.
    enum Body {
        /// JSON that must be there.
        case needed(String)
        /// JSON that may be left out.
        case optional(String)
        /// The bytes of a file.
        case file
    }

    /// What a request is answered with when all is well.
    enum Answer {
        /// 200 with one.
        case one(String)
        /// 200 with `result`, and the position that was shown.
        case list(String)
        /// The same in pages: `next` leads to the next one.
        case pages(String)
        /// 201 with one.
        case made(String)
        /// 200: what stands in the log now.
        case written
        /// 204.
        case nothing(String)
        /// 200 with something that is no JSON.
        case other(String, type: String, schema: String)
    }

    init(
        _ operation: Operation,
        _ summary: String,
        parameters: [String] = [],
        body: Body? = nil,
        answer: Answer,
        also: [Int] = [],
        never: [Int] = [],
        isOpen: Bool = false
    ) {
        self.operation = operation
        self.summary = summary
        self.parameters = parameters
        self.body = body
        self.answer = answer
        self.also = also
        self.never = never
        self.isOpen = isOpen
    }

    /// The path, with the names that stand for its parts.
    var path: String {
        var names = pathNames[...]
        let parts = operation.target.path.split(separator: "/").map { part in
            part == "*" ? "{\(names.removeFirst())}" : String(part)
        }
        return "/api/ledgerline/v1/" + parts.joined(separator: "/")
    }

    /// The shared parameters that stand in the path, in its order.
    private var pathNames: [String] {
        parameters.filter { OpenAPIDocument.pathParameters.contains($0) }
    }

    /// The member of a path's item.
    var json: String {
        var members = [
            "\"operationId\": \"\(operation.rawValue)\"", "\"summary\": \"\(summary)\"",
        ]
        if isOpen { members.append("\"security\": []") }
        if !parameters.isEmpty {
            let list = parameters.map { $0.hasPrefix("{") ? $0 : Self.reference("parameters", $0) }
            members.append("\"parameters\": [\(list.joined(separator: ", "))]")
        }
        if let body { members.append("\"requestBody\": \(body.json)") }
        let problems = problems.map { "\"\($0)\": \(Self.reference("responses", "P\($0)"))" }
        members.append("\"responses\": {\(([answer.json] + problems).joined(separator: ", "))}")
        return "\"\(operation.target.method.lowercased())\": {\(members.joined(separator: ", "))}"
    }

    private var problems: [Int] {
        var problems: Set = [400, 401, 403, 409, 414, 429, 503]
        if !operation.isRead { problems.formUnion([413, 415, 422]) }
        if operation.target.path.contains("*") { problems.insert(404) }
        return problems.union(also).subtracting(never).sorted()
    }

    static func reference(_ kind: String, _ name: String) -> String {
        "{\"$ref\": \"#/components/\(kind)/\(name)\"}"
    }

    /// A schema by its name, or as JSON.
    static func schema(_ text: String) -> String {
        text.hasPrefix("{") ? text : reference("schemas", text)
    }
}

extension OperationDescription.Body {
    fileprivate var json: String {
        switch self {
        case .needed(let schema): Self.json(schema, isNeeded: true)
        case .optional(let schema): Self.json(schema, isNeeded: false)
        case .file:
            #"{"required": true, "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}"#
        }
    }

    private static func json(_ schema: String, isNeeded: Bool) -> String {
        let schema = OperationDescription.schema(schema)
        return "{\"required\": \(isNeeded),"
            + " \"content\": {\"application/json\": {\"schema\": \(schema)}}}"
    }
}

extension OperationDescription.Answer {
    fileprivate var json: String {
        switch self {
        case .one(let schema): Self.json(200, OperationDescription.schema(schema))
        case .list(let schema): Self.json(200, Self.list(schema, isInPages: false))
        case .pages(let schema): Self.json(200, Self.list(schema, isInPages: true))
        case .made(let schema): Self.json(201, OperationDescription.schema(schema))
        case .written: "\"200\": " + OperationDescription.reference("responses", "Written")
        case .nothing(let description): "\"204\": {\"description\": \"\(description)\"}"
        case .other(let description, let type, let schema):
            "\"200\": {\"description\": \"\(description)\","
                + " \"content\": {\"\(type)\": {\"schema\": \(schema)}}}"
        }
    }

    private static func json(_ status: Int, _ schema: String) -> String {
        "\"\(status)\": {\"description\": \"Done.\","
            + " \"content\": {\"application/json\": {\"schema\": \(schema)}}}"
    }

    private static func list(_ schema: String, isInPages: Bool) -> String {
        let next = isInPages ? ", \"next\": {\"type\": \"string\"}" : ""
        return "{\"type\": \"object\", \"additionalProperties\": false,"
            + " \"required\": [\"result\", \"position\"], \"properties\": {"
            + "\"result\": {\"type\": \"array\", \"items\": \(OperationDescription.schema(schema))},"
            + " \"position\": {\"type\": \"integer\", \"minimum\": 0}\(next)}}"
    }
}
