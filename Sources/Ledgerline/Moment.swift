import Projections
import Vocabulary

extension Views.Moment {
    /// Reads `--as-of`: a position such as `120`, or a time such as `2026-03-02T09:00:00Z`.
    init(argument: String) throws {
        if let position = Position(argument) {
            self = .position(position)
        } else if let time = Instant(argument) {
            self = .time(time)
        } else {
            throw CommandLineError(
                message: "--as-of takes a position or a time such as 2026-03-02T09:00:00Z"
            )
        }
    }

    /// Whether a record is not after the moment.
    func includes(_ position: Position, _ time: Instant) -> Bool {
        switch self {
        case .position(let last): position <= last
        case .time(let last): time <= last
        }
    }
}
