import Engine
public import EventLog
import Scheduler
public import Vocabulary

/// Reads a log and says what in it cannot be, knowing no rule but those that hold for every log.
///
/// One active interaction a pair, one active profile an address, nothing about a closed interaction,
/// causes before effects, times that never fall, timers exactly once and in their order, and nothing
/// sent to who wants no messages.
public struct Auditor {
    /// What is wrong, in the order of the records; at most a few.
    public private(set) var findings: [String] = []

    /// What the present outcomes follow from.
    private enum Cause: Equatable {
        case nothing
        case input
        case timer(ordinal: UInt16)
    }

    private var timers = TimerModel()
    private var consent = ConsentModel()
    private var last: Position = 0
    private var lastTime = Instant.zero
    private var cause: (kind: Cause, position: Position, time: Instant) = (.nothing, 0, .zero)
    private var activeByPair: [AddressPair: InteractionID] = [:]
    private var pairs: [InteractionID: AddressPair] = [:]
    private var states: [InteractionID: InteractionState] = [:]
    private var activeProfiles: [Address: ProfileID] = [:]
    private var lastNumber: UInt64 = 0

    private init() {}

    /// Audits a log.
    ///
    /// - Parameters:
    ///   - log: the log.
    ///   - horizon: up to when all timers must have fired; nothing leaves the end open.
    /// - Returns: what is wrong; nothing when all is well.
    /// - Throws: what cannot be read.
    public static func findings(
        in log: any RecordLog,
        firedUpTo horizon: Instant? = nil
    ) throws -> [String] {
        var auditor = Auditor()
        unsafe try log.scan(from: 1, through: .max) { position, bytes in
            auditor.read(unsafe try LoggedRecord(position: position, bytes: bytes))
            return auditor.findings.count < 5
        }
        if let horizon, let first = auditor.timers.first, first.due <= horizon,
            auditor.findings.isEmpty
        {
            auditor.findings.append("a timer due at \(first.due) has not fired by \(horizon)")
        }
        return auditor.findings
    }

    private mutating func check(_ holds: Bool, _ record: LoggedRecord, _ finding: String) {
        if !holds { findings.append("record \(record.position), \(record.event.name): \(finding)") }
    }

    private mutating func read(_ record: LoggedRecord) {
        check(record.position == last + 1, record, "positions have a gap")
        check(record.time >= lastTime, record, "time falls")
        last = record.position
        lastTime = record.time
        switch record.event {
        case .input(let input):
            readInput(record)
            report(consent.take(input, at: record.position), record)
        case .outcome(let outcome):
            readOutcome(outcome, record)
            let wrong = consent.take(outcome, about: record.interaction, at: record.position)
            report(wrong, record)
        }
        timers.fold(
            record.event,
            about: record.interaction,
            at: record.position,
            time: record.time
        )
    }

    private mutating func report(_ wrong: [String], _ record: LoggedRecord) {
        for finding in wrong { check(false, record, finding) }
    }

    private mutating func readInput(_ record: LoggedRecord) {
        check(record.header.cause == 0 && record.rule == .none, record, "an input has a cause")
        if let first = timers.first {
            check(first.due > record.time, record, "a timer due at \(first.due) has not fired")
        }
        if !record.interaction.isNone {
            check(pairs[record.interaction] != nil, record, "its interaction is not active")
        }
        cause = (.input, record.position, record.time)
    }

    private mutating func readOutcome(_ outcome: Outcome, _ record: LoggedRecord) {
        check(record.header.cause < record.position, record, "its cause is not earlier")
        check(record.header.cause > 0, record, "it has no cause")
        switch outcome {
        case .messagingActionFired(let fired):
            end(record, fired.duration, fired.scheduledFor, fired.event)
        case .messagingActionSkipped(let skipped):
            end(record, skipped.duration, skipped.scheduledFor, skipped.event)
        case .smsPartsJoined, .smsPartsRepeated:
            if record.header.cause != cause.position { endParts(record) }
        case .messagingActionHeld(let held):
            let timer = end(
                record,
                held.duration,
                // One that was held before says when it was due first; a fresh one says nothing else.
                timers.first?.scheduledFor ?? .zero,
                held.event
            )
            if let timer {
                let first = timer.scheduledFor == .zero ? timer.due : timer.scheduledFor
                check(held.scheduledFor == first, record, "it was due first at \(first)")
                check(held.until > record.time, record, "it waits for nothing")
                timers.hold(timer, until: held.until)
            }
        default:
            beginScheduled(record)
            check(record.header.cause == cause.position, record, "it follows from something else")
            if case .timer(let ordinal) = cause.kind {
                check(record.header.ordinal == ordinal, record, "it has another timer's ordinal")
            }
        }
        check(record.time == cause.time, record, "its time is not its cause's")
        if case .interactionOpened = outcome {
        } else if !record.interaction.isNone {
            check(pairs[record.interaction] != nil, record, "its interaction is not active")
        }
        note(outcome, record)
    }

    /// The first outcome of a scheduled message's timer: it is the first of the pending ones.
    private mutating func beginScheduled(_ record: LoggedRecord) {
        // One that quiet hours held has the same cause again, at a later time.
        guard record.header.cause != cause.position || record.time != cause.time,
            let first = timers.first,
            first.kind == .scheduledMessage, first.armedAt == record.header.cause
        else { return }
        check(record.time == first.due, record, "it was due at \(first.due)")
        cause = (.timer(ordinal: first.ordinal), first.armedAt, record.time)
    }

    /// A timer fires or is skipped: it is the first of the pending ones, and punctual.
    @discardableResult
    private mutating func end(
        _ record: LoggedRecord,
        _ duration: Milliseconds,
        _ scheduledFor: Instant,
        _ event: MessagingEvent
    ) -> PendingTimer? {
        let (armedAt, ordinal) = (record.header.cause, record.header.ordinal)
        cause = (.timer(ordinal: ordinal), armedAt, record.time)
        let first = timers.first
        guard let timer = timers.end(armedAt: armedAt, ordinal: ordinal) else {
            check(false, record, "its timer is not pending")
            return nil
        }
        check(first == timer, record, "a timer before it has not fired")
        check(record.time == timer.due, record, "it was due at \(timer.due)")
        check(duration == timer.duration, record, "it was armed for another duration")
        check(scheduledFor == timer.scheduledFor, record, "it says another time of firing")
        check(event == timer.event, record, "it was armed by another event")
        check(record.interaction == timer.interaction, record, "it is another interaction's")
        return timer
    }

    /// Missing parts have not come in time: their timer is the first of the pending ones, and punctual.
    private mutating func endParts(_ record: LoggedRecord) {
        let (armedAt, ordinal) = (record.header.cause, record.header.ordinal)
        cause = (.timer(ordinal: ordinal), armedAt, record.time)
        let first = timers.first
        guard let timer = timers.end(armedAt: armedAt, ordinal: ordinal), timer.kind == .parts
        else {
            check(false, record, "its timer is not pending")
            return
        }
        check(first == timer, record, "a timer before it has not fired")
        check(record.time == timer.due, record, "it was due at \(timer.due)")
        if case .outcome(.smsPartsJoined(let joined)) = record.event {
            check(joined.scheduledFor == timer.scheduledFor, record, "it says another time")
        }
    }

    private mutating func note(_ outcome: Outcome, _ record: LoggedRecord) {
        let interaction = record.interaction
        switch outcome {
        case .interactionOpened(let opened):
            let pair = AddressPair(requester: opened.requester, company: opened.company)
            check(
                pair.isNone || activeByPair[pair] == nil,
                record,
                "its pair has an active interaction"
            )
            check(interaction.position == record.position, record, "its identifier is not its own")
            check(opened.number > lastNumber, record, "its number does not rise")
            lastNumber = opened.number
            if !pair.isNone { activeByPair[pair] = interaction }
            pairs[interaction] = pair
            states[interaction] = .new
        case .interactionQueued: states[interaction] = .queued
        case .interactionAssigned: states[interaction] = .workInProgress
        case .interactionStateChanged(let change):
            check(states[interaction] == change.from, record, "its state was another")
            check(!change.to.isClosed, record, "a state is no closing")
            states[interaction] = change.to
        case .interactionClosed(let closed):
            check(closed.state.isClosed, record, "it is closed into a state that is not")
            states[interaction] = nil
            if let pair = pairs.removeValue(forKey: interaction), !pair.isNone {
                activeByPair[pair] = nil
            }
        case .channelUserProfileCreated(let created):
            check(
                activeProfiles[created.address] == nil,
                record,
                "its address has an active profile"
            )
            activeProfiles[created.address] = ProfileID(record.position)
        case .channelUserProfileDeactivated(let end):
            check(activeProfiles[end.address] == end.profile, record, "its profile is not active")
            activeProfiles[end.address] = nil
        case .channelUserProfileTied(let tie):
            check(activeProfiles[tie.address] == tie.profile, record, "its profile is not active")
        default: break
        }
    }
}
