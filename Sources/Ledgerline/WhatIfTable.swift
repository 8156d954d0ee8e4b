import Engine
import Vocabulary

/// What would have happened, for people.
struct WhatIfTable {
    private let report: WhatIf.Report

    init(_ report: WhatIf.Report) {
        self.report = report
    }

    var lines: [String] {
        var lines = ["“\(report.before.name)”, had it been otherwise"]
        lines += changes.map { "  " + $0 }
        lines.append("\(report.last) records, up to \(report.horizon)")
        lines.append("")
        for difference in report.differences { lines += self.lines(of: difference) }
        if report.differences.isEmpty {
            lines.append("Nothing would have been otherwise.")
        }
        lines += ["", totals("waits", \.begun), totals("answered in time", \.answered)]
        lines += [totals("acted", \.fired), totals("did nothing", \.skipped)]
        lines += [totals("closed by it", \.closed), totals("still run", \.pending)]
        return lines
    }

    /// What the definitions differ in.
    private var changes: [String] {
        let (one, other) = (report.before, report.after)
        var lines: [String] = []
        func add<Value: Equatable>(_ name: String, _ before: Value, _ after: Value) {
            guard before != after else { return }
            lines.append("\(name): \(after) instead of \(before)")
        }
        add("waits", one.duration.words, other.duration.words)
        add("from the unanswered message", one.anchor.word, other.anchor.word)
        add("active", one.active, other.active)
        add("filter", one.filter.inQuotes, other.filter.inQuotes)
        add("does", one.kind.word, other.kind.word)
        if other.kind == .setState { add("sets", one.state.word, other.state.word) }
        add("says", one.text.inQuotes, other.text.inQuotes)
        return lines.isEmpty ? ["as it was set last; it was set otherwise before"] : lines
    }

    private func lines(of difference: WhatIf.Difference) -> [String] {
        var lines = [
            "\(difference.number.interactionNumber)  waits since \(difference.since)"
                + " (record \(difference.armedAt)): \(difference.words)"
        ]
        lines.append("    was    \(difference.before?.words ?? "nothing")")
        let after: String
        if let happening = difference.after {
            after = happening.words
        } else if let due = difference.pendingUntil {
            after = "still waiting, until \(due)"
        } else {
            after = "nothing"
        }
        lines.append("    would  \(after)")
        if let aftermath = difference.aftermath, aftermath.first != .zero {
            lines.append("    then   \(aftermath.words)")
        }
        if !difference.continuedIn.isNone {
            let number = difference.continuedInNumber.interactionNumber
            lines.append("    then   it would have gone on with what opened \(number)")
        }
        return lines
    }

    private func totals(_ name: String, _ count: KeyPath<WhatIf.Totals, UInt64>) -> String {
        let padded = name + String(repeating: " ", count: max(0, 18 - name.count))
        return "\(padded)\(report.happened[keyPath: count])"
            + " -> \(report.wouldHave[keyPath: count])"
    }
}

extension WhatIf.Difference {
    fileprivate var words: String {
        guard let before, let after else { return word == "later" ? "not yet" : word }
        let shift = (after.time - before.time).rawValue
        guard word == "earlier" || word == "later" else { return word }
        return Milliseconds(rawValue: abs(shift)).words + " " + word
    }
}

extension WhatIf.Happening {
    fileprivate var words: String {
        guard let kind else { return "\(time)  nothing, because: \(reason)" }
        let state = state.map { " " + $0.word } ?? ""
        return "\(time)  \(kind.word)\(state)"
    }
}

extension WhatIf.Aftermath {
    fileprivate var words: String {
        var parts: [String] = []
        if requesterMessages > 0 { parts.append("the requester wrote \(requesterMessages)") }
        if agentMessages > 0 { parts.append("agents wrote \(agentMessages)") }
        return parts.joined(separator: ", ") + ", first at \(first)"
    }
}

extension Milliseconds {
    /// Days, hours, minutes and seconds, those that are not nothing.
    fileprivate var words: String {
        let units: [(Int64, String)] = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min")]
        var rest = rawValue
        var parts: [String] = []
        for (length, name) in units where rest >= length {
            parts.append("\(rest / length) \(name)")
            rest %= length
        }
        if rest > 0 || parts.isEmpty {
            parts.append(rest % 1_000 == 0 ? "\(rest / 1_000) s" : "\(rest) ms")
        }
        return parts.joined(separator: " ")
    }
}

extension String {
    fileprivate var inQuotes: String { isEmpty ? "none" : "“\(self)”" }
}
