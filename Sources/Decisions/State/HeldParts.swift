import Scheduler
import Vocabulary

/// What the parts of one concatenated message have in common (row R8).
struct PartsKey: Hashable, Sendable {
    var pair: AddressPair
    var reference: UInt16
    var count: UInt8

    init(_ pair: AddressPair, reference: UInt16, count: UInt8) {
        self.pair = pair
        self.reference = reference
        self.count = count
    }

    init(_ pair: AddressPair, _ part: MessagePart) {
        self.init(pair, reference: part.reference, count: part.count)
    }
}

/// A part as it came.
struct HeldPart: Sendable {
    var message: MessageID
    var number: UInt8
    var body: String
    var providerMessageID: String
    var sentAt: Instant
}

/// A message of which parts are missing.
struct PartialMessage: Sendable {
    var application: ApplicationID
    /// The part that came first, which names the message's timer.
    var first: MessageID
    /// When that part came.
    var since: Instant
    /// What came, by number.
    var parts: [HeldPart] = []
    /// What scripts said before the part that came last (rows X1, X2 and X4).
    var extensions: [ExtensionAnswer] = []
    /// The head of the list with its timer.
    var timers = PendingTimers.end

    func part(_ number: UInt8) -> HeldPart? { parts.first { $0.number == number } }
}

extension [HeldPart] {
    /// With another part, in its place by number.
    func with(_ part: HeldPart) -> [HeldPart] {
        var parts = self
        parts.insert(part, at: parts.firstIndex { $0.number > part.number } ?? parts.endIndex)
        return parts
    }
}

/// Parts of concatenated messages that wait for the others, and what lately waited (row R8).
///
/// Nothing here is iterated in an order that a process could choose: it is only looked up.
struct HeldParts: Sendable {
    /// How many parts may wait in all: with the longest texts some 10 MB, with usual ones 2 MB.
    static let countMax = 10_000
    /// How many may wait of one pair: two messages of as many parts as there can be.
    static let countOfPairMax = 510
    /// The longest text of a part in bytes of UTF-8; what a phone sends has at most 480.
    static let bytesMax = 1_024

    /// The messages that wait.
    private(set) var waiting: [PartsKey: PartialMessage] = [:]
    /// The messages by the part that came first.
    private(set) var keys: [MessageID: PartsKey] = [:]
    /// How many parts wait.
    private(set) var count = 0
    private var countOfPair: [AddressPair: Int] = [:]
    /// What waited a moment ago.
    var ended = EndedParts()
    /// The part that the last record brought, until an outcome says what becomes of it.
    private var arrived: (part: HeldPart, extensions: [ExtensionAnswer])?

    /// Whether a part from an address waits for others.
    func isWaiting(for requester: Address) -> Bool {
        countOfPair.keys.contains { $0.requester == requester }
    }

    /// Whether no further part of a pair can be kept waiting.
    func isFull(for pair: AddressPair) -> Bool {
        count >= Self.countMax || (countOfPair[pair] ?? 0) >= Self.countOfPairMax
    }

    mutating func arrive(_ part: HeldPart?, _ extensions: [ExtensionAnswer]) {
        arrived = part.map { ($0, extensions) }
    }

    /// The part that came last keeps waiting, as the first of its message or with others.
    mutating func hold(
        _ key: PartsKey,
        _ application: ApplicationID,
        isFirst: Bool,
        at time: Instant
    ) {
        guard let (part, extensions) = arrived else {
            preconditionFailure("a part is held by the record behind the one that brought it")
        }
        if isFirst {
            waiting[key] = PartialMessage(
                application: application,
                first: part.message,
                since: time
            )
            keys[part.message] = key
        }
        guard var message = waiting[key] else {
            preconditionFailure("a further part joins a message that waits")
        }
        message.parts = message.parts.with(part)
        message.extensions = extensions
        waiting[key] = message
        count += 1
        countOfPair[key.pair, default: 0] += 1
        arrived = nil
    }

    mutating func setTimers(of key: PartsKey, to list: PendingTimers.Slot) {
        waiting[key]?.timers = list
    }

    /// A message waits no longer, if one of its parts is among those.
    ///
    /// - Returns: the parts that have become one message, and what waited; its timer is to be cancelled.
    mutating func end(
        _ key: PartsKey,
        with parts: [MessageID]
    ) -> (parts: [HeldPart], waited: PartialMessage?) {
        var found: [HeldPart] = []
        var waited: PartialMessage?
        if let message = waiting[key], parts.contains(message.first) {
            waited = message
            found = message.parts
            waiting[key] = nil
            keys[message.first] = nil
            count -= found.count
            let left = (countOfPair[key.pair] ?? 0) - found.count
            countOfPair[key.pair] = left == 0 ? nil : left
        }
        if let (part, _) = arrived, parts.contains(part.message) {
            found = found.with(part)
            arrived = nil
        }
        return (found, waited)
    }
}
