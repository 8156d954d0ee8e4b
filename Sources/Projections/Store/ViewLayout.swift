import CBOR
import Vocabulary

/// What the views of this build look like, as a number that another look gives another one.
///
/// Names and numbers of the views and of the fields of their rows are in it, so that a view or a field
/// that is added is filled for all the past: views of another look are made anew from the log.
/// A fold that gives the same fields another meaning needs another `Checkpoint.currentFormat`.
enum ViewLayout {
    /// That of this build.
    static let current: UInt64 = {
        var visitor = LayoutVisitor()
        for view in View.allCases { visitor.note(UInt64(view.rawValue), view.name, "view") }
        for bound in DurationHistogram.boundsInSeconds {
            visitor.note(UInt64(bound), "", "bound")
        }
        for row in rows { row(&visitor) }
        return visitor.hash
    }()

    /// Notes the fields of each kind of row.
    private static let rows: [@Sendable (inout LayoutVisitor) -> Void] = [
        { $0.note(InteractionRow.self) }, { $0.note(MessageRow.self) },
        { $0.note(LiveGroupProfileRow.self) }, { $0.note(LiveGroupMemberRow.self) },
        { $0.note(ChannelUserProfileRow.self) }, { $0.note(ProfileTieRow.self) },
        { $0.note(UserRow.self) }, { $0.note(ConsumerRow.self) }, { $0.note(ContactRow.self) },
        { $0.note(ProviderApplicationRow.self) }, { $0.note(QueueRow.self) },
        { $0.note(MessagingActionRow.self) }, { $0.note(SettingsRow.self) },
        { $0.note(TimerRow.self) }, { $0.note(HeldMessageRow.self) },
        { $0.note(ConsentRow.self) }, { $0.note(NoteRow.self) },
        { $0.note(AgentPresenceRow.self) }, { $0.note(WorkItemRow.self) },
        { $0.note(ContextRow.self) }, { $0.note(HeldPartRow.self) },
        { $0.note(JoinedPartsRow.self) }, { $0.note(ScheduledMessageRow.self) },
        { $0.note(QueueHourRow.self) }, { $0.note(AgentHourRow.self) },
        { $0.note(WebhookRow.self) },
        { $0.note(ConfiguredSetRow<ServiceChannelSet>.self) },
        { $0.note(ConfiguredSetRow<PresenceStateSet>.self) },
        { $0.note(ConfiguredSetRow<AgentGroupSet>.self) },
        { $0.note(ConfiguredSetRow<SkillSet>.self) },
        { $0.note(ConfiguredSetRow<AgentSettingsSet>.self) },
        { $0.note(ConfiguredSetRow<AssignmentRuleSet>.self) },
        { $0.note(ConfiguredSetRow<CalendarSet>.self) },
        { $0.note(ConfiguredSetRow<RejectReasonSet>.self) },
        { $0.note(ConfiguredSetRow<WrapUpCodeSet>.self) },
        { $0.note(ConfiguredSetRow<ResponseTemplateSet>.self) },
    ]
}

/// Hashes keys, names and kinds of fields, and looks at no value.
struct LayoutVisitor: FieldVisitor {
    /// The hash so far: FNV-1a of 64 bits, which is the same on every machine.
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Notes the fields of a row, behind the row's own name.
    mutating func note<Row: ViewRow>(_ type: Row.Type) {
        note(0, String(describing: type), "row")
        var row = Row()
        do throws(CBORError) {
            try row.visit(&self)
        } catch {
            preconditionFailure("looking at fields refuses nothing")
        }
    }

    /// Notes a field.
    mutating func note(_ key: UInt64, _ name: String, _ kind: String) {
        for byte in "\(key) \(name) \(kind)\n".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
    }

    mutating func text(_ key: UInt64, _ name: String, _ value: inout String) {
        note(key, name, "text")
    }
    mutating func body(_ key: UInt64, _ name: String, _ value: inout String) {
        note(key, name, "body")
    }
    mutating func texts(_ key: UInt64, _ name: String, _ value: inout [String]) {
        note(key, name, "texts")
    }
    mutating func unsigned(_ key: UInt64, _ name: String, _ value: inout UInt64) {
        note(key, name, "unsigned")
    }
    mutating func boolean(_ key: UInt64, _ name: String, _ value: inout Bool) {
        note(key, name, "boolean")
    }
    mutating func instant(_ key: UInt64, _ name: String, _ value: inout Instant) {
        note(key, name, "instant")
    }
    mutating func milliseconds(_ key: UInt64, _ name: String, _ value: inout Milliseconds) {
        note(key, name, "milliseconds")
    }
    mutating func address(_ key: UInt64, _ name: String, _ value: inout Address) {
        note(key, name, "address")
    }
    mutating func addresses(_ key: UInt64, _ name: String, _ value: inout [Address]) {
        note(key, name, "addresses")
    }
    mutating func identifier<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout Identifier<Subject>
    ) {
        note(key, name, "identifier")
    }
    mutating func identifiers<Subject>(
        _ key: UInt64,
        _ name: String,
        _ value: inout [Identifier<Subject>]
    ) {
        note(key, name, "identifiers")
    }
    mutating func skills(_ key: UInt64, _ name: String, _ value: inout [SkillLevel]) {
        note(key, name, "skills")
    }
    mutating func word<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout Word) {
        note(key, name, "word")
    }
    mutating func words<Word: CodedWord>(_ key: UInt64, _ name: String, _ value: inout [Word]) {
        note(key, name, "words")
    }
    mutating func rule(_ key: UInt64, _ name: String, _ value: inout Rule) {
        note(key, name, "rule")
    }
    mutating func timers(_ key: UInt64, _ name: String, _ value: inout [ArmedTimer]) {
        note(key, name, "timers")
    }
    mutating func answers(_ key: UInt64, _ name: String, _ value: inout [ExtensionAnswer]) {
        note(key, name, "answers")
    }
}
