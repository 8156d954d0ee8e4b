public import Vocabulary

extension Shadow {
    /// A decision that this version makes otherwise than the one that wrote the log.
    public struct Difference: Hashable, Sendable {
        /// The first record in which they part, or at which it shows.
        public var position: Position
        /// The time of that record.
        public var time: Instant
        /// What is otherwise.
        public var kind: Kind
        /// What stands in the log.
        public var logged: Side
        /// What this version decides.
        public var decided: Side
        /// How many records of the decision are otherwise, too many or missing, as far as they can be told.
        public var records = 1
    }

    /// One of the two sides of a difference.
    public struct Side: Hashable, Sendable {
        /// The row that decided the record; none for an input, and where there is no record.
        public var rule = Rule.none
        /// The name of the record's type; empty where there is no record.
        public var type = ""
        /// The record as a line of JSON; else why there is none, or what stands in its place.
        public var text: String

        /// A name for both: `R1 interactionOpened`, `smsReceived`, or `nothing`.
        public var name: String {
            guard !type.isEmpty else { return "nothing" }
            return rule == .none ? type : rule.name + " " + type
        }
    }

    /// In what a decision is otherwise.
    public enum Kind: String, CaseIterable, Sendable {
        /// A record has another header or payload, or another record stands there.
        case otherwise
        /// The log lacks a record.
        case missing
        /// The log has a record that this version does not write.
        case added
        /// This version refuses the input.
        case refused
        /// This version takes the input for one that came before.
        case repeated
        /// An input that this version reads does not come out as it stands in the log.
        case readOtherwise = "read_otherwise"
        /// A timer fires here that the log passes over, or lets fire later.
        case notFired = "not_fired"
        /// A timer fired that does not wait here.
        case fired
    }

    /// A record that this version cannot go on behind.
    public struct Unreadable: Hashable, Sendable {
        /// The record.
        public var position: Position
        /// Why.
        public var kind: Kind
        /// The number of its type; 0 where that is unknown.
        public var type: UInt16
        /// The version of its payload; 0 where that is unknown.
        public var version: UInt8
        /// The reason in words, with what to try.
        public var problem: String

        /// Why a record cannot be read.
        public enum Kind: String, Sendable {
            /// Its type is none that this version knows.
            case unknownType = "unknown_type"
            /// Its payload is newer than this version knows the type.
            case unknownVersion = "unknown_version"
            /// Its bytes have no meaning.
            case damaged
        }
    }

    /// What differences are counted by.
    public struct Subject: Hashable, Comparable, Sendable {
        /// In what decisions are otherwise.
        public var kind: Kind
        /// The row and the type in the log.
        public var logged: String
        /// The row and the type that this version decides.
        public var decided: String

        /// By what stands in the log, then by what is decided.
        public static func < (one: Subject, other: Subject) -> Bool {
            (one.logged, one.decided, one.kind.rawValue)
                < (other.logged, other.decided, other.kind.rawValue)
        }
    }

    /// What has been compared so far, and what came of it.
    public struct Report: Sendable {
        /// Inputs that were decided again.
        public internal(set) var inputs: UInt64 = 0
        /// Timers that were let fire again.
        public internal(set) var firings: UInt64 = 0
        /// Outcomes that are the same, byte for byte.
        public internal(set) var sameOutcomes: UInt64 = 0
        /// How many decisions about erased requesters come out otherwise; they are no differences.
        ///
        /// What they were made of is gone.
        public internal(set) var erased: UInt64 = 0
        /// How many decisions are otherwise.
        public internal(set) var differenceCount: UInt64 = 0
        /// The first of them.
        public internal(set) var differences: [Difference] = []
        /// How many there are of each kind; rows and types bound how many kinds there are.
        public internal(set) var counts: [Subject: UInt64] = [:]
        /// The record behind which nothing is compared; none while all could be read.
        public internal(set) var unreadable: Unreadable?

        /// Whether this version decides as the log does, as far as was compared.
        public var isClean: Bool { differenceCount == 0 && unreadable == nil }
    }
}
