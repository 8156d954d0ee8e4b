import Engine
import Foundation
import Synchronization
import Vocabulary

/// A sign of life outside the log: when the daemon last ran, so that a long outage can be told from an
/// idle night.
///
/// It is a file with one line, written anew every few seconds; losing one costs nothing but accuracy.
final class Heartbeat: Sendable {
    /// How often it is written, in seconds.
    static let interval: TimeInterval = 10

    private let path: String
    private let clock: any EngineClock
    private let stopped = Atomic<Bool>(false)

    init(path: String, clock: any EngineClock) {
        self.path = path
        self.clock = clock
    }

    /// When the daemon last gave a sign of life; nothing when it never did.
    var last: Instant? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        return Instant(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Where an outage began, if the daemon was away for longer than a threshold.
    func outage(longerThan threshold: Milliseconds) -> Instant? {
        guard let last else { return nil }
        return clock.read().wall - last > threshold ? last : nil
    }

    /// Gives signs of life until `stop`.
    func start() {
        beat()
        let thread = Foundation.Thread { [self] in
            while !stopped.load(ordering: .relaxed) {
                Foundation.Thread.sleep(forTimeInterval: Self.interval)
                if !stopped.load(ordering: .relaxed) { beat() }
            }
        }
        thread.name = "heartbeat"
        thread.start()
    }

    /// Gives a last sign of life.
    func stop() {
        stopped.store(true, ordering: .relaxed)
        beat()
    }

    private func beat() {
        let line = Data("\(clock.read().wall)\n".utf8)
        // A heartbeat that cannot be written is no reason to stop: the disk may be full.
        try? line.write(to: URL(filePath: path), options: .atomic)
    }
}
