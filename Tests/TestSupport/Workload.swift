public import Engine
public import EventLog
public import Vocabulary

/// Inputs and ticks with the times at which a clock shows them: what a run depends on, and no more.
public struct Workload: Sendable {
    /// Where it comes from: a seed or a file.
    public var name: String
    /// The identity of the log that it makes.
    public var identity: LogIdentity
    /// What happens, in order.
    public var steps: [Step]

    /// An input, or only a look at the clock.
    public struct Step: Hashable, Sendable {
        /// What the clock shows.
        public var time: Instant
        /// What happens; nothing for a tick.
        public var input: Input?

        /// Makes a step.
        public init(_ time: Instant, _ input: Input? = nil) {
            self.time = time
            self.input = input
        }

        /// Whether it tells of an outage.
        public var isOutage: Bool {
            if case .serviceResumed = input { true } else { false }
        }
    }

    /// Makes a workload.
    public init(name: String, identity: LogIdentity, steps: [Step]) {
        self.name = name
        self.identity = identity
        self.steps = steps
    }

    /// Runs all steps.
    ///
    /// - Parameters:
    ///   - log: where the records go; a new one in memory when none is given.
    ///   - commitAfter: whether the batch ends with a step; the last always ends one.
    ///   - restartAfter: whether everything in memory is forgotten after a step.
    ///   - visit: given each step's number and the ledger after it.
    /// - Returns: the log and the ledger at the end.
    /// - Throws: what the ledger failed at.
    @discardableResult
    public func run(
        on log: (any RecordLog)? = nil,
        commitAfter: (Int) -> Bool = { _ in true },
        restartAfter: (Int) -> Bool = { _ in false },
        visit: (Int, Ledger) -> Void = { _, _ in }
    ) throws(LedgerError) -> (log: any RecordLog, ledger: Ledger) {
        let log = log ?? MemoryLog(identity: identity)
        var ledger = try Ledger(log: log)
        for (index, step) in steps.enumerated() {
            if let input = step.input {
                _ = try ledger.admit(input, at: step.time)
            } else {
                try ledger.advance(to: max(step.time, ledger.lastTime))
            }
            let restarts = restartAfter(index)
            if restarts || commitAfter(index) { try ledger.commit() }
            if restarts { ledger = try Ledger(log: log) }
            visit(index, ledger)
        }
        try ledger.commit()
        return (log, ledger)
    }
}

extension RecordLog {
    /// All records as what they say.
    ///
    /// - Throws: what is wrong with the log.
    public func decoded() throws -> [LoggedRecord] {
        var records: [LoggedRecord] = []
        unsafe try scan(from: 1, through: .max) { position, bytes in
            records.append(unsafe try LoggedRecord(position: position, bytes: bytes))
            return true
        }
        return records
    }

    /// All records byte by byte.
    ///
    /// - Throws: what is wrong with the log.
    public func bytes() throws -> [[UInt8]] {
        var records: [[UInt8]] = []
        unsafe try scan(from: 1, through: .max) { _, bytes in
            records.append(unsafe Array(bytes))
            return true
        }
        return records
    }

    /// The root over all records in hexadecimal, behind their number.
    ///
    /// - Throws: what is wrong with the log.
    public func summary() throws(EventLogError) -> String {
        "\(lastPosition) \(try root(at: lastPosition))"
    }
}
