/// The types of records by name, for whoever asks for events of some types only.
public enum EventTypes {
    /// A type of record.
    public struct EventType: Hashable, Sendable {
        /// Its name in the log, in JSON and in tests.
        public let name: String
        /// Its number in a record's header.
        public let number: UInt16
        /// Whether the rules decide it; else it happens outside.
        public let isOutcome: Bool
    }

    /// All of them, inputs before outcomes, by their numbers.
    public static let all: [EventType] = {
        let numbers = 1...numberMax
        return numbers.compactMap { number in
            Input.name(ofType: number).map {
                EventType(name: $0, number: number, isOutcome: false)
            }
        }
            + numbers.compactMap { number in
                Outcome.name(ofType: number).map {
                    EventType(name: $0, number: number, isOutcome: true)
                }
            }
    }()

    /// The number of a type; nothing for a name that no type has.
    public static func number(of name: String) -> UInt16? { byName[name]?.number }

    /// No type has a greater number yet.
    private static let numberMax: UInt16 = 1_023

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
