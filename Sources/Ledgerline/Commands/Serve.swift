import Configuration
import Foundation
import ServiceManager
import Synchronization

extension Command {
    static let serve = Command(
        name: "serve",
        summary: "runs the engine: takes messages, decides, logs, answers, fires timers",
        synopsis: [
            "serve [--config FILE] [--data DIR] [--confirm-clock]",
            "serve --demo [--data DIR]",
        ],
        about: """
            SIGTERM and SIGINT stop it gracefully, SIGHUP reads the configuration again. Under systemd it
            says when it is ready (Type=notify) and keeps the watchdog.
            """,
        options: DataDirectory.options + [
            .flag(
                "confirm-clock",
                "the clock is right although the log ends more than 30 days ago"
            ),
            .flag(
                "demo",
                "a made-up support centre at work, with a history, in data/demo or DIR; on "
                    + "this machine only, for passwords that everybody knows are printed"
            ),
        ]
    ) { arguments in
        let demo =
            arguments.has("demo") ? Demo(directory: arguments["data"] ?? Demo.usualDirectory) : nil
        if demo != nil, arguments["config"] != nil {
            throw CommandLineError(message: "--demo has a configuration of its own, in its folder")
        }
        let file = try demo?.file ?? Site.file(arguments)
        var site = try demo?.prepare() ?? Site.read(arguments)
        if demo == nil, let data = arguments["data"] { site.dataDirectory = data }
        ProcessLog.format.set(site.processLog.format)
        let ending = Ending()
        let running = Shared<Daemon?>(nil)
        let reloadsFirst = Shared(false)
        // From before anything can be asked of it: whoever finds it alive may end it.
        let signals = Signals { word in
            switch word {
            case .stop:
                guard running.value != nil else { stopWhileStarting() }
                ending.end(.success)
            case .reload:
                guard let daemon = running.value else { return reloadsFirst.set(true) }
                reload(daemon)
            }
        }
        ServiceManager.notify(.status("opening the log"))
        let daemon = try Daemon(
            file: file,
            site: site,
            clockConfirmed: arguments.has("confirm-clock")
        ) { problem in
            ProcessLog.write(.error, "leaving", [("problem", problem)])
            ending.end(.failure)
        }
        running.set(daemon)
        let standing = standing(daemon)
        ServiceManager.notify(.ready)
        ServiceManager.notify(.status(standing))
        ProcessLog.write(
            .info,
            "ready",
            [("address", site.http.address), ("port", "\(daemon.port)")]
        )
        if reloadsFirst.value { reload(daemon) }
        let play = demo.map { _ in DemoPlay(daemon: daemon, site: site) }
        play?.start()
        if let demo {
            let text = demo.greeting(port: daemon.port, address: site.http.address)
            FileHandle.standardOutput.write(Data(text.utf8))
        }
        let status = ending.wait(beating: ServiceManager.watchdogInterval)
        ServiceManager.notify(.stopping)
        ServiceManager.notify(.status("finishes what was accepted"))
        ending.keepBeating(ServiceManager.watchdogInterval)
        if status == .failure {
            // What failed may hold the rest up: everything acknowledged is in the log.
            return status
        }
        play?.stop()
        daemon.stop()
        ProcessLog.write(.info, "stopped")
        withExtendedLifetime(signals) {}
        return status
    }

    private static func standing(_ daemon: Daemon) -> String { "serves on port \(daemon.port)" }

    /// Reads the configuration again and tells the service manager what came of it.
    private static func reload(_ daemon: Daemon) {
        ServiceManager.notify(.reloading)
        let took = daemon.reload()
        ServiceManager.notify(.ready)
        let standing = standing(daemon)
        ServiceManager.notify(
            .status(took ? standing : standing + "; the configuration has a fault")
        )
    }

    /// Ends a start, however long it would take yet: nothing has been accepted, so nothing is lost.
    private static func stopWhileStarting() -> Never {
        ServiceManager.notify(.stopping)
        ProcessLog.write(.info, "stopped", [("while", "starting")])
        _exit(ExitStatus.success.rawValue)
    }
}

/// Where the main thread waits for the end, and keeps the watchdog meanwhile.
final class Ending: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let status = Mutex<ExitStatus?>(nil)

    func end(_ status: ExitStatus) {
        self.status.withLock { $0 = $0 ?? status }
        semaphore.signal()
    }

    /// Keeps the watchdog until the process is gone: how long a stop may take is the unit's to say.
    func keepBeating(_ interval: Duration?) {
        guard let interval else { return }
        let half = Self.half(interval)
        Thread.detachNewThread {
            while true {
                ServiceManager.notify(.watchdog)
                Thread.sleep(forTimeInterval: half)
            }
        }
    }

    private static func half(_ interval: Duration) -> Double {
        let (seconds, attoseconds) = interval.components
        return (Double(seconds) + Double(attoseconds) * 1e-18) / 2
    }

    func wait(beating interval: Duration?) -> ExitStatus {
        while true {
            if let interval {
                _ = semaphore.wait(timeout: .now() + Self.half(interval))
                ServiceManager.notify(.watchdog)
            } else {
                semaphore.wait()
            }
            if let status = status.withLock({ $0 }) { return status }
        }
    }
}
