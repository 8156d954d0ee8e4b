import API
import Extensions
import Foundation

/// Runs scenarios of the API's callers in a process of its own each: whatever one does, the daemon goes on.
enum ScenarioProcess {
    /// How long the process may take in all.
    private static let patience = DispatchTimeInterval.seconds(15)
    /// Address space of the process, in bytes.
    private static let memoryMax: rlim_t = 2 << 30
    /// Processor time of the process, in seconds.
    private static let processorSecondsMax: rlim_t = 10

    /// Runs a scenario, and waits for its end.
    static func run(_ scenario: String) -> Result<[UInt8], ScenarioRun.Refused> {
        let process = Process()
        let input = Pipe()
        let output = Pipe()
        process.executableURL = URL(filePath: ScriptRunner.thisProgram)
        process.arguments = ["simulate", "host"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(scenario.utf8))
            try input.fileHandleForWriting.close()
        } catch {
            return .failure(ScenarioRun.Refused("The scenario's process ended early."))
        }
        let id = process.processIdentifier
        let deadline = DispatchWorkItem { kill(id, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: deadline)
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        deadline.cancel()
        process.waitUntilExit()
        guard process.terminationReason == .exit, let mark = bytes.first else {
            return .failure(ScenarioRun.Refused("The scenario takes more than it may."))
        }
        let answer = bytes.dropFirst()
        return mark == UInt8(ascii: "+")
            ? .success(Array(answer))
            : .failure(ScenarioRun.Refused(String(decoding: answer, as: UTF8.self)))
    }

    /// What that process does: a scenario comes in, `+` with its log or `-` with the problem goes out.
    static func serve() {
        limit(__rlimit_resource_t(RLIMIT_AS.rawValue), to: memoryMax)
        limit(__rlimit_resource_t(RLIMIT_CPU.rawValue), to: processorSecondsMax)
        let scenario = FileHandle.standardInput.readDataToEndOfFile()
        switch ScenarioRun.answer(to: String(decoding: scenario, as: UTF8.self)) {
        case .success(let bytes): write("+", bytes)
        case .failure(let refused): write("-", Array(refused.problem.utf8))
        }
    }

    private static func write(_ mark: String, _ bytes: [UInt8]) {
        try? FileHandle.standardOutput.write(contentsOf: Data(mark.utf8) + Data(bytes))
    }

    private static func limit(_ resource: __rlimit_resource_t, to value: rlim_t) {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        unsafe setrlimit(resource, &limit)
    }
}
