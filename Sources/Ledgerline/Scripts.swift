import Configuration
import Extensions
import VirtualAgent
import Vocabulary

/// The virtual agent's topics for a command or the daemon.
enum Topics {
    /// A library of them, checked; nothing when the configuration has no virtual agent.
    static func library(
        _ site: SiteConfiguration,
        scripted: [String]
    ) throws(ConfigurationError) -> TopicLibrary? {
        guard let agent = site.virtualAgent else { return nil }
        return try TopicLibrary(
            folder: agent.folder,
            queues: site.queues.map(\.set).filter(\.active).map(\.name),
            scripted: scripted.filter { !$0.isEmpty }
        )
    }
}

/// The site's scripts for a command.
enum Scripts {
    /// A library of them, read in a process of its own.
    static func library(_ site: SiteConfiguration) throws -> ScriptLibrary {
        var library = ScriptLibrary()
        let limits = ScriptLimits(site.extensions)
        let runner = ScriptRunner(
            executable: ScriptRunner.thisProgram,
            memoryBytesMax: limits.memoryBytes
        )
        do throws(ExtensionsError) {
            try library.read(folder: site.extensions.folder, with: runner, limit: limits.time)
        } catch {
            throw CommandFailure("scripts cannot be run: \(error)")
        }
        return library
    }
}

extension ScriptLimits {
    /// What the configuration lets scripts take.
    init(_ scripts: SiteConfiguration.Scripts) {
        self = .usual
        time = scripts.timeLimit
        memoryBytes = scripts.memoryBytes
        workers = scripts.workers
    }
}

extension ScriptRunner {
    /// This program, which serves as the process that runs scripts.
    static let thisProgram = "/proc/self/exe"
}
