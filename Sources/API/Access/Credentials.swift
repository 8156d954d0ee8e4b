import Cryptography
import HTTPServer

/// A user name and a password as a request shows them.
///
/// Source: RFC 7617 (Basic).
struct Credentials: Sendable {
    var userName: String
    var password: String

    init(userName: String, password: String) {
        self.userName = userName
        self.password = password
    }

    /// Reads the `Authorization` header's value; nothing when it is none of this kind.
    init?(_ header: String) {
        guard let encoded = header.authorization(of: "basic"), encoded.utf8.count <= 4_096,
            let bytes = try? Base64.decode(encoded),
            // RFC 7617, section 2: neither has control characters.
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let userName = String(validating: bytes[..<colon], as: UTF8.self),
            let password = String(validating: bytes[(colon + 1)...], as: UTF8.self)
        else { return nil }
        self.init(userName: userName, password: password)
    }
}

extension HTTPRequest {
    /// The cookie that a browser's session is known by.
    static let sessionCookie = "ledgerline_session"

    /// The token that the `Authorization` header carries (RFC 6750, section 2.1).
    var bearerToken: String? { header("Authorization")?.authorization(of: "bearer") }

    /// The secret in the session's cookie (RFC 6265, section 4.2).
    var sessionSecret: String? {
        for pair in (header("Cookie") ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == Self.sessionCookie else {
                continue
            }
            return String(parts[1])
        }
        return nil
    }

    /// Whether it changes nothing by its method.
    var isSafe: Bool { method == "GET" || method == "HEAD" }

    /// Whether a page in a browser sent it.
    ///
    /// Source: W3C, Fetch Metadata Request Headers.
    var isFromPage: Bool { header("Sec-Fetch-Site") != nil }
}

extension String {
    /// What stands behind a scheme in an `Authorization` header; nothing for another scheme.
    ///
    /// The scheme is given in small letters; the header may have it in any (RFC 9110, section 11.1).
    fileprivate func authorization(of scheme: StaticString) -> String? {
        let bytes = utf8
        let length = scheme.utf8CodeUnitCount
        let start = bytes.drop { $0 == UInt8(ascii: " ") }
        guard start.count > length else { return nil }
        var index = start.startIndex
        for place in 0..<length {
            guard unsafe scheme.utf8Start[place] == start[index] | 0x20 else { return nil }
            index = bytes.index(after: index)
        }
        guard start[index] == UInt8(ascii: " ") else { return nil }
        let rest = start[index...].drop { $0 == UInt8(ascii: " ") }
        guard let end = rest.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return nil }
        let value = rest[...end]
        return value.contains(UInt8(ascii: " ")) ? nil : String(Substring(value))
    }
}
