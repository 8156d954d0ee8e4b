import Foundation
import Synchronization
public import Vocabulary

/// Reads scripts and runs them one by one, in a process of its own; for whoever has nothing to lose
/// by waiting, such as a command or a reload.
public final class ScriptRunner: Sendable {
    private let process: Mutex<ScriptProcess>

    /// Prepares a runner.
    ///
    /// - Parameters:
    ///   - executable: the program that serves with the words `extension host`.
    ///   - memoryBytesMax: resident memory that a script may take.
    public init(executable: String, memoryBytesMax: Int = ScriptLimits.usual.memoryBytes) {
        process = Mutex(ScriptProcess(executable: executable, memoryBytesMax: memoryBytesMax))
    }

    /// Reads a file.
    ///
    /// - Throws: what is wrong with the file.
    public func script(
        at path: String,
        limit: Milliseconds = ScriptLimits.usual.time
    ) throws(ExtensionsError) -> Script {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .finding(ScriptFinding(.error, file: path, "it cannot be read"))
        }
        guard data.count <= Script.bytesMax, let source = String(bytes: data, encoding: .utf8)
        else {
            throw .finding(
                ScriptFinding(
                    .error,
                    file: path,
                    "it is not UTF-8, or longer than \(Script.bytesMax) bytes"
                )
            )
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let call = ScriptCall(
            kind: .describe,
            limitMicroseconds: limit.microseconds,
            source: source
        )
        let reply = try take(call, path)
        do throws(ScriptProblem) {
            return Script(
                name: name,
                source: source,
                try ScriptDeclaration(described: reply.text, name: name)
            )
        } catch {
            throw .finding(ScriptFinding(.error, file: path, error.text))
        }
    }

    /// Asks a script.
    ///
    /// - Returns: its result as JSON; nothing when it does not apply.
    /// - Throws: what became of it instead.
    public func run(
        _ script: Script,
        input: String,
        limit: Milliseconds = ScriptLimits.usual.time
    ) throws(ExtensionsError) -> String? {
        let call = ScriptCall(
            kind: .run,
            limitMicroseconds: limit.microseconds,
            source: script.source,
            input: input
        )
        let reply = try take(call, script.name)
        return reply.status == .notApplicable ? nil : reply.text
    }

    private func take(_ call: ScriptCall, _ file: String) throws(ExtensionsError) -> ScriptReply {
        let result = process.withLock { process -> Result<ScriptReply, ScriptProcess.Failure> in
            do throws(ScriptProcess.Failure) {
                return .success(try process.take(call))
            } catch {
                return .failure(error)
            }
        }
        let line: Int
        let problem: String
        switch result {
        case .success(let reply):
            switch reply.status {
            case .answered, .notApplicable, .ready: return reply
            case .syntax: (line, problem) = (Int(reply.line), "it is not JavaScript: \(reply.text)")
            case .exception: (line, problem) = (Int(reply.line), "it throws: \(reply.text)")
            case .timeOut: (line, problem) = (0, "it runs longer than it may")
            }
        case .failure(.tooLong): (line, problem) = (0, "it runs longer than it may, and was ended")
        case .failure(.tooMuch): (line, problem) = (0, "it takes more memory than it may")
        case .failure(.cannotStart): throw .cannotStart
        }
        throw .finding(ScriptFinding(.error, file: file, line: line, problem))
    }
}

extension Milliseconds {
    var microseconds: UInt32 { UInt32(clamping: rawValue * 1_000) }
}
