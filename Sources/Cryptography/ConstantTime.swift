import CSodium

/// Comparisons whose time does not depend on the bytes.
public enum ConstantTime {
    /// Whether two secrets are the same; only a difference in length shows in the time.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe sodium_memcmp(left, right, left.count) == 0
    }
}
