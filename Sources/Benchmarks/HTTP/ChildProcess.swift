import Foundation

/// A process that a benchmark starts, whose output goes to a file.
struct ChildProcess {
    private let process = Process()
    private let output: String

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: the program, looked for in the path, and its arguments.
    ///   - input: what it reads.
    ///   - output: the file that standard output and error go to.
    /// - Throws: what keeps it from starting.
    init(_ words: [String], input: String = "", output: String) throws {
        self.output = output
        guard FileManager.default.createFile(atPath: output, contents: nil),
            let handle = FileHandle(forWritingAtPath: output)
        else {
            throw BenchmarkError.failed("\(output) cannot be written")
        }
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.standardInput = pipe
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        pipe.fileHandleForWriting.write(Data(input.utf8))
        try pipe.fileHandleForWriting.close()
    }

    /// What it has written so far.
    var text: String {
        String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
    }

    /// Waits for its end.
    ///
    /// - Returns: what it wrote.
    /// - Throws: `failed` with what it wrote, when it ended otherwise than well.
    func end() throws -> String {
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkError.failed(text) }
        return text
    }

    /// Asks it to end, and waits until it has.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Waits until it has written something.
    func wait(for part: String) throws -> String {
        for _ in 0..<1_000 {
            let text = text
            if text.contains(part) { return text }
            guard process.isRunning else { throw BenchmarkError.failed(text) }
            usleep(20_000)
        }
        throw BenchmarkError.failed("waited in vain for \(part): \(text)")
    }

    /// Runs a program to its end.
    static func run(
        _ words: [String],
        input: String = "",
        output: String
    ) throws -> String {
        try ChildProcess(words, input: input, output: output).end()
    }

    /// Whether a program can be started.
    static func exists(_ program: String) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(
            separator: ":"
        )
        return folders.contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }
}
