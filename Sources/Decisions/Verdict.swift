public import Vocabulary

/// What became of an input that the rules did not refuse.
public enum Verdict: Hashable, Sendable {
    /// It stands in the log, with the outcomes that follow it.
    case decided
    /// It came before (row R7); the same answer is given and nothing new happens.
    case repeated(of: Position)
}
