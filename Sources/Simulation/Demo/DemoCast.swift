import Vocabulary

/// Who writes in the demo, drawn from a seed.
struct DemoCast {
    struct Requester {
        var name: String
        var number: Address
        var territory: String
        /// The table that has the record; the guest for who is in none.
        var kind: PersonKind
        /// The record, once it is made.
        var person = PersonID.none
        /// Whether no more messages are wanted.
        var isSilent = false
    }

    var requesters: [Requester] = []

    /// How many of the first ones are the phones that go on writing while the demo runs.
    static let phones = 14

    init(_ count: Int, _ numbers: inout SeededNumbers) {
        // A name is a record's key for who configures: no two are the same.
        var seen: Set<String> = []
        for index in 0..<count {
            let first = Self.firstNames[numbers.below(Self.firstNames.count)]
            let last = Self.lastNames[numbers.below(Self.lastNames.count)]
            var name = first + " " + last
            for initial in Self.initials where seen.contains(name) {
                name = first + " " + initial + ". " + last
            }
            seen.insert(name)
            let draw = numbers.below(100)
            let isKnown = index < Self.phones || draw < 74
            let (number, territory) = Self.number(index)
            requesters.append(
                Requester(
                    name: name,
                    number: number,
                    territory: territory,
                    kind: isKnown ? .consumer : draw < 84 ? .contact : .guest
                )
            )
        }
    }

    /// Numbers that are reserved for fiction in three countries, so that nobody has them.
    ///
    /// Source: NANPA (555-0100 to 555-0199), Ofcom (07700 900000 to 900999), Bundesnetzagentur
    /// (0171 39200 00 to 99).
    private static func number(_ index: Int) -> (Address, String) {
        let serial = index / 4
        let (text, territory) =
            switch index % 4 {
            case 0, 1:
                (
                    "+1\(areas[(serial / 50) % areas.count])5550\(100 + serial % 50 * 2 + index % 4)",
                    "US"
                )
            case 2: ("+447700900\(padded(serial, 3))", "GB")
            default:
                serial < 100
                    ? ("+4917139200\(padded(serial, 2))", "DE")
                    : ("+447700900\(padded(999 - serial, 3))", "GB")
            }
        guard let address = Address(text) else {
            preconditionFailure("a number of a few digits is an address")
        }
        return (address, territory)
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static let areas = [
        "206", "303", "312", "503", "512", "617", "702", "718", "805", "917",
    ]
    private static let initials = ["A", "B", "C", "E", "H", "J", "K", "L", "M", "N", "R", "S", "T"]
    private static let firstNames = [
        "Carla", "Dmitri", "Amara", "Oliver", "Nora", "Felix", "Ingrid", "Mateo", "Yuki", "Samir",
        "Greta", "Hugo", "Lucía", "Anton", "Zoë", "Ravi", "Elif", "Marcus", "Freya", "Jamal",
        "Sofia", "Leon", "Aisha", "Henrik", "Chloé", "Viktor", "Maya", "Tobias", "Renata", "Idris",
        "Hannah", "Bruno", "Keiko", "Pablo", "Astrid", "Omar", "Julia", "Milan", "Esther", "Noah",
    ]
    private static let lastNames = [
        "Reyes", "Sokolov", "Okafor", "Bennett", "Weiss", "Lindqvist", "Moreau", "Tanaka", "Haddad",
        "Brandt", "Castillo", "Novak", "Petrov", "Iyer", "Demir", "Hughes", "Jensen", "Carter",
        "Fischer", "Rossi", "Andersen", "Dubois", "Kowalski", "Nakamura", "Romero", "Schmidt",
        "Walsh", "Bergman", "Ferreira", "Osei", "Müller", "Santos", "Kim", "Larsen", "Ortega",
        "Patel", "Schneider", "Silva", "Taylor", "Vance",
    ]
}
