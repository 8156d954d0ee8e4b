import EventLog
import Synchronization
import Vocabulary

/// The events of an export in their order, read when somebody asks for them.
///
/// It holds those that have been read and not compared yet.
final class EventFile: Sendable {
    private struct State {
        var events: [Position: ImportedEvent] = [:]
        var read: Position = 0
        var source: LogIdentity?
        var isOver = false
    }

    private let state = Mutex(State())
    private let nextLine: @Sendable () throws(ImportError) -> [UInt8]?

    /// Takes what gives one line after the other, and nothing behind the last.
    init(_ nextLine: @escaping @Sendable () throws(ImportError) -> [UInt8]?) {
        self.nextLine = nextLine
    }

    /// The event of a position that has not been let go; nothing behind the last.
    func event(at position: Position) throws(ImportError) -> ImportedEvent? {
        try state.withLock { (state) throws(ImportError) in
            while state.read < position, !state.isOver {
                guard let line = try nextLine() else {
                    state.isOver = true
                    break
                }
                let event = try ImportedEvent(line, number: state.read + 1)
                try Self.check(event, behind: state.read, of: state.source)
                state.source = event.source
                state.read = event.position
                state.events[event.position] = event
            }
            return state.events[position]
        }
    }

    /// Lets an event go.
    func forget(_ position: Position) {
        state.withLock { $0.events[position] = nil }
    }

    private static func check(
        _ event: ImportedEvent,
        behind last: Position,
        of source: LogIdentity?
    ) throws(ImportError) {
        guard event.source == source ?? event.source else {
            throw .otherLog(position: event.position)
        }
        guard event.position != last + 1 else { return }
        if last == 0 { throw .beginsLater(position: event.position) }
        throw .gap(wanted: last + 1, found: event.position)
    }
}
