import Cryptography
import HTTPServer

/// What a request says about who sends it.
///
/// Source: RFC 7617 (Basic).
struct Credentials: Sendable {
    var userName: String
    var password: String

    init(userName: String, password: String) {
        self.userName = userName
        self.password = password
    }

    /// Reads the `Authorization` header; nothing when there is none that can be read.
    init?(_ request: HTTPRequest) {
        guard let header = request.header("Authorization") else { return nil }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "basic", parts[1].utf8.count <= 4_096,
            let bytes = try? Base64.decode(String(parts[1])),
            let text = String(validating: bytes, as: UTF8.self),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        userName = String(text[..<colon])
        password = String(text[text.index(after: colon)...])
        // RFC 7617, section 2: neither has control characters.
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            return nil
        }
    }
}
