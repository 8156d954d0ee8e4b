public import Vocabulary

extension DecisionState {
    /// Messages whose media have not all been fetched, the oldest first, with a bit for each that is
    /// missing.
    public var awaitedMedia: [(message: MessageID, missing: UInt16)] {
        waitingMedia.map { (message: $0.key, missing: $0.value) }
            .sorted { $0.message < $1.message }
    }

    /// Whether nothing is sent through an application until somebody resumes it.
    public func isPaused(_ application: ApplicationID) -> Bool { paused.contains(application) }

    mutating func awaitMedia(of message: SMSReceived, at position: Position) {
        let count = min(message.media.count, Attachment.countMax)
        guard count > 0 else { return }
        waitingMedia[MessageID(position)] = UInt16(1 << count) - 1
    }

    mutating func mediumEnded(_ message: MessageID, _ index: UInt64) {
        guard let missing = waitingMedia[message], index < 16 else { return }
        let left = missing & ~(UInt16(1) << UInt16(index))
        waitingMedia[message] = left == 0 ? nil : left
    }

    /// A medium is fetched, or given up, once.
    func checkAwaited(_ message: MessageID, _ index: UInt64) throws(Refusal) {
        try message.checkNamed()
        guard let missing = waitingMedia[message], index < 16,
            missing & (UInt16(1) << UInt16(index)) != 0
        else { throw .mediumNotAwaited }
    }
}

extension MediaStored {
    /// What is kept is named by its hash, with its type and size.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        try state.checkAwaited(message, index)
        let attachment = Attachment(hash: hash, mediaType: mediaType, size: size)
        guard Attachment(attachment.text) != nil else { throw .attachmentInvalid }
    }
}

extension [String] {
    /// Row A11: what is attached to a message is named as it is kept, and is not too much.
    func checkAsAttachments() throws(Refusal) {
        guard count <= Attachment.countMax, allSatisfy({ Attachment($0) != nil }) else {
            throw .attachmentInvalid
        }
    }
}
