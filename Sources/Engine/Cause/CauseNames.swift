import CBOR
import Decisions
import Vocabulary

/// What those are called whom the steps of a chain name.
enum CauseNames {
    static func of(
        _ chain: CauseChain,
        in state: borrowing DecisionState,
        actions: [ActionID: String]
    ) -> [UInt64: String] {
        var wanted = IdentifierCollector()
        for step in chain.steps {
            do throws(CBORError) {
                try step.record.event.visit(&wanted)
            } catch {
                preconditionFailure("collecting identifiers refuses nothing")
            }
            wanted.add(step.record.interaction)
            let findings = step.findings
            for wait in findings.ended { wanted.add(wait.action) }
            guard let routing = findings.routing else { continue }
            wanted.add(routing.queue)
            wanted.add(routing.preferred)
            for candidate in routing.candidates {
                wanted.add(candidate.agent)
                switch candidate.obstacle {
                case .lacksSkill(let skill, _, _): wanted.add(skill)
                case .notPresent(let presence): wanted.add(presence)
                case .groupInactive(let group): wanted.add(group)
                case .anotherIsAwaited(let agent): wanted.add(agent)
                default: break
                }
            }
        }
        var names: [UInt64: String] = [:]
        for raw in wanted.identifiers {
            let name = state.name(ofRaw: raw) ?? actions[ActionID(rawValue: raw)]
            if let name, !name.isEmpty { names[raw] = name }
        }
        for person in wanted.people {
            let name = state.name(of: person)
            if !name.isEmpty { names[person.id.rawValue] = name }
        }
        if chain.number > 0 { names[chain.interaction.rawValue] = chain.number.interactionNumber }
        return names
    }
}

extension DecisionState {
    /// What something that was configured is called; nothing for what has no name.
    fileprivate borrowing func name(ofRaw raw: UInt64) -> String? {
        if let user = users[UserID(rawValue: raw)] {
            return user.name.isEmpty ? user.userName : user.name
        }
        return queues.first { $0.queue.rawValue == raw }?.name
            ?? applications.first { $0.application.rawValue == raw }?.name
            ?? routing.presences.first { $0.presence.rawValue == raw }?.name
            ?? routing.groups.first { $0.group.rawValue == raw }?.name
            ?? routing.skills.first { $0.skill.rawValue == raw }?.name
            ?? routing.rejectReasons.first { $0.reason.rawValue == raw }?.name
    }
}

/// Gathers what a payload names.
private struct IdentifierCollector: FieldVisitor {
    private(set) var identifiers: Set<UInt64> = []
    private(set) var people: Set<Person> = []
    private var kind = PersonKind.guest

    mutating func add<Subject>(_ id: Identifier<Subject>) {
        if !id.isNone { identifiers.insert(id.rawValue) }
    }

    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) {
        add(value)
        if Subject.self == PersonSubject.self, kind != .guest {
            people.insert(Person(kind, PersonID(rawValue: value.rawValue)))
        }
    }

    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) {
        for id in value { add(id) }
    }

    mutating func skills(_ key: UInt64, _ name: String, _ value: inout [SkillLevel]) {
        for skill in value { add(skill.skill) }
    }

    mutating func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {
        for timer in value { add(timer.action) }
    }

    mutating func word<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout Word) {
        if let kind = value as? PersonKind { self.kind = kind }
    }

    mutating func answers(_ key: UInt64, _ name: String, _ value: inout [ExtensionAnswer]) {
        for answer in value {
            add(answer.queue)
            if answer.person != .guest { people.insert(answer.person) }
        }
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) {}
    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) {}
    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) {}
    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) {}
    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) {}
    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) {}
    mutating func milliseconds(_ key: UInt64, _ name: String, _ value: inout Milliseconds) {}
    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) {}
    mutating func addresses(_ key: UInt64, _ name: String, _ value: inout [Address]) {}
    mutating func words<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout [Word]) {}
    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) {}
}
