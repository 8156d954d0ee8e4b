import Engine
import EventLog
import Synchronization
import Vocabulary

/// The last records as server-sent events, rendered once and shared.
///
/// `@unchecked Sendable`: only the feed's queue uses it.
final class EventTail: @unchecked Sendable {
    /// How many events are kept for those who come back.
    static let eventsMax = 2_048
    /// How many records are read from the log at one go, which keeps its read transactions short.
    static let readMax: UInt64 = 256

    private let log: any RecordLog
    private let key: SysIDKey
    /// Events of `first`, `first + 1` and so on.
    private var events: [[UInt8]] = []
    private var first: Position = 0
    /// What was joined last in this round, for all who are at the same place.
    private var joined: (from: Position, bytes: [UInt8], through: Position)?

    init(_ log: any RecordLog) {
        self.log = log
        key = SysIDKey(high: log.identity.high, low: log.identity.low)
    }

    private var end: Position { first + Position(events.count) }

    func removeAll() {
        events = []
        first = 0
        joined = nil
    }

    /// Renders what has come since the last round.
    ///
    /// - Parameter positions: what each listener needs next.
    /// - Throws: what reading the log throws.
    func extend(for positions: [Position]) throws {
        joined = nil
        let last = log.lastPosition
        // While nobody listened, the log may have grown by more than is kept. Whoever is at its end must
        // not wait until the tail is there; who is far behind catches up from the log.
        if events.isEmpty || last + 1 - min(end, last + 1) > Position(Self.eventsMax) {
            let nearest = min(positions.min() ?? last + 1, last + 1)
            events = []
            first = max(nearest, last + 1 - min(last, Self.readMax))
        }
        while end <= last {
            let more = try render(from: end, through: last)
            guard !more.isEmpty else { break }
            events += more
        }
        if events.count > Self.eventsMax {
            let surplus = events.count - Self.eventsMax
            events.removeFirst(surplus)
            first += Position(surplus)
        }
    }

    /// The next events for a listener, and the position of the last of them; none when there are none.
    func bytes(from next: Position) throws -> (bytes: [UInt8], through: Position)? {
        guard next <= log.lastPosition else { return nil }
        if let joined, joined.from == next { return (joined.bytes, joined.through) }
        let isShared = next >= first
        let found =
            isShared
            ? events.dropFirst(Int(next - first))
            : try render(from: next, through: log.lastPosition)[...]
        var bytes: [UInt8] = []
        var through = next - 1
        for event in found where bytes.count < EventFeed.roundBytesMax {
            bytes += event
            through += 1
        }
        guard through >= next else { return nil }
        if isShared { joined = (next, bytes, through) }
        return (bytes, through)
    }

    private func render(from: Position, through: Position) throws -> [[UInt8]] {
        var rendered: [[UInt8]] = []
        var count = 0
        unsafe try log.scan(from: from, through: min(through, from + Self.readMax - 1)) {
            position,
            bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            let json = record.json(.sysIDs(key))
            let event = "id: \(position)\nevent: \(record.event.name)\ndata: \(json)\n\n"
            rendered.append(Array(event.utf8))
            count += event.utf8.count
            return count < EventFeed.roundBytesMax
        }
        return rendered
    }
}
