public import Decisions
import Engine
import EventLog
import Foundation
public import Vocabulary

/// What has happened before the act that a test of the rules is about.
///
/// Every act goes through the ledger, as in the daemon, on a clock of its own; before it, the cast is
/// set up. Each thing happens a second after the one before unless the act says otherwise.
public final class Given {
    /// When the cast is there.
    public static let start = Instant("2026-03-02T09:00:00Z") ?? .zero

    private let log = MemoryLog(identity: LogIdentity(high: 0, low: 1))
    private let ledger: Ledger
    private var interactions: [UInt64: InteractionID] = [:]
    private var time = Given.start
    private var read: Position = 0

    /// Lets acts happen one after another; none of them may be refused.
    public init(_ acts: Act...) throws {
        ledger = try Ledger(log: log)
        for input in Cast.inputs { _ = try decide(input) }
        for act in acts {
            let decided = try perform(act)
            if let refusal = decided.refusal {
                preconditionFailure("what is given was refused: \(refusal)")
            }
        }
    }

    /// The state of the rules as it stands.
    public var state: DecisionState { ledger.state }

    /// Lets one more act happen.
    ///
    /// - Returns: what was decided because of it, the timers that it let fire included.
    public func when(_ act: Act) throws -> Decided { try perform(act) }

    private func perform(_ act: Act) throws -> Decided {
        time = time + act.wait
        let input = act.input { [interactions] in interactions[$0] ?? .none }
        guard let input else {
            try ledger.advance(to: time)
            try ledger.commit()
            return Decided(lines: try newLines(), refusal: nil, isRepeat: false)
        }
        return try decide(input)
    }

    private func decide(_ input: Input) throws -> Decided {
        let result = try ledger.admit(input, at: time)
        time = max(time, ledger.lastTime)
        try ledger.commit()
        let lines = try newLines()
        switch result {
        case .success(let receipt):
            return Decided(lines: lines, refusal: nil, isRepeat: receipt.isRepeat)
        case .failure(let refusal):
            return Decided(lines: lines, refusal: refusal, isRepeat: false)
        }
    }

    /// The outcomes since the last call, each as its row, its name and its fields.
    private func newLines() throws -> [String] {
        var lines: [String] = []
        unsafe try log.scan(from: read + 1, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            read = position
            guard case .outcome(let outcome) = record.event else { return true }
            if case .interactionOpened(let opened) = outcome {
                interactions[opened.number] = record.interaction
            }
            let fields = try Self.fields(record.json(.positions))
            lines.append(([record.rule.name, outcome.name] + fields).joined(separator: " "))
            return true
        }
        return lines
    }

    private static func fields(_ json: String) throws -> [String] {
        let record = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let data = record?["data"] as? [String: Any] ?? [:]
        return data.keys.sorted().map { "\($0)=\(text(data[$0]))" }
    }

    private static func text(_ value: Any?) -> String {
        switch value {
        case let text as String where text.hasPrefix("#"):
            UInt64(text.dropFirst()).flatMap { Cast.names[$0] } ?? text
        case let text as String: text.replacingOccurrences(of: " ", with: "_")
        case let list as [[String: Any]]: "\(list.count)"
        case let number as NSNumber: "\(number)"
        default: ""
        }
    }
}

/// What was decided because of an act.
public struct Decided: Sendable {
    /// The outcomes in order: row, name, then `field=value` in the order of the fields' names.
    public let lines: [String]
    /// Why it was refused, if it was.
    public let refusal: Refusal?
    /// Whether it repeated an earlier one.
    public let isRepeat: Bool

    /// Compares with an exhaustive list of outcomes.
    ///
    /// - Parameter expected: for each outcome its row and name, then the fields that the test is about.
    /// - Returns: what differs; nothing when all is as expected.
    public func difference(from expected: [String]) -> String? {
        if let refusal { return "refused: \(refusal.slug)" }
        let matches =
            lines.count == expected.count
            && zip(lines, expected).allSatisfy { line, wanted in
                let words = line.split(separator: " ")
                let wantedWords = wanted.split(separator: " ")
                return words.starts(with: wantedWords.prefix(2))
                    && wantedWords.dropFirst(2).allSatisfy(words.contains)
            }
        guard !matches else { return nil }
        return "decided:\n  " + lines.joined(separator: "\n  ") + "\nexpected:\n  "
            + expected.joined(separator: "\n  ")
    }
}
