/// Why a configuration was refused: where in which file, what is wrong, and what to try.
public struct ConfigurationError: Error, Equatable, Sendable {
    /// The file's name, as it was given to the reader.
    public let file: String
    /// Where in the file.
    public let position: SourcePosition
    /// The path of keys, such as `messagingActions[2].duration`; empty for the whole file.
    public let keyPath: String
    /// What is wrong.
    public let problem: Problem

    /// Describes a refusal.
    public init(
        file: String,
        position: SourcePosition,
        keyPath: String,
        problem: Problem
    ) {
        self.file = file
        self.position = position
        self.keyPath = keyPath
        self.problem = problem
    }

    /// What can be wrong; the texts for people are `message` and `advice`.
    public enum Problem: Equatable, Sendable {
        /// The file has more bytes than `JSON5Value.maximumBytes`.
        case tooLarge(bytes: Int)
        /// The file is not UTF-8.
        case invalidUTF8
        /// The file ends where something else was expected.
        case unexpectedEnd(expected: String)
        /// A character stands where something else was expected.
        case unexpectedCharacter(String, expected: String)
        /// A text has no closing quote on its line, or none at all.
        case unterminatedString
        /// A comment `/* ...` has no end.
        case unterminatedComment
        /// A backslash is followed by what makes no character.
        case invalidEscape
        /// Digits are not a number of JSON5; leading zeros are not allowed.
        case malformedNumber
        /// A number does not fit 64 bits.
        case numberTooLarge
        /// `Infinity` or `NaN`, which mean nothing in a configuration.
        case notFinite
        /// A key stands twice in an object.
        case duplicateKey(String, firstLine: Int)
        /// Lists and objects lie deeper in one another than `JSON5Value.maximumDepth`.
        case tooDeep

        /// A key that must be there is not; a key that nobody asked for may have been meant.
        case missingKey(String, similar: String?)
        /// A key that means nothing here, and the known key nearest to it.
        case unknownKey(String, similar: String?)
        /// A value of another kind than the key takes.
        case wrongKind(expected: String, found: String)
        /// A value outside the range that the key takes.
        case outOfRange(found: String, allowed: String)
        /// A text that is no duration such as `30s`.
        case malformedDuration(String)
        /// A text that is none of the names that the key takes.
        case notOneOf([String], found: String, similar: String?)
        /// What a schema found wrong by itself.
        case refused(message: String, advice: String)
    }
}
