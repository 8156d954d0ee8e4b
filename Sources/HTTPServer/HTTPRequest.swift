/// A request, complete with its body.
///
/// Query and headers are decoded when they are asked for, each time anew: keep what is used more than
/// once. Their validity was checked before the handler ran.
public struct HTTPRequest: Sendable {
    /// The method as sent, such as `GET`.
    ///
    /// HEAD is the handler's to treat as GET.
    public let method: String

    /// The whole body; empty without one.
    public let body: [UInt8]

    /// The client's numeric address without its port, or `unix`.
    public let remoteAddress: String

    /// Whether it came over TLS.
    public let isSecure: Bool

    /// The path's parts, decoded: `/a/b%2Fc/` gives `a` and `b/c`, `/` gives none.
    ///
    /// No part is `.` or `..`; one may be empty, where slashes follow each other.
    public let pathSegments: [String]

    private let head: RequestHead

    init(
        method: String,
        head: RequestHead,
        body: [UInt8],
        remoteAddress: String,
        isSecure: Bool
    ) {
        self.method = method
        self.head = head
        self.body = body
        self.remoteAddress = remoteAddress
        self.isSecure = isSecure
        pathSegments = head.segments
    }

    /// The path as sent, without the query.
    public var rawPath: String { String(decoding: head.path, as: UTF8.self) }

    /// What follows the question mark, as sent; empty without one.
    public var rawQuery: String { String(decoding: head.query, as: UTF8.self) }

    /// What follows the question mark, as sent, byte by byte.
    public var queryBytes: ArraySlice<UInt8> { head.query }

    /// The query's pairs in the order sent, decoded; `+` is a space.
    public var query: [(name: String, value: String)] { head.pairs }

    /// The first query value of a name.
    public func query(_ name: String) -> String? {
        head.pairs.first { $0.name == name }?.value
    }

    /// The first header of a name, whose case does not matter.
    public func header(_ name: String) -> String? {
        head.value(of: name).map(head.text)
    }

    /// All headers in the order sent, names as sent.
    public var headers: [(name: String, value: String)] {
        var all: [(name: String, value: String)] = []
        head.forEachHeader { name, value in
            all.append((head.text(name), head.text(value)))
            return true
        }
        return all
    }
}
