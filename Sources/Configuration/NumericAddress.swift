import Glibc

/// Addresses of the Internet as numbers, which need no name server to be understood.
enum NumericAddress {
    /// Whether a text is an IPv4 or IPv6 address.
    static func isOne(_ text: String) -> Bool {
        var four = in_addr()
        var six = in6_addr()
        return unsafe inet_pton(AF_INET, text, &four) == 1
            || inet_pton(AF_INET6, text, &six) == 1
    }

    /// Whether a text is an address, or one with the number of bits that name its network.
    static func isNetwork(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, isOne(String(parts[0])) else { return false }
        guard parts.count == 2 else { return true }
        let bitsMax = parts[0].contains(":") ? 128 : 32
        return Int(parts[1]).map { (0...bitsMax).contains($0) } ?? false
    }
}
