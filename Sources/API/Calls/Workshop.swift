import Dispatch
import Synchronization

/// Threads for what must not hold a server thread: passwords, questions to the writer, long reads.
final class Workshop: Sendable {
    /// How many jobs may wait or run: enough for every connection to have one.
    static let jobsMax = 4_096

    private let queue = DispatchQueue(label: "api.work", attributes: .concurrent)
    private let jobs = Atomic<Int>(0)

    /// Runs a job soon.
    ///
    /// - Returns: false when too many wait; the job is dropped then.
    func run(_ job: @escaping @Sendable () -> Void) -> Bool {
        guard jobs.add(1, ordering: .relaxed).newValue <= Self.jobsMax else {
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
