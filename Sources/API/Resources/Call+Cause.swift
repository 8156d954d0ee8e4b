import Engine
import EventLog
import Vocabulary

extension Call {
    /// How long a chain may take.
    private static let causeSeconds = 20

    /// `GET messages/*/cause`: why one message went as it did (the page Causes).
    ///
    /// It folds the log beside its writer; one chain is looked for at a time.
    func showCause() throws(APIError) {
        _ = try parameters()
        let name = names[0]
        let isTaken = surface.causes.run {
            attempt { () throws(APIError) in reply.json(try cause(of: name).json(.sysIDs(key))) }
        }
        guard isTaken else { throw .overloaded }
    }

    private func cause(of name: String) throws(APIError) -> CauseChain {
        let log = surface.engine.log
        let deadline = ContinuousClock.now + .seconds(Self.causeSeconds)
        do throws(Cause.Failure) {
            let subject: Cause.Subject
            if let message = MessageID(name, key: key) {
                subject = try Cause.Subject(message, in: log)
            } else if let position = Position(name) {
                subject = try Cause.Subject(at: position, in: log)
            } else {
                throw .unknownMessage
            }
            return try Cause(of: subject).answer(in: log) { _ in ContinuousClock.now < deadline }
        } catch {
            switch error {
            case .unknownMessage: throw .unknownSubject("message")
            case .stopped: throw .takesTooLong(seconds: Self.causeSeconds, command: "why")
            case .ledger(let error): throw .failed("\(error)")
            }
        }
    }
}
