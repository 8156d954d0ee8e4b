import Vocabulary

/// A concatenated message that was delivered a moment ago.
struct EndedMessage: Sendable {
    /// The message that its parts became.
    var message: MessageID
    var at: Instant
    /// How many parts it has.
    var count: UInt8
    /// The parts that were delivered, each with its text's hash.
    var parts: [UInt8: SeenKey]

    var isWhole: Bool { parts.count == Int(count) }

    /// Whether a part was delivered with this very text.
    func has(_ part: HeldPart) -> Bool { parts[part.number] == Self.hash(part.body) }

    static func hash(_ body: String) -> SeenKey { SeenKey(domain: 0, id: body) }
}

/// The messages of several parts that were delivered lately, to know late and repeated parts (row R8).
///
/// Two generations, as with the ids of messages; how long one counts is asked for with each look-up.
/// What is forgotten early, because there is too much, is taken for a part of a new message: it is
/// delivered twice at worst, and never lost.
struct EndedParts: Sendable {
    /// How long a generation lasts at most: twice the longest wait that the settings allow, for what
    /// waits itself may repeat what was delivered as long before.
    static let generation = Milliseconds.hours(2)
    /// How many parts a generation has at most: with two of them 2 MB.
    static let partsMax = 20_000

    private var younger: [PartsKey: EndedMessage] = [:]
    private var older: [PartsKey: EndedMessage] = [:]
    private var began = Instant.zero
    private var parts = 0

    /// The message that was delivered under a key not longer ago than that.
    func message(_ key: PartsKey, at time: Instant, within wait: Milliseconds) -> EndedMessage? {
        guard let found = younger[key] ?? older[key], time - found.at < wait else { return nil }
        return found
    }

    mutating func remember(_ message: EndedMessage, _ key: PartsKey, at time: Instant) {
        if time - began >= Self.generation || parts >= Self.partsMax {
            older = younger
            younger = [:]
            began = time
            parts = 0
        }
        younger[key] = message
        parts += message.parts.count
    }

    /// What is remembered, in an order of its own, for tests.
    var canonicalText: String {
        let texts = [younger, older].map {
            $0.map { "\($0.key) \($0.value.canonicalText)" }.sorted()
        }
        return "parts since \(began): \(texts)"
    }
}

extension EndedMessage {
    fileprivate var canonicalText: String {
        "\(message) \(at) \(count) \(parts.sorted { $0.key < $1.key })"
    }
}
