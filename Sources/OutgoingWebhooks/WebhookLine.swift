import Decisions
import EventLog
import Vocabulary

/// One webhook as the desk's thread has it: what is configured, what is under way, what became of it.
struct WebhookLine {
    /// How many attempts are kept for people to look at.
    static let attemptsMax = 100
    /// How many records are looked at in one go, and how many before and behind them.
    private static let readMax: Position = 512
    private static let readAround: Position = 64

    private(set) var webhook: OutgoingWebhook
    var machine: DeliveryStateMachine
    /// A pause that the engine has been asked for.
    var isPausing = false
    /// Attempts, the newest last.
    private(set) var attempts = Line<WebhookAttempt>()
    private(set) var delivered: UInt64 = 0
    private(set) var failed: UInt64 = 0
    private(set) var lastSuccessAt: Instant?
    private(set) var lastProblem = ""
    /// Types that are asked for, as numbers; nothing for all.
    private var types: Set<UInt16>?

    /// Begins where an earlier run stopped, or where the log says.
    init(_ webhook: OutgoingWebhook, kept: DeliveryCursor?, seed: UInt64) {
        self.webhook = webhook
        var cursor = DeliveryCursor(deliveredThrough: webhook.first - 1)
        if let kept, kept.begunBy == webhook.begunBy {
            cursor = kept
        }
        machine = DeliveryStateMachine(cursor, pauseAfter: webhook.set.pauseAfter, seed: seed)
        types = Self.types(webhook)
    }

    var id: WebhookID { webhook.set.webhook }

    /// Whether anything is sent to it now.
    var isActive: Bool { webhook.set.active && !webhook.isPaused && !isPausing }

    /// What has to be kept for the next run.
    var cursor: DeliveryCursor {
        var cursor = machine.cursor
        cursor.begunBy = webhook.begunBy
        return cursor
    }

    /// Takes what was configured anew.
    ///
    /// - Returns: whether it begins at another place, so that it has to be made anew.
    mutating func change(to new: OutgoingWebhook) -> Bool {
        guard new.begunBy == webhook.begunBy else { return true }
        let isMended = new.set != webhook.set || (webhook.isPaused && !new.isPaused)
        webhook = new
        types = Self.types(new)
        machine.pauseAfter = new.set.pauseAfter
        if new.isPaused { isPausing = false }
        if isMended { machine.forgive() }
        return false
    }

    /// Looks through the log for events that are asked for, as far as there is room.
    ///
    /// - Parameters:
    ///   - log: where they stand.
    ///   - last: the last record to look at.
    ///   - interaction: tells which conversation a message is part of.
    /// - Returns: whether there is more to look at.
    /// - Throws: what reading the log throws.
    mutating func fill(
        from log: any RecordLog,
        through last: Position,
        _ interaction: (MessageID) -> InteractionID
    ) throws -> Bool {
        guard machine.hasRoom, machine.scannedThrough < last else { return false }
        let first = machine.scannedThrough + 1
        let end = min(last, first + Self.readMax - 1)
        let stretch = try LogStretch(
            log,
            from: first - min(first - 1, Self.readAround),
            through: end + Self.readAround,
            interaction
        )
        for position in first...end where machine.hasRoom {
            if types.map({ $0.contains(stretch[position].type) }) ?? true {
                machine.add(position, lane: stretch.lane(of: position))
            } else {
                machine.passOver(through: position)
            }
        }
        return machine.hasRoom && machine.scannedThrough < last
    }

    /// Keeps an attempt for people to look at.
    mutating func record(_ attempt: WebhookAttempt) {
        attempts.append(attempt)
        if attempts.count > Self.attemptsMax { attempts.removeFirst() }
        if attempt.isDelivered {
            delivered += 1
            lastSuccessAt = attempt.at
        } else {
            failed += 1
            lastProblem = attempt.problem
        }
    }

    private static func types(_ webhook: OutgoingWebhook) -> Set<UInt16>? {
        guard !webhook.set.types.isEmpty else { return nil }
        return Set(webhook.set.types.compactMap { EventTypes.number(of: $0) })
    }
}
