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
}
