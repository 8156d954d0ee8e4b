/// Which part of which message an inbound SMS is (row R8).
///
/// Records have it as one text: `REFERENCE:NUMBER/COUNT`, such as `300:2/3`. Source: 3GPP TS 23.040,
/// sections 9.2.3.24.1 and 9.2.3.24.8.
public struct MessagePart: Hashable, Sendable {
    /// What all parts of a message have in common; a phone uses one again after 256 or 65,536 messages.
    public var reference: UInt16
    /// How many parts there are, 2 to 255.
    public var count: UInt8
    /// Which one this is, from 1.
    public var number: UInt8

    /// Puts it together.
    ///
    /// - Returns: nothing when there is no such part, and for a message of one part, which is whole.
    public init?(reference: UInt16, count: UInt8, number: UInt8) {
        guard count >= 2, number >= 1, number <= count else { return nil }
        self.reference = reference
        self.count = count
        self.number = number
    }

    /// Reads what `text` wrote; nothing of any other text.
    public init?(_ text: String) {
        let halves = text.split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count == 2, let reference = UInt16(halves[0]) else { return nil }
        let numbers = halves[1].split(separator: "/", omittingEmptySubsequences: false)
        guard numbers.count == 2, let number = UInt8(numbers[0]), let count = UInt8(numbers[1])
        else { return nil }
        self.init(reference: reference, count: count, number: number)
        // One way to write it, so that two records with the same meaning are the same bytes.
        guard self.text == text else { return nil }
    }

    /// The form in records.
    public var text: String { "\(reference):\(number)/\(count)" }
}
