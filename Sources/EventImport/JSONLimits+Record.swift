import JSON

extension JSONLimits {
    /// For a line of an export: all that a record can hold.
    ///
    /// Records need a depth of five.
    static let record = JSONLimits(depth: 12, permitsNUL: true, permitsLargeIntegers: true)
}
