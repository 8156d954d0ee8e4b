import Vocabulary

/// The hours' rows that a batch has touched, of queues or of agents: each read and written at most once.
///
/// Times never fall, so of each subject only the latest hour changes.
struct HourCache<Row> {
    private(set) var rows: [Row] = []
    private var places: [UInt64: Int] = [:]

    /// The row in use; the caller has made sure that it is there.
    subscript(place: Int) -> Row {
        get { rows[place] }
        // In place: a row is large.
        _modify { yield &rows[place] }
    }

    /// Where the latest row of a queue or agent is.
    func place(of subject: UInt64) -> Int? { places[subject] }

    /// Adds a row that is later than all others of the same subject.
    mutating func add(_ row: Row, of subject: UInt64) -> Int {
        places[subject] = rows.count
        rows.append(row)
        return rows.count - 1
    }

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }
}

/// What a batch has counted.
struct StatisticsCache {
    var queues = HourCache<QueueHourRow>()
    var agents = HourCache<AgentHourRow>()
    /// Target waits that were looked up since a queue was last set.
    var targets: [UInt64: Milliseconds] = [:]
}

extension Instant {
    /// When its hour begins, in UTC.
    var startOfHour: Instant {
        let hour: Int64 = 3_600_000
        let rest = rawValue % hour
        return Instant(rawValue: rawValue - (rest < 0 ? rest + hour : rest))
    }
}
