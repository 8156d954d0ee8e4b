import Glibc
import Synchronization

/// The log's segments in order; sealed ones are opened when they are first read.
final class SegmentRow: Sendable {
    private struct Place {
        let first: UInt64
        var segment: Segment?
    }

    private let directory: LogDirectory
    private let places: Mutex<[Place]>

    /// Makes a row of sealed segments and the last one, which is open.
    init(_ directory: LogDirectory, sealed: [UInt64], last: Segment) {
        self.directory = directory
        places = Mutex(
            sealed.map { Place(first: $0) } + [Place(first: last.first, segment: last)]
        )
    }

    /// Adds a segment behind the others.
    func add(_ segment: Segment) {
        places.withLock { $0.append(Place(first: segment.first, segment: segment)) }
    }

    /// The last segment.
    var last: Segment? { places.withLock { $0.last?.segment } }

    /// The first positions of the segments, rising.
    var firsts: [UInt64] { places.withLock { $0.map(\.first) } }

    /// The segment that a position lies in, and the last position that it can hold.
    func holding(_ position: UInt64) throws(EventLogError) -> (Segment, through: UInt64) {
        try places.withLock { (places) throws(EventLogError) in
            guard let index = places.lastIndex(where: { $0.first <= position }) else {
                throw .damaged(position: position, .gap(found: places.first?.first ?? 0))
            }
            let through = index + 1 < places.count ? places[index + 1].first - 1 : UInt64.max
            if let segment = places[index].segment { return (segment, through) }
            let first = places[index].first
            let segment = try Segment(
                path: directory.segment(first),
                first: first,
                mode: .sealed
            )
            places[index].segment = segment
            return (segment, through)
        }
    }
}
