import Vocabulary

extension String {
    /// The longest message in bytes of UTF-8: more than any provider takes, so that the provider's own
    /// limit speaks, and little enough that a record stays small.
    static let messageBytesMax = 8_192

    /// Refuses a text that cannot be a message.
    func checkAsMessage() throws(Refusal) {
        guard utf8.contains(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }) else {
            throw .emptyBody
        }
        guard utf8.count <= Self.messageBytesMax else {
            throw .bodyTooLong(limitBytes: Self.messageBytesMax)
        }
    }
}
