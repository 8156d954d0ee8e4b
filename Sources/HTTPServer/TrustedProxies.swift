import Glibc

/// Proxies whose word about the client is believed.
///
/// Anybody can send `X-Forwarded-For`, so it counts only as far as trusted proxies wrote it: read from
/// its end, where the last proxy put who came to it, up to the first address that is none of theirs.
public struct TrustedProxies: Sendable {
    /// Addresses of one family that begin with the same bits.
    private struct Network: Sendable {
        var bytes: [UInt8]
        var bits: Int

        func holds(_ address: [UInt8]) -> Bool {
            guard address.count == bytes.count else { return false }
            for index in bytes.indices {
                let left = bits - index * 8
                if left <= 0 { break }
                let mask = left >= 8 ? UInt8.max : ~(UInt8.max >> UInt8(left))
                if bytes[index] & mask != address[index] & mask { return false }
            }
            return true
        }
    }

    private let networks: [Network]

    /// Reads addresses and networks such as `127.0.0.1`, `10.0.0.0/8` and `fd00::/8`.
    ///
    /// - Returns: nothing when one of them is none.
    public init?(_ texts: [String]) {
        var networks: [Network] = []
        for text in texts {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, let bytes = Self.bytes(of: String(parts[0])) else { return nil }
            var bits = bytes.count * 8
            if parts.count == 2 {
                guard let number = Int(parts[1]), (0...bits).contains(number) else { return nil }
                bits = number
            }
            networks.append(Network(bytes: bytes, bits: bits))
        }
        self.networks = networks
    }

    /// Whether an address is one of theirs.
    public func hold(_ address: String) -> Bool {
        guard let bytes = Self.bytes(of: address) else { return false }
        return networks.contains { $0.holds(bytes) }
    }

    /// Who sent a request.
    ///
    /// - Parameters:
    ///   - peer: who opened the connection.
    ///   - forwarded: the values of all `X-Forwarded-For` headers in the order sent.
    /// - Returns: the nearest address that is no trusted proxy's, else the farthest that is known.
    public func client(of peer: String, forwarded: [String]) -> String {
        var client = peer
        let names = forwarded.flatMap { $0.split(separator: ",") }
        for name in names.reversed() {
            guard hold(client), let address = Self.address(in: name) else { break }
            client = address
        }
        return client
    }

    /// An address that may be in brackets and may have a port behind it.
    private static func address(in text: Substring) -> String? {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        if text.first == "[", let end = text.firstIndex(of: "]") {
            text = text[text.index(after: text.startIndex)..<end]
        } else if text.contains("."), let colon = text.firstIndex(of: ":"),
            text[colon...].dropFirst().allSatisfy(\.isNumber)
        {
            text = text[..<colon]
        }
        let address = String(text)
        return bytes(of: address) == nil ? nil : address
    }

    private static func bytes(of text: String) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes.prefix(4)) }
        return unsafe inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
    }
}
