import Vocabulary

/// What one webhook still has to be sent, in which order, and when: it knows no clock and sends nothing.
///
/// Events of one lane, which is an interaction, go one after another; lanes go side by side. An event that
/// is not taken holds up its lane and is tried again; when several in a row are not taken, the receiver is
/// believed to be down and is asked about one event at a time, the oldest, until it takes one.
///
/// Call ``checkInvariants()`` after each call in tests.
struct DeliveryStateMachine {
    /// How many events are held at most; reading stops there, so a stuck event costs a bounded window.
    static let heldMax = 4_096
    /// How many are under way at a time.
    static let concurrencyMax = 16
    /// How many in a row must fail for the receiver to be believed down.
    static let failuresToDown = 5
    /// The wait after the first refusal; twice as long after each further one.
    static let firstWait = Milliseconds.seconds(1)
    /// The longest wait of ours.
    static let waitMax = Milliseconds.minutes(10)
    /// The longest wait that a receiver can ask for.
    static let askedWaitMax = Milliseconds.hours(1)

    /// An event that is not taken yet.
    struct Held {
        let position: Position
        var attempts: UInt64 = 0
        var firstFailedAt: Instant?
    }

    /// An attempt that is to be made.
    struct Start: Hashable {
        let position: Position
        let lane: UInt64
        /// How many there were before.
        let attempts: UInt64
    }

    /// What has become of an attempt.
    enum Result: Hashable {
        case taken
        /// It may be taken later; a receiver can say when.
        case refused(retryAfter: Milliseconds?)
        /// There is no such receiver any more.
        case gone
    }

    /// What follows from an attempt that failed.
    enum Verdict: Hashable {
        case goesOn
        /// Nothing more is to be sent: since this instant the event has not been taken.
        case pause(since: Instant)
    }

    private(set) var lanes: [UInt64: [Held]] = [:]
    /// Lanes whose first event can go at once, in the order in which they became so.
    private(set) var ready = Line<UInt64>()
    /// Lanes whose first event waits for another attempt.
    private(set) var waiting: [UInt64: Instant] = [:]
    /// Lanes whose first event is under way.
    private(set) var underWay: [Position: UInt64] = [:]
    /// What is done above `deliveredThrough`.
    private(set) var done: Set<Position> = []
    /// What is held or done above `deliveredThrough`, the oldest first.
    private(set) var order = Line<Position>()
    /// How far the log has been looked through.
    private(set) var scannedThrough: Position
    /// Failures in a row, of whichever event.
    private(set) var failuresInRow: UInt64 = 0
    /// Until when nothing is sent at all.
    private(set) var heldBackUntil: Instant?
    /// For how long an event may be refused.
    var pauseAfter: Milliseconds
    private let seed: UInt64

    /// Begins behind what was delivered.
    ///
    /// - Parameters:
    ///   - cursor: what an earlier run has delivered.
    ///   - pauseAfter: for how long an event may be refused.
    ///   - seed: spreads retries of several webhooks and daemons.
    init(_ cursor: DeliveryCursor, pauseAfter: Milliseconds, seed: UInt64) {
        scannedThrough = cursor.deliveredThrough
        done = cursor.done
        failing = cursor.failing
        self.pauseAfter = pauseAfter
        self.seed = seed
    }

    /// The event of an earlier run that was not taken, and since when.
    private var failing: DeliveryCursor.Failing?

    /// Whether the receiver is believed to be down.
    var isDown: Bool { failuresInRow >= UInt64(Self.failuresToDown) }

    /// How many events are held.
    var heldCount: Int { lanes.values.reduce(0) { $0 + $1.count } }

    /// Whether more can be held.
    var hasRoom: Bool { order.count < Self.heldMax }

    /// Everything through it is delivered, or was not asked for.
    var deliveredThrough: Position {
        order.first.map { $0 - 1 } ?? scannedThrough
    }

    /// What has to be kept for the next run.
    var cursor: DeliveryCursor {
        DeliveryCursor(
            deliveredThrough: deliveredThrough,
            done: done.filter { $0 > deliveredThrough },
            failing: oldestFailing.map { .init(position: $0.position, since: $0.since) }
        )
    }

    /// The oldest event that was refused, and since when.
    var oldestFailing: (position: Position, since: Instant)? {
        var oldest: (position: Position, since: Instant)?
        for held in lanes.values {
            guard let first = held.first, let since = first.firstFailedAt else { continue }
            if oldest.map({ first.position < $0.position }) ?? true {
                oldest = (first.position, since)
            }
        }
        return oldest
    }

    /// Takes an event that is asked for.
    ///
    /// - Parameters:
    ///   - position: its record, behind everything that was scanned.
    ///   - lane: what it must stay in order with.
    mutating func add(_ position: Position, lane: UInt64) {
        precondition(position > scannedThrough, "events come in the order of the log")
        precondition(hasRoom, "nobody adds to what is full")
        scannedThrough = position
        order.append(position)
        guard !done.contains(position) else { return settle() }
        var held = Held(position: position)
        if let failing, failing.position == position {
            held.firstFailedAt = failing.since
            self.failing = nil
        }
        lanes[lane, default: []].append(held)
        if lanes[lane]?.count == 1 { ready.append(lane) }
    }

    /// Takes note of records that nobody asked for.
    mutating func passOver(through position: Position) {
        scannedThrough = max(scannedThrough, position)
        settle()
    }

    /// The next event to be sent now; nothing when none is.
    ///
    /// - Returns: its record, its lane, and how often it was tried before.
    mutating func next(at now: Instant) -> Start? {
        if let heldBackUntil, now < heldBackUntil { return nil }
        heldBackUntil = nil
        guard underWay.count < (isDown ? 1 : Self.concurrencyMax) else { return nil }
        if isDown {
            // The oldest is asked about: it is the one that the pause is counted for.
            let lane = lanes.keys.filter { isIdle($0) }.min { first($0) < first($1) }
            guard let lane else { return nil }
            ready.remove(lane)
            waiting[lane] = nil
            return begin(lane)
        }
        hurry { $0 <= now }
        return ready.popFirst().flatMap { begin($0) }
    }

    /// Takes note of what became of an attempt.
    mutating func ended(
        _ position: Position,
        _ result: Result,
        at now: Instant
    ) -> Verdict {
        guard let lane = underWay.removeValue(forKey: position) else { return .goesOn }
        if result == .taken {
            take(position, lane)
            return .goesOn
        }
        failuresInRow += 1
        guard var held = lanes[lane]?.first else { return .goesOn }
        held.attempts += 1
        let since = held.firstFailedAt ?? now
        held.firstFailedAt = since
        lanes[lane]?[0] = held
        var wait = Self.wait(held.attempts, seed: seed ^ position)
        if case .refused(let asked?) = result {
            let asked = min(max(asked, .zero), Self.askedWaitMax)
            wait = max(wait, asked)
            heldBackUntil = max(heldBackUntil ?? .zero, now + asked)
        }
        waiting[lane] = now + wait
        if isDown {
            let failures = failuresInRow - UInt64(Self.failuresToDown) + 1
            let pause = now + Self.wait(failures, seed: seed)
            heldBackUntil = max(heldBackUntil ?? pause, pause)
        }
        return result == .gone || now - since >= pauseAfter ? .pause(since: since) : .goesOn
    }

    /// Forgets refusals: whoever resumes or changes a webhook says that it works again.
    mutating func forgive() {
        failuresInRow = 0
        heldBackUntil = nil
        failing = nil
        hurry { _ in true }
        for lane in lanes.keys {
            lanes[lane]?[0].attempts = 0
            lanes[lane]?[0].firstFailedAt = nil
        }
    }

    /// When there is something to do without anything happening; nothing when there is not.
    var nextWake: Instant? {
        guard lanes.count > underWay.count else { return nil }
        if isDown { return underWay.isEmpty ? heldBackUntil ?? .zero : nil }
        guard underWay.count < Self.concurrencyMax else { return nil }
        guard let due = ready.isEmpty ? waiting.values.min() : .zero else { return nil }
        return max(due, heldBackUntil ?? .zero)
    }

    /// The wait after so many failures, a quarter more or less by the seed.
    static func wait(_ failures: UInt64, seed: UInt64) -> Milliseconds {
        let doublings = Int64(min(failures - 1, 12))
        let base = min(firstWait.rawValue << doublings, waitMax.rawValue)
        let mixed = (seed ^ failures &* 0xBF58_476D_1CE4_E5B9) &* 0x94D0_49BB_1331_11EB
        let offset = Int64((mixed >> 32) % UInt64(base / 2 + 1))
        return Milliseconds(rawValue: base - base / 4 + offset)
    }

    private func isIdle(_ lane: UInt64) -> Bool { underWay[first(lane)] == nil }

    private func first(_ lane: UInt64) -> Position { lanes[lane]?.first?.position ?? .max }

    private mutating func begin(_ lane: UInt64) -> Start? {
        guard let held = lanes[lane]?.first else { return nil }
        underWay[held.position] = lane
        return Start(position: held.position, lane: lane, attempts: held.attempts)
    }

    private mutating func take(_ position: Position, _ lane: UInt64) {
        if isDown {
            // What failed meanwhile failed for the same reason and need not wait any longer.
            hurry { _ in true }
        }
        failuresInRow = 0
        heldBackUntil = nil
        lanes[lane]?.removeFirst()
        if lanes[lane]?.isEmpty ?? true {
            lanes[lane] = nil
        } else {
            ready.append(lane)
        }
        done.insert(position)
        settle()
    }

    /// Lets lanes go at once whose next attempt was due at an instant, the oldest event first.
    private mutating func hurry(_ isMeant: (Instant) -> Bool) {
        let lanes = waiting.filter { isMeant($0.value) }.keys
        for lane in lanes.sorted(by: { first($0) < first($1) }) {
            waiting[lane] = nil
            ready.append(lane)
        }
    }

    /// Moves the end of what is delivered over what is done.
    private mutating func settle() {
        while let first = order.first, done.remove(first) != nil { order.removeFirst() }
    }

    /// Stops where something contradicts itself: for tests, after each call.
    func checkInvariants() {
        for (lane, held) in lanes {
            precondition(!held.isEmpty, "a lane without events is forgotten")
            precondition(
                zip(held, held.dropFirst()).allSatisfy { $0.position < $1.position },
                "events of a lane are in the order of the log"
            )
            let places =
                (underWay[held[0].position] == lane ? 1 : 0) + (waiting[lane] == nil ? 0 : 1)
                + ready.elements.count { $0 == lane }
            precondition(places == 1, "a lane is ready, waits, or is under way")
        }
        precondition(underWay.count <= Self.concurrencyMax, "no more are under way than may be")
        precondition(
            underWay.values.allSatisfy { lanes[$0] != nil }
                && ready.elements.allSatisfy {
                    lanes[$0] != nil
                } && waiting.keys.allSatisfy { lanes[$0] != nil },
            "nothing is done for a lane without events"
        )
    }
}
