import Engine
import EventLog
import Projections
import Vocabulary

extension Call {
    /// Answers from an interaction as it stood at the moment that the parameter `as_of` names.
    ///
    /// - Parameters:
    ///   - moment: the parameter's value, a position or a time.
    ///   - id: the interaction.
    ///   - body: answers; runs on a thread that may be held.
    /// - Throws: `overloaded`.
    func readAsOf(
        _ moment: Views.Moment,
        _ id: InteractionID,
        _ body: @escaping @Sendable (ViewsReader, Position) throws(APIError) -> Void
    ) throws(APIError) {
        try attemptElsewhere { () throws(APIError) in
            let log = surface.engine.log
            let position = try asking { () throws(ProjectionsError) in
                try Views.position(at: moment, of: log)
            }
            let projector = surface.views.projector
            guard projector.wait(until: position, timeout: ViewsWaiting.patience) else {
                throw .viewsBehind
            }
            let reader = try asking { () throws(ProjectionsError) in
                try Views.interaction(
                    id,
                    asOf: position,
                    log: log,
                    present: surface.views.reader
                )
            }
            guard let reader else { throw .unknownSubject("interaction") }
            try body(reader, position)
        }
    }

    private func asking<Value>(
        _ question: () throws(ProjectionsError) -> Value
    ) throws(APIError) -> Value {
        do throws(ProjectionsError) {
            return try question()
        } catch .tooManyRecords(let limit) {
            throw .tooManyRecords(limit: limit)
        } catch {
            throw .failed("\(error)")
        }
    }
}

extension Parameters {
    /// The moment that `as_of` names; nothing without it.
    func moment() throws(APIError) -> Views.Moment? {
        guard let text = self["as_of"] else { return nil }
        if let position = Position(text) { return .position(position) }
        if let time = Instant(text) { return .time(time) }
        throw .badParameter("as_of", expected: "a position or a time such as 2026-03-02T09:00:00Z")
    }
}
