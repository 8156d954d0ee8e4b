public import Configuration
public import EventLog
public import Vocabulary

/// Inputs with their times, from a file, for the engine on a virtual clock.
public struct Scenario: Sendable {
    /// What it shows, in a sentence.
    public var title: String
    /// The row of the tables that it is about; empty when it is about several.
    public var rule: String
    /// The log's identity, pinned so that identifiers are the same in every run.
    public var identity: LogIdentity
    /// What happens, in order.
    public var steps: [Step]

    /// One thing that happens.
    public struct Step: Sendable {
        /// When.
        public var time: Instant
        /// What.
        public var act: Act
        /// Where it stands in the file.
        public var place: ConfigurationValue
    }

    /// What can happen.
    public enum Act: Sendable {
        /// An input, whose fields are read when its turn comes, because they may name what earlier
        /// steps made; and the slug of the refusal that is expected, if one is.
        case input(name: String, fields: ConfigurationValue, refused: String?)
        /// Only time goes by.
        case tick
        /// Something is asked of the rules that changes nothing, and the answer that is expected.
        case question(Question, answer: String)
    }

    /// What can be asked.
    public enum Question: Sendable {
        /// Row V1: is it a number, and which?
        case phoneNumber(text: String, of: ConfigurationValue?)
        /// Row V2: is the number free for a requester?
        case profile(Address, of: ConfigurationValue)
        /// Row A7: is there an ongoing conversation?
        case ongoing(AddressPair)
        /// Row A8: is Compose SMS offered?
        case composeOffered
        /// Row A9: which numbers can be chosen?
        case sendChoices(of: ConfigurationValue?)
        /// Row Y7: which quiet hours is it within?
        case quietHours(AddressPair, of: ConfigurationValue?)
    }
}
