/// Why a request has no response.
///
/// The question that matters to whoever retries is whether the other side may have acted:
/// `failedBeforeSending`, `badURL`, `badHeader`, `tooManyRequests` say it has not. No case carries a
/// URL, a header or a credential.
public enum HTTPClientError: Error, Equatable, Sendable {
    /// No byte of the request left: the name was not found, the connection refused, TLS not agreed.
    ///
    /// Trying again is safe. `code` is libcurl's, `reason` its fixed text. Source: libcurl-errors(3).
    case failedBeforeSending(code: UInt32, reason: String)
    /// The request was sent, in part at least, and no complete response came: the outcome is unknown.
    ///
    /// Only an idempotent request may be tried again blindly.
    case uncertain(code: UInt32, reason: String)
    /// The response is larger than `maxResponseBytes`; the request was acted upon.
    case responseTooLarge(status: Int)
    /// The URL cannot be parsed, or is neither http nor https.
    case badURL
    /// A header has a line break or a NUL, or a name is empty. Nothing was sent.
    case badHeader
    /// As many requests as the client takes are under way. Try later.
    case tooManyRequests
    /// The client was shut down. `wasSent` says whether the request may have been acted upon.
    case cancelled(wasSent: Bool)

    /// The reason of `failedBeforeSending` where a request may go to public addresses only and the name
    /// has none.
    public static let privateAddress = "The address is not a public one"
}
