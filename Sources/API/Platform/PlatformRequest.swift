import HTTPServer

/// A request of the platform's API: one of the server's, or a part of a batch.
struct PlatformRequest: Sendable {
    /// The method; HEAD counts as GET.
    var method: String
    /// The decoded parts of the path behind `/api/now/` and the version.
    var path: [String]
    /// The path as clients write it, for links.
    var wholePath: String
    /// The query's pairs in the order sent, decoded.
    var query: [(name: String, value: String)]
    /// Finds a header by its name.
    var header: @Sendable (String) -> String?
    /// The body.
    var body: [UInt8]
    /// Scheme, host and port that the client sees, for links.
    var origin: String

    /// Takes a request of the server's.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - path: its decoded parts behind `/api/now/`.
    init(_ request: HTTPRequest, _ path: ArraySlice<String>) {
        method = request.method == "HEAD" ? "GET" : request.method
        self.path = Self.withoutVersion(path)
        wholePath = request.rawPath
        query = request.query
        header = { request.header($0) }
        body = request.body
        let host = request.header("Host") ?? ""
        let isHost = !host.isEmpty && host.utf8.allSatisfy { Self.hostBytes.contains($0) }
        origin = (request.isSecure ? "https://" : "http://") + (isHost ? host : "localhost")
    }

    /// A part of this request.
    func part(method: String, target: String, headers: [(String, String)], body: [UInt8])
        -> PlatformRequest?
    {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let segments = parts[0].split(separator: "/").map { String($0).percentDecoded }
        guard segments.allSatisfy({ $0 != nil }) else { return nil }
        let path = segments.compactMap { $0 }
        guard path.starts(with: ["api", "now"]) else { return nil }
        var part = self
        part.method = method == "HEAD" ? "GET" : method
        part.path = Self.withoutVersion(path.dropFirst(2))
        part.wholePath = String(parts[0])
        part.query = []
        for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let texts = sides.map { $0.replacing("+", with: " ").percentDecoded }
            guard let name = texts[0], let value = texts.count > 1 ? texts[1] : "" else {
                return nil
            }
            part.query.append((name, value))
        }
        let named = headers.map { ($0.0.lowercased(), $0.1) }
        part.header = { name in
            let name = name.lowercased()
            return named.first { $0.0 == name }?.1
        }
        part.body = body
        return part
    }

    /// Takes the version off: `v1`, `v2`, or as the documentation prints it, `v1interaction`.
    private static func withoutVersion(_ path: ArraySlice<String>) -> [String] {
        guard let first = path.first, first.hasPrefix("v1") || first.hasPrefix("v2") else {
            return Array(path)
        }
        let rest = String(first.dropFirst(2))
        if rest.isEmpty { return Array(path.dropFirst()) }
        return rest == "interaction" ? [rest] + path.dropFirst() : Array(path)
    }

    /// What a host and port are written with: nothing that could break out of a link.
    private static let hostBytes = Set(
        Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]".utf8)
    )

    /// The first query value of a name; an empty one counts as missing.
    func parameter(_ name: String) -> String? {
        let value = query.first { $0.name == name }?.value ?? ""
        return value.isEmpty ? nil : value
    }

    /// The format of the answer: the first that `Accept` names and we have, else JSON.
    ///
    /// - Throws: `notAcceptable`.
    func answerFormat() throws(APIError) -> PlatformFormat {
        guard let accept = header("Accept"), !accept.isEmpty else { return .json }
        var best: (format: PlatformFormat, quality: Double)?
        for range in accept.split(separator: ",") {
            let parts = range.split(separator: ";").map { part in
                part.filter { !$0.isWhitespace }.lowercased()
            }
            let quality =
                parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
                ?? 1
            let format: PlatformFormat
            switch parts.first {
            case "application/json", "*/*", "application/*": format = .json
            case "application/xml", "text/xml": format = .xml
            default: continue
            }
            if quality > 0, best.map({ quality > $0.quality }) ?? true { best = (format, quality) }
        }
        guard let best else { throw .notAcceptable }
        return best.format
    }

    /// The format of the body: JSON unless `Content-Type` says XML.
    ///
    /// - Throws: `wrongContentType`.
    func bodyFormat() throws(APIError) -> PlatformFormat {
        guard let header = header("Content-Type"), !header.isEmpty else { return .json }
        let parts = header.split(separator: ";").map { part in
            part.filter { !$0.isWhitespace && $0 != "\"" }.lowercased()
        }
        guard parts.dropFirst().allSatisfy({ !$0.hasPrefix("charset=") || $0 == "charset=utf-8" })
        else { throw .wrongContentType }
        switch parts.first {
        case "application/json": return .json
        case "application/xml", "text/xml": return .xml
        default: throw .wrongContentType
        }
    }
}

extension StringProtocol {
    /// The text without percent escapes; nothing for a broken one, a NUL, or what is not UTF-8.
    var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let text = String(validating: digits, as: UTF8.self),
                text.allSatisfy(\.isHexDigit), let value = UInt8(text, radix: 16), value != 0
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
