import Scheduler
import Vocabulary

extension SettingsChanged {
    /// How long missing parts are waited for unless the settings say otherwise: parts of a message
    /// come within seconds, or when the phone has a network again.
    static let partsWaitUsual = Milliseconds.minutes(2)
    /// The longest and the shortest that may be set.
    static let partsWaitRange = Milliseconds.seconds(1)...Milliseconds.hours(1)

    /// How long missing parts are waited for, and late ones known (row R8).
    var waitForParts: Milliseconds { partsWait == .zero ? Self.partsWaitUsual : partsWait }
}

extension SMSReceived {
    /// The part that it is, if its header is sound and there is nothing in it but text.
    var joinablePart: MessagePart? {
        guard !part.isEmpty, media.isEmpty, consent == .none,
            body.utf8.count <= HeldParts.bytesMax
        else { return nil }
        return MessagePart(part)
    }

    func heldPart(_ part: MessagePart, at position: Position) -> HeldPart {
        HeldPart(
            message: MessageID(position),
            number: part.number,
            body: body,
            providerMessageID: providerMessageID,
            sentAt: sentAt
        )
    }
}

extension DecisionState {
    /// How many parts of messages wait for others.
    public var heldPartCount: Int { parts.count }

    mutating func hold(_ holding: SMSPartHeld, at position: Position, time: Instant) {
        guard let part = MessagePart(holding.part) else {
            preconditionFailure("what is held is a part")
        }
        let pair = AddressPair(requester: holding.requester, company: holding.company)
        let key = PartsKey(pair, part)
        parts.hold(key, holding.application, isFirst: holding.wait > .zero, at: time)
        guard holding.wait > .zero else { return }
        var list = PendingTimers.end
        timers.arm(
            PendingTimer(
                .parts,
                due: time + holding.wait,
                armedAt: position,
                ordinal: 0,
                subject: holding.message.rawValue,
                duration: holding.wait,
                interaction: .none
            ),
            list: &list
        )
        parts.setTimers(of: key, to: list)
    }

    mutating func joinParts(_ joining: SMSPartsJoined, at position: Position, time: Instant) {
        let pair = AddressPair(requester: joining.requester, company: joining.company)
        let key = PartsKey(
            pair,
            reference: UInt16(truncatingIfNeeded: joining.reference),
            count: UInt8(truncatingIfNeeded: joining.count)
        )
        let (found, waited) = endParts(key, with: joining.parts)
        let delivered = Dictionary(
            uniqueKeysWithValues: found.map { part in
                (part.number, EndedMessage.hash(part.body))
            }
        )
        let former = parts.ended.message(key, at: time, within: settings.waitForParts)
        if waited == nil, var former, !former.isWhole,
            delivered.keys.allSatisfy({ former.parts[$0] == nil })
        {
            // A late part: the message that it belongs to is known for as long as before.
            former.parts.merge(delivered) { $1 }
            parts.ended.remember(former, key, at: time)
        } else {
            let message = EndedMessage(
                message: MessageID(position),
                at: time,
                count: key.count,
                parts: delivered
            )
            parts.ended.remember(message, key, at: time)
        }
    }

    mutating func dropParts(_ repeating: SMSPartsRepeated) {
        let pair = AddressPair(requester: repeating.requester, company: repeating.company)
        let key = PartsKey(
            pair,
            reference: UInt16(truncatingIfNeeded: repeating.reference),
            count: UInt8(truncatingIfNeeded: repeating.count)
        )
        _ = endParts(key, with: repeating.parts)
    }

    private mutating func endParts(
        _ key: PartsKey,
        with messages: [MessageID]
    ) -> (parts: [HeldPart], waited: PartialMessage?) {
        let ended = parts.end(key, with: messages)
        if var list = ended.waited?.timers { timers.cancel(list: &list) { _ in true } }
        return ended
    }
}
