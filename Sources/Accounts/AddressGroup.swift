import Foundation

/// Whose address it is, as far as an address tells.
enum AddressGroup {
    /// An IPv4 address as it is, and of an IPv6 address the first 64 bits.
    ///
    /// Whoever has one IPv6 address usually has 2^64 of them: each for itself would be no limit.
    static func name(of address: String) -> String {
        var bytes = in6_addr()
        guard address.contains(":"), unsafe inet_pton(AF_INET6, address, &bytes) == 1 else {
            return address
        }
        return unsafe withUnsafeBytes(of: &bytes) { bytes in
            unsafe bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".") + "/64"
        }
    }
}
