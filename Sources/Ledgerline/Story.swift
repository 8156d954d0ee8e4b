import Engine
import EventLog
import Vocabulary

/// Tells records as sentences: what came, which row decided, what followed.
///
/// An input is told once its outcomes show that it belongs to the interaction that is asked about.
struct Story {
    struct Told {
        let record: LoggedRecord
        let sentence: String
    }

    private let interaction: InteractionID?
    private let key: SysIDKey
    private var names: [UInt64: String] = [:]
    private var input: LoggedRecord?
    private var isTold = false
    private var messages: Set<UInt64> = []
    /// Parts of messages that nobody knows an interaction of yet, by the message that each is.
    private var parts: [MessageID: LoggedRecord] = [:]
    /// What became one message just now.
    private var joined: LoggedRecord?

    init(_ log: any RecordLog, about interaction: InteractionID?) {
        self.interaction = interaction
        key = SysIDKey(high: log.identity.high, low: log.identity.low)
    }

    /// Tells single records of a chain, with names that are known already.
    init(_ log: any RecordLog, names: [UInt64: String]) {
        self.init(log, about: nil)
        self.names = names
    }

    /// Takes the next record.
    ///
    /// - Returns: what is told now: nothing, the record, or the input before it as well.
    mutating func follow(_ record: LoggedRecord) -> [Told] {
        learn(record)
        guard let interaction else { return [tell(record)] }
        if !record.header.isOutcome {
            input = record
            if case .input(.smsReceived(let sms)) = record.event, !sms.part.isEmpty {
                parts[MessageID(record.position)] = record
            }
            isTold = record.interaction == interaction || isAboutMessage(record)
            if isTold { remember(record) }
            return isTold ? [tell(record)] : []
        }
        if case .outcome(.smsPartsJoined) = record.event { joined = record }
        guard record.interaction == interaction || isTold && record.header.cause == input?.position
        else { return [] }
        if let joined, joined.header.cause == record.header.cause,
            joined.position != record.position
        {
            self.joined = nil
            return tellParts(of: joined) + follow(record)
        }
        remember(record)
        guard let input, !isTold, record.header.cause == input.position else {
            return [tell(record)]
        }
        isTold = true
        remember(input)
        return [tell(input), tell(record)]
    }

    /// Where all that is told of an interaction stands, rising.
    static func positions(
        of interaction: InteractionID,
        in log: any RecordLog,
        through last: Position
    ) throws -> [Position] {
        let progress = Progress("looked through")
        defer { progress.end() }
        var story = Story(log, about: interaction)
        var positions: Set<Position> = []
        unsafe try log.scan(from: 1, through: last) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            for told in story.follow(record) { positions.insert(told.record.position) }
            progress.report(position)
            return true
        }
        return positions.sorted()
    }

    /// The parts that a message was made of, and what they became.
    private mutating func tellParts(of joined: LoggedRecord) -> [Told] {
        guard case .outcome(.smsPartsJoined(let joining)) = joined.event else { return [] }
        var told: [LoggedRecord] = []
        for part in joining.parts {
            guard let record = parts.removeValue(forKey: part) else { continue }
            if record.position == input?.position { isTold = true }
            told.append(record)
        }
        told.sort { $0.position < $1.position }
        told.append(joined)
        for record in told { remember(record) }
        return told.map { tell($0) }
    }

    private mutating func remember(_ record: LoggedRecord) { messages.insert(record.position * 16) }

    private func isAboutMessage(_ record: LoggedRecord) -> Bool {
        guard case .input(let input) = record.event else { return false }
        let message: MessageID =
            switch input {
            case .sendAttempted(let send): send.message
            case .sendAccepted(let send): send.message
            case .sendFailed(let send): send.message
            case .sendUncertain(let send): send.message
            case .effectExpired(let effect): effect.message
            case .deliveryReported(let report): report.message
            case .uncertainSendResolved(let choice): choice.message
            case .mediaStored(let medium): medium.message
            case .mediaRefused(let medium): medium.message
            default: .none
            }
        return messages.contains(message.rawValue)
    }

    private mutating func learn(_ record: LoggedRecord) {
        let here = record.position
        switch record.event {
        case .input(.userSet(let user)):
            names[user.user.orMade(at: here).rawValue] =
                user.name.isEmpty ? user.userName : user.name
        case .input(.consumerSet(let one)): names[one.person.orMade(at: here).rawValue] = one.name
        case .input(.contactSet(let one)): names[one.person.orMade(at: here).rawValue] = one.name
        case .input(.queueSet(let queue)): names[queue.queue.orMade(at: here).rawValue] = queue.name
        case .input(.messagingActionSet(let action)):
            names[action.action.orMade(at: here).rawValue] = action.name
        case .input(.providerApplicationSet(let application)):
            names[application.application.orMade(at: here).rawValue] = application.name
        case .input(.presenceStateSet(let one)):
            names[one.presence.orMade(at: here).rawValue] = one.name
        case .input(.agentGroupSet(let one)): names[one.group.orMade(at: here).rawValue] = one.name
        case .input(.skillSet(let one)): names[one.skill.orMade(at: here).rawValue] = one.name
        case .input(.rejectReasonSet(let one)):
            names[one.reason.orMade(at: here).rawValue] = one.name
        case .outcome(.interactionOpened(let opening)):
            names[record.interaction.rawValue] = opening.number.interactionNumber
        default: break
        }
    }

    private func tell(_ record: LoggedRecord) -> Told {
        let row = record.rule.name
        let about =
            interaction == nil && !record.interaction.isNone
            ? " \(name(record.interaction))" : ""
        let mark = record.header.isOutcome ? "   " : "-> "
        let padded = row + String(repeating: " ", count: max(0, 4 - row.count))
        let sentence =
            "\(record.time)\(about)  \(padded)\(mark)\(text(record))  (#\(record.position))"
        return Told(record: record, sentence: sentence.printable)
    }

    func name<Subject>(_ id: Identifier<Subject>) -> String {
        id.isNone ? "nobody" : names[id.rawValue] ?? "#\(id.position)"
    }

    func name(_ person: Person) -> String {
        person.kind == .guest ? "the guest" : name(person.id)
    }

    /// What a record says.
    func text(_ record: LoggedRecord) -> String {
        switch record.event {
        case .input(let input): text(input)
        case .outcome(let outcome): text(outcome, record)
        }
    }
}

extension String {
    /// Without what could move a cursor, change direction or hide, for terminals.
    var printable: String {
        var json = JSONText()
        json.string(self)
        return String(json.text.dropFirst().dropLast())
            .replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }
}
