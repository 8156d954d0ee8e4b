/// What a request is answered with.
///
/// `Date`, `Content-Length` and `Connection` are added on the way out; a response to HEAD goes
/// without its body. A header name or value that HTTP cannot carry turns the response into a 500.
public struct HTTPResponse: Sendable {
    /// The status, 200 to 599.
    public var status: Int { didSet { prepared = nil } }

    /// Headers in the order they are sent; a name may come more than once.
    public var headers: [(String, String)] { didSet { prepared = nil } }

    /// The body.
    public var body: [UInt8] { didSet { prepared = nil } }

    /// The same response made ready; none for one of its own, or once it was changed.
    private(set) var prepared: PreparedResponse?

    /// Puts a response together.
    public init(status: Int, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A response that was prepared.
    public init(_ prepared: PreparedResponse) {
        self = prepared.response
        self.prepared = prepared
    }

    /// Plain text in UTF-8.
    public static func text(_ text: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: textHeaders, body: Array(text.utf8))
    }

    /// JSON that is encoded already.
    public static func json(_ bytes: [UInt8], status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: jsonHeaders, body: bytes)
    }

    /// No body.
    public static func empty(status: Int = 204) -> HTTPResponse {
        HTTPResponse(status: status)
    }

    // Shared, so that a response does not allocate a list of its own.
    private static let textHeaders = [("Content-Type", "text/plain; charset=utf-8")]
    private static let jsonHeaders = [("Content-Type", "application/json")]
}
