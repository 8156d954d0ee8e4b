import Decisions
import Engine
import EventLog
import Vocabulary

/// Tells a chain of causes as lines for people: sections, in them the records, below each what was found.
struct CauseStory {
    private let chain: CauseChain
    private let story: Story

    init(_ chain: CauseChain, _ log: any RecordLog) {
        self.chain = chain
        story = Story(log, names: chain.names)
    }

    /// All of it; what could move a cursor or hide is written harmlessly.
    var lines: [String] {
        var lines = [head]
        var stage: CauseChain.Stage?
        for step in chain.steps {
            if step.stage != stage {
                lines.append("")
                lines.append(step.stage.title)
            }
            stage = step.stage
            lines.append(line(step.record))
            lines += found(step).map { "        " + $0 }
        }
        lines.append("")
        lines.append(end)
        return lines.map(\.printable)
    }

    private var head: String {
        let place = chain.number > 0 ? " in \(chain.number.interactionNumber)" : ""
        let author =
            switch chain.author {
            case .requester: "the requester's"
            case .agent: "an agent's"
            case .virtualAgent: "the virtual agent's"
            case .system: "the system's"
            case nil: "which joined no conversation"
            }
        return "Message #\(chain.message.position)\(place), \(author)"
            + (chain.follows > 0 ? ", after the requester's #\(chain.follows)" : "")
            + (chain.answer > 0 ? ", answered at #\(chain.answer)" : "")
    }

    private var end: String {
        if chain.isTruncated { return "There is more: only \(chain.steps.count) records are told." }
        return chain.isComplete
            ? "Nothing more is to come of it."
            : "So far: the log ends at #\(chain.last), and more may come of it."
    }

    private func line(_ record: LoggedRecord) -> String {
        let isElsewhere = !record.interaction.isNone && record.interaction != chain.interaction
        let about = isElsewhere ? "\(story.name(record.interaction)): " : ""
        let row = record.rule.name
        let mark =
            record.header.isOutcome
            ? row + String(repeating: " ", count: max(0, 4 - row.count)) : "->  "
        return "    \(record.time)  \(mark)\(about)\(story.text(record))  (#\(record.position))"
    }

    private func found(_ step: CauseChain.Step) -> [String] {
        var lines = source(step.record)
        let findings = step.findings
        if let routing = findings.routing { lines += RoutingTable(routing, story).lines }
        if let consent = findings.consent {
            lines.append(
                consent.optedOutSince.map { "the requester wants no messages since \($0)" }
                    ?? "the requester had not opted out"
            )
        }
        if let quiet = findings.quiet {
            if let spell = quiet.spell {
                let why =
                    quiet.needsReason ? "a reason is needed" : "the requester is awake and writing"
                lines.append(
                    "quiet hours there (\(spell.localTime), until \(spell.until)): \(why)"
                )
            } else {
                lines.append("no quiet hours there")
            }
        }
        for wait in findings.ended {
            lines.append(
                "ends the wait of \(story.name(wait.action)) that #\(wait.armedAt) began"
                    + " and \(wait.due) would have ended"
            )
        }
        return lines
    }

    /// What a record says besides its sentence: providers, their ids, scripts.
    private func source(_ record: LoggedRecord) -> [String] {
        guard case .input(let input) = record.event else { return [] }
        switch input {
        case .smsReceived(let sms):
            let id = sms.providerMessageID
            return [
                "through \(story.name(sms.application))"
                    + (id.isEmpty ? "" : ", which calls it \(id)")
                    + (sms.sentAt == .zero ? "" : " and says that it was sent at \(sms.sentAt)")
            ] + scripts(sms.extensions)
        case .agentInitiatedSMS(let sms): return scripts(sms.extensions)
        case .agentReplied(let reply): return scripts(reply.extensions)
        case .virtualAgentReplied(let reply): return scripts(reply.extensions)
        case .virtualAgentStepped(let step): return scripts(step.extensions)
        case .extensionAnswered(let answer): return scripts(answer.extensions)
        case .sendAttempted(let attempt): return ["attempt \(attempt.attempt)"]
        case .sendAccepted(let send):
            return send.providerMessageID.isEmpty
                ? [] : ["the provider calls it \(send.providerMessageID)"]
        case .sendFailed(let send): return send.code.isEmpty ? [] : ["error \(send.code)"]
        case .deliveryReported(let report):
            let reason = [report.code, report.detail].filter { !$0.isEmpty }
            return reason.isEmpty ? [] : [reason.joined(separator: ": ")]
        default: return []
        }
    }

    private func scripts(_ answers: [ExtensionAnswer]) -> [String] {
        answers.map { answer in
            "script \(answer.script) (\(answer.hash.prefix(12))) at \(answer.point.word): "
                + (answer.problem == .none ? answer.result : answer.problem.word)
        }
    }
}

extension CauseChain.Stage {
    fileprivate var title: String {
        switch self {
        case .before: "What led to it"
        case .message: "The message"
        case .decision: "What was decided"
        case .routing: "Who is to answer"
        case .virtualAgent: "The virtual agent"
        case .timer: "Waits"
        case .answer: "The answer"
        case .sending: "Sending"
        case .conversation: "Meanwhile"
        }
    }
}
