/// A request that the server refuses before, or in place of, the handler.
///
/// Source: RFC 9457 (problem details), RFC 9110 section 15.5 (client errors).
public struct HTTPRefusal: Sendable, Equatable {
    /// Why a request is refused: the stable part of the problem's `type`.
    public enum Reason: String, Sendable, CaseIterable {
        /// The path has a bad escape, invalid UTF-8, a NUL, a dot segment, or does not begin with `/`.
        case badTarget = "bad-target"
        /// How long the body is can be read in two ways: Content-Length and Transfer-Encoding contradict
        /// each other, one is repeated or not understood, or a header's name has a space.
        case ambiguousLength = "ambiguous-length"
        /// The body did not arrive in time.
        case requestTimeout = "request-timeout"
        /// The body is larger than allowed.
        case bodyTooLarge = "body-too-large"
        /// Path and query are longer than allowed.
        case targetTooLong = "target-too-long"
        /// Request line and headers are larger than allowed.
        case headersTooLarge = "headers-too-large"
        /// A response had a header that HTTP cannot carry: a defect of the handler.
        case invalidResponse = "invalid-response"
        /// The handler did not answer in time.
        case answerTimeout = "answer-timeout"
        /// The server is being stopped.
        case stopping = "stopping"
    }

    /// Why.
    public let reason: Reason

    /// The path as it was sent, without the query.
    public let rawPath: String

    /// The HTTP status.
    public var status: Int {
        switch reason {
        case .badTarget, .ambiguousLength: 400
        case .requestTimeout: 408
        case .bodyTooLarge: 413
        case .targetTooLong: 414
        case .headersTooLarge: 431
        case .invalidResponse: 500
        case .answerTimeout, .stopping: 503
        }
    }

    /// A sentence for whoever reads the response.
    public var detail: String {
        switch reason {
        case .badTarget: "The request's path or query is not valid."
        case .ambiguousLength: "The request does not say clearly how long its body is."
        case .requestTimeout: "The request did not arrive completely in time."
        case .bodyTooLarge: "The request's body is larger than this resource accepts."
        case .targetTooLong: "The request's path and query are too long."
        case .headersTooLarge: "The request's headers are too large."
        case .invalidResponse: "The response could not be sent."
        case .answerTimeout: "The request was not answered in time; its outcome is unknown."
        case .stopping: "The server is stopping."
        }
    }

    /// The response unless the configuration makes another: `application/problem+json`.
    public var problem: HTTPResponse {
        var text = "{\"type\":\"urn:ledgerline:problem:\(reason.rawValue)\",\"title\":\""
        text += "\(detail)\",\"status\":\(status),\"instance\":\""
        for scalar in rawPath.unicodeScalars {
            // The path is as a stranger sent it: only printable ASCII goes back unescaped.
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case " "..."~": text.unicodeScalars.append(scalar)
            default: text += "?"
            }
        }
        text += "\"}"
        return HTTPResponse(
            status: status,
            headers: [
                ("Content-Type", "application/problem+json"),
                ("X-Content-Type-Options", "nosniff"),
            ],
            body: Array(text.utf8)
        )
    }
}
