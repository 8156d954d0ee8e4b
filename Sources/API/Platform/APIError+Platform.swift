import HTTPServer

// The platform's shape of errors: `{"error":{"message":…,"detail":…},"status":"failure"}`.
extension APIError {
    /// The status on the platform, which knows fewer than the native API.
    var platformStatus: Int {
        switch status {
        case 409, 422: 400
        default: status
        }
    }

    /// The platform's words where clients look at them, else the kind of problem.
    private var platformMessage: String {
        switch self {
        case .credentialsMissing, .credentialsRefused: "User Not Authenticated"
        case .unknownSubject("record"): "No Record found"
        case .badField(let name, _): "Invalid parameter " + name
        case .missingField(let name): "Missing parameter " + name
        default: title
        }
    }

    /// The response in a format.
    func platformDocument(_ format: PlatformFormat) -> HTTPResponse {
        var writer = DocumentWriter(format)
        writer.object("error") { writer in
            writer.member("message", platformMessage)
            writer.member("detail", detail)
        }
        writer.member("status", "failure")
        var headers = document.headers.filter { $0.0 != "Content-Type" }
        headers.insert(("Content-Type", format.mediaType), at: 0)
        return HTTPResponse(status: platformStatus, headers: headers, body: writer.end())
    }
}
