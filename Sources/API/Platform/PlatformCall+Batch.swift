import Cryptography
import HTTPServer
import JSON
import Vocabulary

/// What a part of a batch was answered with.
struct ServicedPart: Sendable {
    var id: String
    var response: HTTPResponse
    var milliseconds: Int
}

// The platform's Batch API, version 1: several requests in one, carried out one after the other.
extension PlatformCall {
    /// How many requests a batch may have.
    static var partsMax: Int { 100 }

    private struct Part: Sendable {
        var id: String
        var request: PlatformRequest?
    }

    /// `POST batch`.
    func runBatch() throws(APIError) {
        let members = try body()
        func member(_ name: String) -> JSONValue? { members.first { $0.key == name }?.value }
        guard let batch = member("batch_request_id").flatMap({ $0.scalar }) else {
            throw .missingField("batch_request_id")
        }
        guard case .array(let items)? = member("rest_requests") else {
            throw .missingField("rest_requests")
        }
        guard items.count <= Self.partsMax else {
            throw .badField("rest_requests", expected: "at most \(Self.partsMax) requests")
        }
        let parts = try items.map { item throws(APIError) in try part(item) }
        try attemptElsewhere { () throws(APIError) in carryOut(parts[...], of: batch, []) }
    }

    private func part(_ item: JSONValue) throws(APIError) -> Part {
        guard case .object(let members) = item else {
            throw .badField("rest_requests", expected: "a list of objects")
        }
        func member(_ name: String) -> JSONValue? { members.first { $0.key == name }?.value }
        guard let id = member("id").flatMap({ $0.scalar }) else { throw .missingField("id") }
        let url = member("url")?.plain ?? ""
        let method = member("method")?.plain ?? ""
        guard !url.isEmpty, !method.isEmpty else {
            throw .missingField(url.isEmpty ? "url" : "method")
        }
        var headers: [(String, String)] = []
        if case .array(let items)? = member("headers") {
            for case .object(let header) in items {
                let name = header.first { $0.key == "name" }?.value.plain ?? ""
                headers.append((name, header.first { $0.key == "value" }?.value.plain ?? ""))
            }
        }
        var body: [UInt8] = []
        if let text = member("body")?.plain, !text.isEmpty {
            guard let bytes = try? Base64.decode(text) else {
                throw .badField("body", expected: "a text in base 64")
            }
            body = bytes
        }
        let request = request.part(method: method, target: url, headers: headers, body: body)
        return Part(id: id, request: request)
    }

    private func carryOut(_ parts: ArraySlice<Part>, of batch: String, _ done: [ServicedPart]) {
        guard let part = parts.first else {
            return attempt { () throws(APIError) in try answer(batch, done) }
        }
        let start = ContinuousClock.now
        let finish: @Sendable (HTTPResponse) -> Void = { response in
            let took = start.duration(to: .now)
            let milliseconds = Int(took / .milliseconds(1))
            let serviced = ServicedPart(id: part.id, response: response, milliseconds: milliseconds)
            // Elsewhere, so that a long batch does not pile up calls.
            surface.work.follow { carryOut(parts.dropFirst(), of: batch, done + [serviced]) }
        }
        func fail(_ error: APIError, _ format: PlatformFormat = .json) {
            finish(error.platformDocument(format))
        }
        guard let request = part.request else { return fail(.unknownResource) }
        let format = (try? request.answerFormat()) ?? .json
        let operation: PlatformOperation
        do throws(APIError) {
            operation = try request.operation()
        } catch {
            return fail(error, format)
        }
        guard operation != .batch else {
            return fail(.contradiction("A batch has no batches in it."), format)
        }
        let reply = Reply(
            surface.requests,
            operation: operation.rawValue,
            failure: { $0.platformDocument(format) },
            answer: finish
        )
        PlatformCall(
            surface: surface,
            request: request,
            reply: reply,
            caller: caller,
            operation: operation,
            format: format
        )
        .run()
    }

    private func answer(_ batch: String, _ parts: [ServicedPart]) throws(APIError) {
        var json = JSONText()
        json.beginObject()
        json.member("batch_request_id", batch)
        json.key("serviced_requests")
        json.beginArray()
        for part in parts {
            json.beginObject()
            json.member("id", part.id)
            json.member("body", Base64.encode(part.response.body))
            json.member("status_code", part.response.status)
            json.member("status_text", Self.reason(part.response.status))
            json.key("headers")
            json.beginArray()
            for (name, value) in part.response.headers {
                json.beginObject()
                json.member("name", name)
                json.member("value", value)
                json.endObject()
            }
            json.endArray()
            json.member("execution_time", part.milliseconds)
            json.endObject()
        }
        json.endArray()
        json.key("unserviced_requests")
        json.beginArray()
        json.endArray()
        json.endObject()
        reply.json(json)
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 204: "No Content"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 415: "Unsupported Media Type"
        case 503: "Service Unavailable"
        default: status < 500 ? "Error" : "Internal Server Error"
        }
    }
}

extension JSONValue {
    /// A text, or a whole number as one.
    fileprivate var scalar: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }
}
