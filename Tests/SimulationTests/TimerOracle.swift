import Engine
import EventLog
import Foundation
import Testing
import TestSupport
import Vocabulary

/// The independent model of the timers, run once for many logs.
enum TimerOracle {
    /// A log and up to when its timers have fired.
    struct Subject {
        let name: String
        let records: [LoggedRecord]
        let horizon: Instant
    }

    /// The names of the logs whose firings are not those that the model expects.
    static func disagreements(_ subjects: [Subject]) throws -> [String] {
        let expected = try expectations(subjects)
        return subjects.enumerated().filter { index, subject in
            index >= expected.count || expected[index] != firings(subject.records)
        }
        .map(\.element.name)
    }

    /// What each log says of its firings, in the model's own form.
    static func firings(_ records: [LoggedRecord]) -> [String] {
        records.compactMap { record in
            let ended: (event: MessagingEvent, action: ActionID, gone: Bool)
            switch record.event {
            case .outcome(.messagingActionFired(let fired)):
                ended = (fired.event, fired.action, false)
            case .outcome(.messagingActionSkipped(let skipped)):
                let gone = ["action deleted", "action deactivated"].contains(skipped.reason)
                ended = (skipped.event, skipped.action, gone)
            default: return nil
            }
            return "\(record.header.time) \(record.header.cause) \(record.header.ordinal)"
                + " \(side(ended.event)) \(ended.action.rawValue) \(ended.gone ? "gone" : "due")"
        }
    }

    private static func side(_ event: MessagingEvent) -> String {
        event == .requesterMessageWithoutAgentResponse ? "requester" : "agent"
    }

    private static func expectations(_ subjects: [Subject]) throws -> [[String]] {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "timer_oracle.py")
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "timer-oracle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "input.jsonl")
        try Data(subjects.map(export).joined().utf8).write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script.path]
        process.standardInput = try FileHandle(forReadingFrom: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        var answers: [[String]] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("begin ") {
                answers.append([])
            } else {
                answers[answers.count - 1].append(String(line))
            }
        }
        return answers
    }

    private static func export(_ subject: Subject) -> String {
        var lines = ["{\"begin\":\"\(subject.name)\"}"]
        for record in subject.records {
            guard let fields = fields(record) else { continue }
            lines.append("{\"time\":\(record.header.time),\(fields)\(timer(of: record, subject))}")
        }
        lines.append("{\"end\":\(subject.horizon.rawValue)}\n")
        return lines.joined(separator: "\n")
    }

    /// The timer that a message or a closing follows from, where it follows from none of the inputs.
    private static func timer(of record: LoggedRecord, _ subject: Subject) -> String {
        switch record.event {
        case .outcome(.messageJoined), .outcome(.interactionClosed): break
        default: return ""
        }
        let cause = subject.records[Int(record.header.cause) - 1]
        guard cause.header.isOutcome else { return "" }
        return ",\"by\":[\(record.header.cause),\(record.header.ordinal)]"
    }

    private static func fields(_ record: LoggedRecord) -> String? {
        switch record.event {
        case .input(.messagingActionSet(let action)):
            "\"action\":\(action.action.orMade(at: record.position).rawValue)"
                + ",\"active\":\(action.active),\"order\":\(action.order)"
                + ",\"event\":\"\(side(action.event))\",\"duration\":\(action.duration.rawValue)"
                + ",\"anchor\":\"\(action.anchor.word)\""
        case .input(.messagingActionDeleted(let deletion)):
            "\"deleted\":\(deletion.action.rawValue)"
        case .input(.settingsChanged(let settings)): "\"grace\":\(settings.resumeGrace.rawValue)"
        case .input(.serviceResumed(let outage)):
            "\"outage\":[\(outage.from.rawValue),\(outage.to.rawValue)]"
        // A word about consent asks nothing and answers nothing (row Y4).
        case .outcome(.messageJoined(let message)) where !message.isConsentWord:
            "\"message\":\(record.position),\"interaction\":\(record.interaction.rawValue)"
                + ",\"author\":\"\(message.author.word)\""
        case .outcome(.interactionClosed):
            "\"closed\":\(record.interaction.rawValue)"
        case .outcome(.messagingActionHeld(let held)):
            "\"held\":[\(record.header.cause),\(record.header.ordinal)],\"until\":\(held.until.rawValue)"
        default: nil
        }
    }
}

@Suite("The independent model of timers")
struct TimerOracleTests {
    @Test func `expects the firings of every scenario file and of four hundred seeds`() throws {
        var subjects: [TimerOracle.Subject] = []
        for workload in try Workloads.some(seeds: 400) {
            let (log, ledger) = try workload.run()
            subjects.append(
                TimerOracle.Subject(
                    name: workload.name,
                    records: try log.decoded(),
                    horizon: ledger.horizon
                )
            )
        }
        let firings = subjects.reduce(0) { $0 + TimerOracle.firings($1.records).count }
        #expect(firings > 2_000, "seeds that fire little show little")
        #expect(try TimerOracle.disagreements(subjects).isEmpty)
    }
}
