import Engine
import Foundation
import Vocabulary

/// Says on standard output what a shadow finds, for people or in lines of JSON.
struct ShadowTeller {
    let json: Bool

    /// A difference in full.
    func tell(_ difference: Shadow.Difference) {
        guard json else {
            let records = difference.records == 1 ? "" : ", \(difference.records) records"
            say("record \(difference.position)  \(difference.time)  \(difference.words)\(records)")
            say("  logged   \(difference.logged.text)")
            say("  decided  \(difference.decided.text)")
            return
        }
        tell("difference") { json in
            json.member("position", difference.position)
            json.member("time", difference.time.description)
            json.member("kind", difference.kind.rawValue)
            json.member("records", difference.records)
            json.side("logged", difference.logged)
            json.side("decided", difference.decided)
        }
    }

    /// How far it is.
    func tell(_ figures: ShadowFigures, rate: Double) {
        guard json else {
            say("\(figures.text); \(Int(rate)) inputs/s")
            return
        }
        tell("status") { json in
            figures.write(to: &json)
            json.member("inputs_per_second", Int(rate))
        }
    }

    /// What came of it.
    func tell(_ ending: ShadowRun.Ending, _ report: Shadow.Report, _ figures: ShadowFigures) {
        let counts = report.counts.sorted { $0.key < $1.key }
        guard json else {
            if let unreadable = report.unreadable {
                say("record \(unreadable.position)  \(unreadable.words)")
                say("  nothing behind it was compared")
            }
            for (subject, count) in counts {
                say(
                    "\(count) \(subject.kind.word): \(subject.logged) logged, \(subject.decided) decided"
                )
            }
            say("\(figures.text); \(Int(figures.overallRate)) inputs/s")
            if report.isClean { say("every decision is what this version decides") }
            return
        }
        tell("end") { json in
            json.member("reason", ending.rawValue)
            figures.write(to: &json)
            json.member("inputs_per_second", Int(figures.overallRate))
            json.key("counts")
            json.beginArray()
            for (subject, count) in counts {
                json.beginObject()
                json.member("kind", subject.kind.rawValue)
                json.member("logged", subject.logged)
                json.member("decided", subject.decided)
                json.member("count", count)
                json.endObject()
            }
            json.endArray()
            if let unreadable = report.unreadable { json.unreadable(unreadable) }
        }
    }

    private func tell(_ event: String, _ write: (inout JSONText) -> Void) {
        var text = JSONText()
        text.beginObject()
        text.member("event", event)
        write(&text)
        text.endObject()
        say(text.text)
    }

    private func say(_ line: String) {
        // Whoever follows wants each line at once; one who listens no longer stops nothing.
        try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }
}

extension JSONText {
    fileprivate mutating func side(_ name: String, _ side: Shadow.Side) {
        key(name)
        beginObject()
        if side.rule != .none { member("rule", side.rule.name) }
        if !side.type.isEmpty { member("type", side.type) }
        if side.text.hasPrefix("{") {
            key("record")
            raw(side.text)
        } else {
            member("text", side.text)
        }
        endObject()
    }

    fileprivate mutating func unreadable(_ record: Shadow.Unreadable) {
        key("unreadable")
        beginObject()
        member("position", record.position)
        member("kind", record.kind.rawValue)
        member("type", record.type)
        member("version", record.version)
        member("problem", record.problem)
        endObject()
    }
}

extension Shadow.Kind {
    fileprivate var word: String { rawValue.replacing("_", with: " ") }
}

extension Shadow.Difference {
    fileprivate var words: String {
        switch kind {
        case .notFired: "\(decided.name) is due before it, and not in the log"
        case .missing: "\(decided.name) is missing"
        case .added, .fired: "\(logged.name) is not decided"
        case .refused, .repeated: "\(logged.name) is \(kind.word)"
        case .otherwise, .readOtherwise: "\(logged.name) \(kind.word)"
        }
    }
}

extension Shadow.Unreadable {
    fileprivate var words: String {
        switch kind {
        case .unknownType: "has type \(type), which this version does not know"
        case .unknownVersion:
            "has version \(version) of type \(type), newer than this version knows"
        case .damaged: "cannot be read: \(problem)"
        }
    }
}
