import Foundation
import Synchronization
import Vocabulary

/// Threads that ask scripts, each with a process of its own, behind a queue with an end.
///
/// Nobody waits here but the message that is asked about: a call that finds the queue full, or that
/// waited too long in it, is told so and takes the default behaviour.
final class ScriptWorkers: Sendable {
    /// What a worker does for a call.
    typealias Work = @Sendable (ScriptProcess) -> Void

    private struct Job: Sendable {
        let since: ContinuousClock.Instant
        let work: Work
        let drop: @Sendable () -> Void
    }

    private struct Queue: Sendable {
        var jobs: [Job] = []
        var isStopped = false
    }

    private let limits: ScriptLimits
    private let executable: String
    private let queue = Mutex(Queue())
    private let waiting = DispatchSemaphore(value: 0)
    private let started = Atomic<Bool>(false)

    init(executable: String, limits: ScriptLimits) {
        self.executable = executable
        self.limits = limits
    }

    /// Hands a call to the next free worker.
    ///
    /// - Parameters:
    ///   - work: called on the worker's thread.
    ///   - drop: called in its place when there is no room or it waited too long.
    func submit(_ work: @escaping Work, drop: @escaping @Sendable () -> Void) {
        let job = Job(since: .now, work: work, drop: drop)
        let isTaken = queue.withLock { queue in
            guard !queue.isStopped, queue.jobs.count < limits.waitingMax else { return false }
            queue.jobs.append(job)
            return true
        }
        guard isTaken else { return drop() }
        if !started.exchange(true, ordering: .acquiringAndReleasing) { start() }
        waiting.signal()
    }

    /// Tells what waits and ends the threads with their processes.
    func stop() {
        let dropped = queue.withLock { queue in
            queue.isStopped = true
            defer { queue.jobs.removeAll() }
            return queue.jobs
        }
        for job in dropped { job.drop() }
        for _ in 0..<limits.workers { waiting.signal() }
    }

    private func start() {
        for number in 0..<limits.workers {
            let thread = Foundation.Thread { [self] in
                let process = ScriptProcess(
                    executable: executable,
                    memoryBytesMax: limits.memoryBytes
                )
                while let job = next() {
                    let waited = ContinuousClock.now - job.since
                    if waited > .milliseconds(limits.waitMax.rawValue) {
                        job.drop()
                    } else {
                        job.work(process)
                    }
                }
            }
            thread.name = "script.\(number)"
            thread.start()
        }
    }

    private func next() -> Job? {
        while true {
            waiting.wait()
            let (job, isStopped) = queue.withLock { queue in
                (queue.jobs.isEmpty ? nil : queue.jobs.removeFirst(), queue.isStopped)
            }
            if let job { return job }
            if isStopped { return nil }
        }
    }
}
