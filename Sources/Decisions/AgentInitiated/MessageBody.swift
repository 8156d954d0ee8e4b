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

    /// Refuses what an agent cannot send: a text that is no message, attachments, a reason.
    ///
    /// A message with attachments needs no text.
    func checkAsAgentMessage(
        with attachments: [String],
        overrideReason: String
    ) throws(Refusal) {
        if attachments.isEmpty || !isEmpty { try checkAsMessage() }
        try attachments.checkAsAttachments()
        try overrideReason.checkAsOverrideReason()
    }
}
