import Dispatch
import Synchronization

/// Threads for what must not hold a server thread.
final class Workshop: Sendable {
    private let jobsMax: Int
    private let queue: DispatchQueue
    private let jobs = Atomic<Int>(0)

    /// Opens a workshop.
    ///
    /// - Parameters:
    ///   - name: what a debugger shows.
    ///   - jobsMax: how many jobs may wait or run.
    ///   - isSerial: whether they run one after the other.
    init(_ name: String, jobsMax: Int, isSerial: Bool = false) {
        self.jobsMax = jobsMax
        queue = DispatchQueue(label: name, attributes: isSerial ? [] : .concurrent)
    }

    /// Runs a job soon.
    ///
    /// - Returns: false when too many wait; the job is dropped then.
    func run(_ job: @escaping @Sendable () -> Void) -> Bool {
        guard jobs.add(1, ordering: .relaxed).newValue <= jobsMax else {
            jobs.subtract(1, ordering: .relaxed)
            return false
        }
        finish(job)
        return true
    }

    /// Runs a job of a request that was taken in already: it is never dropped.
    func follow(_ job: @escaping @Sendable () -> Void) {
        jobs.add(1, ordering: .relaxed)
        finish(job)
    }

    private func finish(_ job: @escaping @Sendable () -> Void) {
        queue.async {
            job()
            self.jobs.subtract(1, ordering: .relaxed)
        }
    }
}
