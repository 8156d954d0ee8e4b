public import Configuration
public import Vocabulary

/// What came of asking the scripts of a point.
public struct Consultation: Hashable, Sendable {
    /// What they said in the order in which they were asked: any number that do not count, and at most
    /// one that does, which is the last.
    public var answers: [ExtensionAnswer]
    /// The result that counts, as JSON; nothing when the default behaviour holds.
    public var result: String?

    /// Nobody was asked.
    public static let none = Consultation(answers: [])

    /// Puts one together.
    public init(answers: [ExtensionAnswer], result: String? = nil) {
        self.answers = answers
        self.result = result
    }

    /// The answer that counts.
    public var answer: ExtensionAnswer? { answers.last { $0.problem == .none } }
}

/// Reads a result into the answer that stands in the log, or says what is wrong with it.
public typealias ResultReader =
    @Sendable (ConfigurationValue, inout ExtensionAnswer) throws(ConfigurationError) -> Void
