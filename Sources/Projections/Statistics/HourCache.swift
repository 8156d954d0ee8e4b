import Vocabulary

/// The latest hour's row of each queue, or agent, that batches have touched.
///
/// Times never fall, so of each subject only its latest hour changes. Rows stay from batch to batch; a
/// batch writes those that it has touched.
struct HourCache<Row> {
    /// Rows that stay between batches at most, each of some hundred bytes.
    private static var staying: Int { 4_096 }

    private var rows: [Row] = []
    private var isTouched: [Bool] = []
    private var places: [UInt64: Int] = [:]
    private var touched: [Int] = []

    subscript(place: Int) -> Row {
        get { rows[place] }
        // In place: a row is large.
        _modify { yield &rows[place] }
    }

    /// What the batch has touched and must write.
    var written: [Row] { touched.map { rows[$0] } }

    /// Where the latest row of a queue or agent is.
    func place(of subject: UInt64) -> Int? { places[subject] }

    /// Marks a row as one that the batch writes.
    ///
    /// - Returns: false when it was marked before.
    mutating func touch(_ place: Int) -> Bool {
        guard !isTouched[place] else { return false }
        isTouched[place] = true
        touched.append(place)
        return true
    }

    /// Adds a row that is later than all others of the same subject; the batch touches it.
    mutating func add(_ row: Row, of subject: UInt64) {
        // An hour that the batch has yet to write keeps its place.
        if let place = places[subject], !isTouched[place] {
            rows[place] = row
            _ = touch(place)
            return
        }
        places[subject] = rows.count
        rows.append(row)
        isTouched.append(true)
        touched.append(rows.count - 1)
    }

    /// Takes what was touched as written.
    mutating func settle() {
        if rows.count > Self.staying {
            rows.removeAll(keepingCapacity: true)
            isTouched.removeAll(keepingCapacity: true)
            places.removeAll(keepingCapacity: true)
        } else {
            for place in touched { isTouched[place] = false }
        }
        touched.removeAll(keepingCapacity: true)
    }
}

/// What batches have counted.
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
