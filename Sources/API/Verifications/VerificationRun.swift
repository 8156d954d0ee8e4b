import Cryptography
import Engine
import EventLog
import Synchronization
import Vocabulary

/// The verification of the log that somebody asked the API for: one at a time, and what came of the last.
final class VerificationRun: Sendable {
    private enum State {
        case none
        case running(checked: Position)
        case ended(Result<LogVerification, EventLogError>)
    }

    /// How many findings an answer lists.
    private static let findingsShown = 100

    private let workshop = Workshop("api.verification", jobsMax: 1, isSerial: true)
    private let state = Mutex(State.none)

    /// Begins a verification unless one is running.
    func begin(_ check: @escaping HTTPSurface.Options.LogCheck) {
        let begins = state.withLock { state in
            if case .running = state { return false }
            state = .running(checked: 0)
            return true
        }
        guard begins else { return }
        // The thread of the one before may be at its very end: this one is not dropped.
        workshop.follow { [self] in
            let result = check { position in
                state.withLock { $0 = .running(checked: position) }
            }
            state.withLock { $0 = .ended(result) }
        }
    }

    /// How it stands, as the API shows it.
    ///
    /// - Parameter last: the log's last position now.
    /// - Returns: the object.
    func json(last: Position) -> JSONText {
        var json = JSONText()
        json.beginObject()
        switch state.withLock({ $0 }) {
        case .none: json.member("state", "none")
        case .running(let checked):
            json.member("state", "running")
            json.member("checked", checked)
        case .ended(.success(let result)): Self.add(result, to: &json)
        case .ended(.failure(let error)):
            json.member("state", "failed")
            json.member("problem", error.description)
        }
        json.member("last_position", last)
        json.endObject()
        return json
    }

    private static func add(_ result: LogVerification, to json: inout JSONText) {
        json.member("state", result.isIntact ? "intact" : "damaged")
        json.member("checked", result.lastPosition)
        if result.isIntact { json.member("root", result.root.description) }
        json.member("finding_count", result.findingCount)
        json.key("findings")
        json.beginArray()
        for finding in result.findings.prefix(findingsShown) { json.string(finding.description) }
        json.endArray()
    }
}
