import Engine
import EventLog
import Vocabulary

/// A stretch of the log, looked at for what belongs together.
///
/// What came in often does not say which conversation it ended up in, nor does all that was decided: then
/// what else was decided of it says so, or the message that it is about.
struct LogStretch {
    private let first: Position
    private var heads: [RecordHeader] = []
    /// Conversations of records that say it by a message.
    private var byMessage: [Position: UInt64] = [:]

    /// Reads it.
    ///
    /// - Throws: what reading the log throws.
    init(
        _ log: any RecordLog,
        from first: Position,
        through last: Position,
        _ interaction: (MessageID) -> InteractionID
    ) throws {
        self.first = first
        var heads: [RecordHeader] = []
        var byMessage: [Position: UInt64] = [:]
        unsafe try log.scan(from: first, through: last) { position, bytes in
            let head = unsafe try RecordHeader(decoding: bytes)
            heads.append(head)
            if !head.isOutcome, head.interaction == 0, Self.aboutMessages.contains(head.type) {
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                if case .input(let input) = record.event, let message = input.message {
                    byMessage[position] = interaction(message).rawValue
                }
            }
            return true
        }
        self.heads = heads
        self.byMessage = byMessage
    }

    subscript(position: Position) -> RecordHeader { heads[Int(position - first)] }

    /// The interaction that a record belongs to; 0 for none.
    func lane(of position: Position) -> UInt64 {
        let own = self[position]
        if own.interaction != 0 { return own.interaction }
        let input = own.isOutcome ? own.cause : position
        if let lane = byMessage[input], lane != 0 { return lane }
        // Timers fire for records of long ago; only what stands right behind its cause belongs to it.
        guard input >= first, input <= position, !self[input].isOutcome else { return 0 }
        for next in heads[Int(input - first + 1)...] {
            guard next.isOutcome, next.cause == input else { break }
            if next.interaction != 0 { return next.interaction }
        }
        return 0
    }

    private static let aboutMessages: Set<UInt16> = [
        SendAttempted.type, SendAccepted.type, SendFailed.type, SendUncertain.type,
        EffectExpired.type, DeliveryReported.type, UncertainSendResolved.type, MediaStored.type,
        MediaRefused.type, ScheduledMessageCancelled.type,
    ]
}

extension Input {
    /// The message that it is about, where it says which.
    fileprivate var message: MessageID? {
        switch self {
        case .sendAttempted(let attempt): attempt.message
        case .sendAccepted(let acceptance): acceptance.message
        case .sendFailed(let failure): failure.message
        case .sendUncertain(let doubt): doubt.message
        case .effectExpired(let expiry): expiry.message
        case .deliveryReported(let report): report.message
        case .uncertainSendResolved(let choice): choice.message
        case .mediaStored(let medium): medium.message
        case .mediaRefused(let medium): medium.message
        case .scheduledMessageCancelled(let wish): wish.message
        default: nil
        }
    }
}
