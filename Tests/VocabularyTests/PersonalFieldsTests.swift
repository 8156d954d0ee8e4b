import CBOR
import Testing
import Vocabulary

/// Collects which fields a type has that people wrote or that are somebody's address.
private struct Collector: FieldVisitor {
    var telling: [(key: UInt64, name: String)] = []

    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) {
        telling.append((key, name))
    }
    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) {
        telling.append((key, name))
    }
    mutating func addresses(_ key: UInt64, _ name: String, _ value: inout [Address]) {
        telling.append((key, name))
    }
    mutating func answers(_ key: UInt64, _ name: String, _ value: inout [ExtensionAnswer]) {
        telling.append((key, name))
    }

    func text(_ key: UInt64, _ name: String, _ value: inout String) {}
    func texts(_ key: UInt64, _ name: String, _ value: inout [String]) {}
    func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) {}
    func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) {}
    func instant(_ key: UInt64, _ name: String, _ value: inout Instant) {}
    func milliseconds(_ key: UInt64, _ name: String, _ value: inout Milliseconds) {}
    func identifier<S>(_ key: UInt64, _ name: String, _ value: inout Identifier<S>) {}
    func identifiers<S>(_ key: UInt64, _ name: String, _ value: inout [Identifier<S>]) {}
    func skills(_ key: UInt64, _ name: String, _ value: inout [SkillLevel]) {}
    func word<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout Word) {}
    func words<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout [Word]) {}
    func rule(_ key: UInt64, _ name: String, _ value: inout Rule) {}
    func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {}
}

@Suite("What is personal of a record")
struct PersonalFieldsTests {
    /// Addresses of the company's own.
    private static let companys: Set<String> = [
        "smsReceived to", "agentInitiatedSMS from", "providerApplicationSet number",
    ]

    @Test(
        "is every text of a conversation, every address but the company's, and what scripts said",
        arguments: EventTypes.all
    )
    func complete(_ type: EventTypes.EventType) throws {
        var collector = Collector()
        if type.isOutcome {
            _ = try Outcome(name: type.name, from: &collector)
        } else {
            _ = try Input(name: type.name, from: &collector)
        }
        let personal = PersonalFields.ofType(type.number)
        for (key, name) in collector.telling {
            let isCompanys =
                name == "company" || Self.companys.contains("\(type.name) \(name)")
            #expect(personal.contains(key) != isCompanys, "\(type.name) \(name)")
        }
        let subject: UInt64? =
            switch personal.subject {
            case .requester(let key), .interactionOrRequester(let key), .consent(let key): key
            case .person, .interaction: nil
            }
        if let subject {
            #expect(personal.contains(subject), "who it is about is sealed with it")
            #expect(collector.telling.contains { $0.key == subject })
        }
    }

    @Test func `has keys below 128 only, each told from all others`() {
        let fields = PersonalFields([0, 63, 64, 127], of: .interaction)
        #expect((0..<300).filter { fields.contains($0) } == [0, 63, 64, 127])
        #expect(PersonalFields.none.isEmpty && !fields.isEmpty)
        #expect(PersonalFields.ofType(1_023).isEmpty && PersonalFields.ofType(.max).isEmpty)
    }
}
