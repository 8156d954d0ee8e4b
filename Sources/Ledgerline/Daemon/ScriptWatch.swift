import Dispatch
import Extensions
import Foundation

/// Reads the site's scripts anew when a file of theirs has changed.
///
/// A broken file never replaces a good one; what is found stands in the process log with file and line.
final class ScriptWatch: Sendable {
    /// How often the folder is looked at.
    private static let interval = DispatchTimeInterval.seconds(2)

    private let extensions: Extensions
    private let queue = DispatchQueue(label: "scripts")
    private let ending = DispatchSemaphore(value: 0)

    init(_ extensions: Extensions) {
        self.extensions = extensions
    }

    func start() {
        let thread = Foundation.Thread { [self] in
            while ending.wait(timeout: .now() + Self.interval) == .timedOut {
                if extensions.hasChanged { reload() }
            }
        }
        thread.name = "scripts"
        thread.start()
    }

    /// Reads them now.
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
