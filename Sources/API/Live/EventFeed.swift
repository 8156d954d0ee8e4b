import Dispatch
import EventLog
import HTTPServer
import Synchronization
import Vocabulary

/// Sends the log's records to whoever listens, as server-sent events.
///
/// A record is rendered once for all who listen to the end of the log; who is further behind catches
/// up from the log itself. Nobody is waited for: who reads more slowly than the log grows is dropped by
/// its stream's limit and comes back with `Last-Event-ID`.
final class EventFeed: Sendable {
    /// How many may listen at once.
    static let listenersMax = 1_024
    /// Bytes for one listener in one round: a few rounds fit a stream's buffer.
    static let roundBytesMax = 256 << 10
    /// Between rounds while somebody is behind, so that a stream's buffer can drain.
    private static let pause = DispatchTimeInterval.milliseconds(20)
    /// Between signs of life, which keep proxies from closing a quiet stream.
    private static let heartbeat = DispatchTimeInterval.seconds(15)

    /// Somebody who listens; only the feed's queue moves `next`.
    final class Listener: Sendable {
        let stream: HTTPStream
        let next: Atomic<Position>
        let isAllowed: @Sendable () -> Bool

        init(
            _ stream: HTTPStream,
            from position: Position,
            isAllowed: @escaping @Sendable () -> Bool
        ) {
            self.stream = stream
            self.isAllowed = isAllowed
            next = Atomic(position)
        }
    }

    private struct State {
        var listeners: [UInt64: Listener] = [:]
        var nextNumber: UInt64 = 0
        var isBeating = false
    }

    private let log: any RecordLog
    private let tail: EventTail
    private let report: @Sendable (String) -> Void
    private let queue = DispatchQueue(label: "api.events")
    private let state = Mutex(State())
    private let isScheduled = Atomic<Bool>(false)
    private let listening = Atomic<Int>(0)
    private let observation = Mutex<LogPublication.Observation?>(nil)

    init(_ log: any RecordLog, report: @escaping @Sendable (String) -> Void) {
        self.log = log
        self.report = report
        tail = EventTail(log)
        let observed = log.publication.observe { [weak self] _ in self?.logHasGrown() }
        observation.withLock { $0 = observed }
    }

    /// How many listen.
    var count: Int { listening.load(ordering: .relaxed) }

    /// Whether one more may listen.
    var hasRoom: Bool { count < Self.listenersMax }

    /// Begins to send records from a position on.
    ///
    /// - Parameters:
    ///   - stream: where to.
    ///   - position: the first record.
    ///   - isAllowed: whether whoever listens still may; asked at each sign of life, and when somebody
    ///     has lost a right.
    func add(
        _ stream: HTTPStream,
        from position: Position,
        isAllowed: @escaping @Sendable () -> Bool
    ) {
        let listener = Listener(stream, from: position, isAllowed: isAllowed)
        let (number, startsBeating) = state.withLock { state -> (UInt64, Bool) in
            state.nextNumber += 1
            state.listeners[state.nextNumber] = listener
            defer { state.isBeating = true }
            return (state.nextNumber, !state.isBeating)
        }
        listening.add(1, ordering: .relaxed)
        // A browser waits so long before it comes back, and sees the stream open at once.
        stream.write(Array("retry: 2000\n\n".utf8))
        stream.onClose { [weak self] in self?.remove(number) }
        if startsBeating { queue.asyncAfter(deadline: .now() + Self.heartbeat) { self.beat() } }
        schedule()
    }

    /// Ends the streams of those who may not listen any more.
    func endForbidden() {
        guard listening.load(ordering: .relaxed) > 0 else { return }
        queue.async { [self] in
            for listener in listeners() where !listener.isAllowed() { listener.stream.finish() }
        }
    }

    /// Ends all streams.
    func stop() {
        observation.withLock { observation in
            if let observation { log.publication.remove(observation) }
            observation = nil
        }
        for listener in listeners() { listener.stream.finish() }
    }

    private func remove(_ number: UInt64) {
        let removed = state.withLock { $0.listeners.removeValue(forKey: number) }
        if removed != nil { listening.subtract(1, ordering: .relaxed) }
    }

    private func listeners() -> [Listener] { state.withLock { Array($0.listeners.values) } }

    /// On the writer's thread.
    private func logHasGrown() {
        if listening.load(ordering: .relaxed) > 0 { schedule() }
    }

    private func schedule() {
        guard !isScheduled.exchange(true, ordering: .acquiringAndReleasing) else { return }
        queue.async { self.round() }
    }

    private func beat() {
        let listeners = state.withLock { state in
            if state.listeners.isEmpty { state.isBeating = false }
            return Array(state.listeners.values)
        }
        guard !listeners.isEmpty else { return }
        for listener in listeners {
            if listener.isAllowed() {
                listener.stream.write(Array(":\n\n".utf8))
            } else {
                listener.stream.finish()
            }
        }
        queue.asyncAfter(deadline: .now() + Self.heartbeat) { self.beat() }
    }

    private func round() {
        isScheduled.store(false, ordering: .releasing)
        let listeners = listeners()
        guard !listeners.isEmpty else { return tail.removeAll() }
        do {
            try tail.extend(for: listeners.map { $0.next.load(ordering: .relaxed) })
            for listener in listeners { try serve(listener) }
        } catch {
            report("events: \(error)")
            for listener in listeners { listener.stream.finish() }
            return
        }
        let last = log.lastPosition
        let isBehind = listeners.contains { $0.next.load(ordering: .relaxed) <= last }
        if isBehind { queue.asyncAfter(deadline: .now() + Self.pause) { self.schedule() } }
    }

    private func serve(_ listener: Listener) throws {
        let next = listener.next.load(ordering: .relaxed)
        guard let (bytes, through) = try tail.bytes(from: next) else { return }
        listener.next.store(through + 1, ordering: .relaxed)
        if !listener.stream.write(bytes) { listener.next.store(.max, ordering: .relaxed) }
    }
}
