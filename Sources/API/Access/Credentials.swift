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
        let parts = header.utf8.split(separator: UInt8(ascii: " "))
        guard parts.count == 2, String(parts[0])?.lowercased() == "basic", parts[1].count <= 4_096,
            let encoded = String(parts[1]), let bytes = try? Base64.decode(encoded),
            // RFC 7617, section 2: neither has control characters.
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let userName = String(validating: bytes[..<colon], as: UTF8.self),
            let password = String(validating: bytes[(colon + 1)...], as: UTF8.self)
        else { return nil }
        self.init(userName: userName, password: password)
    }
}
