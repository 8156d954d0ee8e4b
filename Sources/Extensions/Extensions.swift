import Configuration
import Synchronization
public import Vocabulary

/// The site's scripts: asks the lowest-ordered applicable one of a point, and only it (row X5).
///
/// It runs on threads and processes of its own; whoever asks is told on one of those threads. With no
/// script at a point, asking costs a look at a list.
public final class Extensions: Sendable {
    /// What scripts have done since the start.
    public struct Figures: Hashable, Sendable {
        /// Scripts that run now.
        public var scripts = 0
        /// Calls that were answered by a script.
        public var answered: UInt64 = 0
        /// Calls that took the default behaviour because nobody applied.
        public var notApplicable: UInt64 = 0
        /// Answers that did not count.
        public var problems: UInt64 = 0
    }

    /// Told about each answer that does not count, on a worker's thread.
    public typealias Report = @Sendable (ExtensionAnswer) -> Void

    private let folder: String
    private let limits: ScriptLimits
    private let runner: ScriptRunner
    private let workers: ScriptWorkers
    private let report: Report
    private let library = Mutex(ScriptLibrary())
    private let stamp = Mutex<[String]>([])
    private let counted = Mutex(Figures())

    /// Prepares the scripts of a folder; `reload` reads them.
    ///
    /// - Parameters:
    ///   - folder: its path; one that does not exist has no scripts.
    ///   - executable: the program that serves with the words `extension host`.
    ///   - limits: what scripts may take.
    ///   - report: told about answers that do not count.
    public init(
        folder: String,
        executable: String,
        limits: ScriptLimits = .usual,
        report: @escaping Report = { _ in }
    ) {
        self.folder = folder
        self.limits = limits
        self.report = report
        runner = ScriptRunner(executable: executable, memoryBytesMax: limits.memoryBytes)
        workers = ScriptWorkers(executable: executable, limits: limits)
    }

    /// What scripts have done.
    public var figures: Figures {
        var figures = counted.withLock { $0 }
        figures.scripts = library.withLock { $0.scripts.count }
        return figures
    }

    /// Reads the folder anew; a broken file never replaces a good one.
    ///
    /// - Returns: what was found.
    /// - Throws: that no script can be run.
    public func reload() throws(ExtensionsError) -> [ScriptFinding] {
        stamp.withLock { $0 = ScriptLibrary.stamp(of: folder) }
        var read = library.withLock { $0 }
        guard !ScriptLibrary.files(in: folder).isEmpty || !read.scripts.isEmpty else { return [] }
        try read.read(folder: folder, with: runner, limit: limits.time)
        let found = read
        library.withLock { $0 = found }
        return found.findings
    }

    /// Whether a file has changed since the folder was read.
    public var hasChanged: Bool {
        let now = ScriptLibrary.stamp(of: folder)
        return stamp.withLock { $0 != now }
    }

    /// Whether a point has scripts.
    public func has(_ point: ExtensionPoint) -> Bool {
        library.withLock { library in library.scripts.contains { $0.point == point } }
    }

    /// The scripts that run.
    public var scripts: [Script] { library.withLock { $0.scripts } }

    /// What was found when the folder was read last.
    public var findings: [ScriptFinding] { library.withLock { $0.findings } }

    /// Asks the scripts of a point.
    ///
    /// - Parameters:
    ///   - point: the point.
    ///   - only: the name of the one topic that may answer; empty for whoever applies.
    ///   - input: made only when there is a script to ask, on a worker's thread.
    ///   - read: reads a result.
    ///   - done: told what came of it; at once when there is nobody to ask.
    public func ask(
        _ point: ExtensionPoint,
        only: String = "",
        input: @escaping @Sendable () -> String,
        reading read: @escaping ResultReader,
        done: @escaping @Sendable (Consultation) -> Void
    ) {
        let scripts = library.withLock { $0.scripts(at: point) }
            .filter { only.isEmpty || $0.topic == only }
        guard let first = scripts.first else { return done(.none) }
        workers.submit { [self] process in
            let input = input()
            var answers: [ExtensionAnswer] = []
            for script in scripts {
                guard let (answer, result) = ask(script, input, process, read) else { continue }
                answers.append(answer)
                guard answer.problem == .none else {
                    count(answer)
                    continue
                }
                counted.withLock { $0.answered += 1 }
                return done(Consultation(answers: answers, result: result))
            }
            if answers.isEmpty { counted.withLock { $0.notApplicable += 1 } }
            done(Consultation(answers: answers))
        } drop: { [self] in
            let answer = ExtensionAnswer(
                point: point,
                problem: .overloaded,
                script: first.name,
                hash: first.hash,
                result: "too many calls were waiting"
            )
            count(answer)
            done(Consultation(answers: [answer]))
        }
    }

    /// Does something else on a worker's thread.
    func submit(
        _ work: @escaping @Sendable () -> Void,
        drop: @escaping @Sendable () -> Void
    ) {
        workers.submit({ _ in work() }, drop: drop)
    }

    /// Ends the threads and processes; what waits gets the default behaviour.
    public func stop() { workers.stop() }

    private func count(_ answer: ExtensionAnswer) {
        counted.withLock { $0.problems += 1 }
        report(answer)
    }

    /// - Returns: nothing when the script does not apply.
    private func ask(
        _ script: Script,
        _ input: String,
        _ process: ScriptProcess,
        _ read: ResultReader
    ) -> (ExtensionAnswer, String)? {
        var answer = ExtensionAnswer(point: script.point, script: script.name, hash: script.hash)
        let call = ScriptCall(
            kind: .run,
            limitMicroseconds: limits.time.microseconds,
            source: script.source,
            input: input
        )
        let reply: ScriptReply
        do throws(ScriptProcess.Failure) {
            reply = try process.take(call)
        } catch {
            answer.problem = error == .tooLong ? .timeOut : .exhausted
            answer.result = error.text
            return (answer, "")
        }
        switch reply.status {
        case .notApplicable: return nil
        case .answered: break
        case .timeOut:
            answer.problem = .timeOut
            answer.result = "it ran longer than \(limits.time.rawValue) ms"
            return (answer, "")
        case .syntax, .exception, .ready:
            answer.problem = .exception
            answer.result = "line \(reply.line): \(reply.text)"
            return (answer, "")
        }
        do throws(ConfigurationError) {
            let value = try JSON5Value(parsing: Array(reply.text.utf8), file: script.name)
            answer.result = reply.text
            try read(ConfigurationValue(value, file: script.name), &answer)
        } catch {
            answer.problem = .invalidResult
            answer.result =
                error.keyPath.isEmpty
                ? error.message : "\(error.keyPath): \(error.message)"
        }
        answer.result = String(answer.result.prefix(Self.resultCharactersMax))
        return (answer, reply.text)
    }

    /// How much of a result the log keeps: enough to see what was decided.
    private static let resultCharactersMax = 2_000
}

extension ScriptProcess.Failure {
    var text: String {
        switch self {
        case .tooLong: "it did not come to an end and was ended"
        case .tooMuch: "it took more memory than it may, or broke what runs it"
        case .cannotStart: "the process that runs scripts cannot be started"
        }
    }
}
