import Dispatch
import Extensions
import Foundation
import Synchronization

/// Reads the site's scripts and the virtual agent's topics anew when a file of theirs has changed.
///
/// A broken file never replaces a good one; what is found stands in the process log with file and line.
final class ScriptWatch: Sendable {
    /// How often the folder is looked at.
    private static let interval = DispatchTimeInterval.seconds(2)

    /// The topics' folder as it was when it was read last.
    private struct Topics {
        var folder = ""
        var stamp: [String] = []
        var read: @Sendable () -> Void = {}
    }

    private let extensions: Extensions
    private let topics = Mutex(Topics())
    private let queue = DispatchQueue(label: "scripts")
    private let ending = DispatchSemaphore(value: 0)

    init(_ extensions: Extensions) {
        self.extensions = extensions
    }

    func start() {
        let thread = Foundation.Thread { [self] in
            while ending.wait(timeout: .now() + Self.interval) == .timedOut {
                if extensions.hasChanged { reload() }
                readTopicsIfChanged()
            }
        }
        thread.name = "scripts"
        thread.start()
    }

    /// Watches a folder of topics as well; an empty one is none.
    ///
    /// - Parameters:
    ///   - folder: the folder, which was read a moment ago.
    ///   - read: reads it anew; called on the watch's thread.
    func watch(topics folder: String, read: @escaping @Sendable () -> Void) {
        let stamp = FileStamps.of(folder)
        topics.withLock { $0 = Topics(folder: folder, stamp: stamp, read: read) }
    }

    private func readTopicsIfChanged() {
        let folder = topics.withLock { $0.folder }
        guard !folder.isEmpty else { return }
        let stamp = FileStamps.of(folder)
        let read = topics.withLock { topics -> (@Sendable () -> Void)? in
            guard topics.folder == folder, topics.stamp != stamp else { return nil }
            topics.stamp = stamp
            return topics.read
        }
        read?()
    }

    /// Reads the scripts now.
    func reload() { queue.sync { read() } }

    func stop() { ending.signal() }

    private func read() {
        do throws(ExtensionsError) {
            for finding in try extensions.reload() {
                ProcessLog.write(
                    finding.weight == .error ? .error : .warning,
                    "script",
                    [("finding", finding.description)]
                )
            }
            let scripts = extensions.scripts
            guard !scripts.isEmpty else { return }
            ProcessLog.write(.info, "scripts read", [("scripts", "\(scripts.count)")])
        } catch {
            ProcessLog.write(.error, "scripts", [("problem", "they cannot be run: \(error)")])
        }
    }
}

/// What changes when a file of a folder does: names, sizes and times of change.
private enum FileStamps {
    static func of(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().map { name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            let changed = attributes?[.modificationDate] as? Date
            let size = attributes?[.size] as? NSNumber
            return "\(name) \(changed?.timeIntervalSince1970 ?? 0) \(size ?? 0)"
        }
    }
}
