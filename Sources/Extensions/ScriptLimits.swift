public import Vocabulary

/// What scripts may take.
public struct ScriptLimits: Hashable, Sendable {
    /// Processor time of one call; 1 ms to 10 s.
    public var time: Milliseconds
    /// Resident memory of the process that runs them, in bytes.
    public var memoryBytes: Int
    /// How many run at once, each in a process of its own.
    public var workers: Int
    /// How many calls may wait for a worker; what comes beyond gets the default behaviour.
    public var waitingMax: Int
    /// How long a call may wait for a worker; then it gets the default behaviour.
    public var waitMax: Milliseconds

    /// What holds where the configuration says nothing.
    ///
    /// A process with nothing in it has about 50 MB, so that a script has about 80 MB.
    public static let usual = ScriptLimits(
        time: Milliseconds(rawValue: 50),
        memoryBytes: 134_217_728,
        workers: 2,
        waitingMax: 1_024,
        waitMax: .seconds(2)
    )

    /// Puts limits together.
    public init(
        time: Milliseconds,
        memoryBytes: Int,
        workers: Int,
        waitingMax: Int,
        waitMax: Milliseconds
    ) {
        self.time = time
        self.memoryBytes = memoryBytes
        self.workers = workers
        self.waitingMax = waitingMax
        self.waitMax = waitMax
    }
}
