public import CBOR
public import EventLog
public import Vocabulary

/// How far views have come, and of which log; kept with them in the same transaction.
public struct Checkpoint: ViewRow {
    /// The version of what rows and keys mean; any other is dropped and rebuilt, as is another layout.
    public static let currentFormat: UInt64 = 5

    /// The version of rows and keys.
    public var format: UInt64
    /// The log that was folded.
    public var log: LogIdentity
    /// The last record that was folded; 0 before the first.
    public var position: Position
    /// Up to when the views are settled: the time of that record.
    public var horizon: Instant
    /// What the views look like; see `ViewLayout`.
    public var layout: UInt64

    /// Makes a checkpoint of this version.
    public init(log: LogIdentity, position: Position, horizon: Instant) {
        format = Self.currentFormat
        self.log = log
        self.position = position
        self.horizon = horizon
        layout = ViewLayout.current
    }

    /// Makes an empty one, to be filled by a decoder.
    public init() {
        format = 0
        log = LogIdentity(high: 0, low: 0)
        position = 0
        horizon = .zero
        layout = 0
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        var high = log.high
        var low = log.low
        try visitor.unsigned(1, "format", &format)
        try visitor.unsigned(2, "log_high", &high)
        try visitor.unsigned(3, "log_low", &low)
        try visitor.unsigned(4, "position", &position)
        try visitor.instant(5, "horizon", &horizon)
        try visitor.unsigned(6, "layout", &layout)
        log = LogIdentity(high: high, low: low)
    }
}
