import Decisions
import EventLog
import Vocabulary

extension RecordHeader {
    /// The header of an input's record.
    init(_ input: Input, at time: Instant) {
        self.init(
            isOutcome: false,
            type: input.type,
            typeVersion: input.version,
            rule: 0,
            ordinal: 0,
            time: time.rawValue,
            cause: 0,
            interaction: input.interaction.rawValue
        )
    }

    /// The header of an outcome's record.
    init(_ decided: DecidedOutcome, cause: Position, ordinal: UInt16, at time: Instant) {
        self.init(
            isOutcome: true,
            type: decided.outcome.type,
            typeVersion: decided.outcome.version,
            rule: decided.rule.rawValue,
            ordinal: ordinal,
            time: time.rawValue,
            cause: cause,
            interaction: decided.interaction.rawValue
        )
    }
}
