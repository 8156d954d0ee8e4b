import Synchronization

/// What a connection is waiting for and until when, shared by its worker and the watcher.
///
/// One word: the phase in the lowest three bits, above it the deadline in milliseconds.
struct ConnectionWatch: ~Copyable, Sendable {
    enum Phase: UInt64 {
        /// No request line has come.
        case idle
        /// A request line has come, the rest has not.
        case receiving
        /// The handler has the request.
        case answering
        /// A response is on its way; libmicrohttpd closes it when the client takes nothing.
        case sending
        /// The watcher gave the connection up.
        case expired
    }

    private let word = Atomic<UInt64>(Phase.sending.rawValue)

    func idle(until deadline: Int64) { store(.idle, deadline) }

    func receiving(until deadline: Int64) { store(.receiving, deadline) }

    /// - Parameter deadline: 0 for a body that may take as long as it likes.
    func sending(until deadline: Int64) { store(.sending, deadline) }

    /// Until when a connection may idle, which orders them by when they began; nil for a busy one.
    func idleDeadline() -> Int64? {
        let seen = word.load(ordering: .acquiring)
        return seen & 7 == Phase.idle.rawValue ? Int64(seen >> 3) : nil
    }

    /// Expires a connection that idles still.
    ///
    /// - Returns: whether it does.
    func giveWay() -> Bool {
        let seen = word.load(ordering: .acquiring)
        guard seen & 7 == Phase.idle.rawValue else { return false }
        return word.compareExchange(
            expected: seen,
            desired: Phase.expired.rawValue,
            ordering: .acquiringAndReleasing
        ).exchanged
    }

    /// Ends the receiving.
    ///
    /// - Returns: false when the watcher was faster.
    func answering(until deadline: Int64) -> Bool {
        let seen = word.load(ordering: .relaxed)
        guard seen & 7 == Phase.receiving.rawValue else { return false }
        return word.compareExchange(
            expected: seen,
            desired: ConnectionWatch.pack(.answering, deadline),
            ordering: .acquiringAndReleasing
        ).exchanged
    }

    /// The phase and whether its deadline has passed; one that idles or receives then expires.
    func check(at now: Int64) -> (phase: Phase, isOver: Bool) {
        let seen = word.load(ordering: .acquiring)
        let phase = Phase(rawValue: seen & 7) ?? .expired
        let deadline = Int64(seen >> 3)
        guard phase != .expired, deadline != 0, deadline < now else { return (phase, false) }
        if phase == .answering || phase == .sending { return (phase, true) }
        let exchanged = word.compareExchange(
            expected: seen,
            desired: Phase.expired.rawValue,
            ordering: .acquiringAndReleasing
        ).exchanged
        return (phase, exchanged)
    }

    var hasExpired: Bool {
        word.load(ordering: .acquiring) & 7 == Phase.expired.rawValue
    }

    private func store(_ phase: Phase, _ deadline: Int64) {
        word.store(ConnectionWatch.pack(phase, deadline), ordering: .releasing)
    }

    private static func pack(_ phase: Phase, _ deadline: Int64) -> UInt64 {
        UInt64(deadline) << 3 | phase.rawValue
    }
}
