/// What a reader takes: how deep, how large, and which texts.
public struct JSONLimits: Equatable, Sendable {
    /// How deep objects and lists may lie in one another, from 0 on.
    public let depth: Int
    /// Whether U+0000 may stand in a text, as an escape.
    public let permitsNUL: Bool
    /// Whether whole numbers may go up to `UInt64.max`; otherwise up to `Int64.max`.
    public let permitsLargeIntegers: Bool

    /// Makes limits, by themselves those for what strangers send.
    ///
    /// - Parameters:
    ///   - depth: how deep objects and lists may lie in one another, from 0 on.
    ///   - permitsNUL: whether U+0000 may stand in a text.
    ///   - permitsLargeIntegers: whether whole numbers may go up to `UInt64.max`.
    public init(depth: Int, permitsNUL: Bool = false, permitsLargeIntegers: Bool = false) {
        self.depth = depth
        self.permitsNUL = permitsNUL
        self.permitsLargeIntegers = permitsLargeIntegers
    }
}
