import Decisions
import EncodedQuery
import Vocabulary

extension RoutingConfiguration {
    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        let usual = Self.shipped
        channels = try reader.objects("serviceChannels", default: usual.channels) {
            reader throws(ConfigurationError) in
            ServiceChannelSet(
                name: try reader.name(),
                active: try reader.boolean("active", default: true),
                capacity: UInt64(try reader.integer("capacity", range: 0...1_000_000, default: 4)),
                workItemSize: UInt64(
                    try reader.integer("workItemSize", range: 1...1_000, default: 1)
                ),
                condition: try reader.condition("condition")
            )
        }
        let channels = channels
        presences = try reader.objects("presenceStates", default: usual.presences) {
            reader throws(ConfigurationError) in
            try Presence(&reader, channels: channels.map(\.name))
        }
        skills = try reader.objects("skills", default: []) { reader throws(ConfigurationError) in
            SkillSet(
                name: try reader.name(),
                active: try reader.boolean("active", default: true)
            )
        }
        calendars = try reader.objects("calendars", default: []) {
            reader throws(ConfigurationError) in try CalendarSet(&reader)
        }
        zones = Set(calendars.map(\.zone)).sorted().compactMap { TimeZoneSet(reading: $0) }
        let presences = presences
        assignmentRules = try reader.objects("assignmentRules", default: []) {
            reader throws(ConfigurationError) in
            try AssignmentRule(&reader, presences: presences.map(\.set.name))
        }
        rejectReasons = try reader.objects("rejectReasons", default: usual.rejectReasons) {
            reader throws(ConfigurationError) in
            RejectReasonSet(
                name: try reader.name(),
                active: try reader.boolean("active", default: true),
                reassignable: try reader.boolean("reassignable", default: true)
            )
        }
        groups = try reader.objects("groups", default: []) { reader throws(ConfigurationError) in
            Group(
                set: AgentGroupSet(
                    name: try reader.name(),
                    active: try reader.boolean("active", default: true)
                ),
                members: try reader.strings("members", default: [])
            )
        }
        let skills = skills
        agents = try reader.objects("agents", default: []) { reader throws(ConfigurationError) in
            Agent(
                userName: try reader.string("userName"),
                set: AgentSettingsSet(
                    capacity: UInt64(
                        try reader.integer("capacity", range: 0...1_000_000, default: 0)
                    ),
                    universalCapacity: UInt64(
                        try reader.integer("universalCapacity", range: 0...1_000_000, default: 0)
                    )
                ),
                skills: try reader.skills(among: skills.map(\.name))
            )
        }
        try reader.unique("name", in: "serviceChannels", self.channels.map(\.name))
        try reader.unique("name", in: "presenceStates", self.presences.map(\.set.name))
        try reader.unique("name", in: "skills", self.skills.map(\.name))
        try reader.unique("name", in: "calendars", calendars.map(\.name))
        try reader.unique("name", in: "assignmentRules", assignmentRules.map(\.set.name))
        try reader.unique("name", in: "rejectReasons", rejectReasons.map(\.name))
        try reader.unique("name", in: "groups", groups.map(\.set.name))
        try reader.unique("userName", in: "agents", agents.map(\.userName))
    }
}

extension RoutingConfiguration.Presence {
    init(_ reader: inout ObjectReader, channels known: [String]) throws(ConfigurationError) {
        set = PresenceStateSet(
            name: try reader.name(),
            active: try reader.boolean("active", default: true),
            order: UInt64(try reader.integer("order", range: 0...1_000_000, default: 100)),
            offline: try reader.boolean("offline", default: false)
        )
        channels = try reader.strings("channels", default: [])
        if let stray = channels.first(where: { !known.contains($0) }) {
            throw reader.refusal(
                "channels",
                "\(stray) is no service channel",
                advice: "add it to serviceChannels"
            )
        }
    }
}

extension RoutingConfiguration.AssignmentRule {
    init(_ reader: inout ObjectReader, presences: [String]) throws(ConfigurationError) {
        set = AssignmentRuleSet(
            name: try reader.name(),
            active: try reader.boolean("active", default: true),
            method: try reader.word("method", default: .mostCapacity),
            autoAssign: try reader.boolean("autoAssign", default: false),
            offerTimeout: try reader.milliseconds("offerTimeout", default: .seconds(60)),
            rejectable: try reader.boolean("rejectable", default: true),
            affinityWait: try reader.wait("affinityWait"),
            roundPause: try reader.milliseconds("roundPause", default: .seconds(60)),
            requeueWhenOffline: try reader.boolean("requeueWhenOffline", default: false)
        )
        presenceAfterTimeout = try reader.string("presenceAfterTimeout", default: "")
        presenceAfterRejection = try reader.string("presenceAfterRejection", default: "")
        for (key, name) in [
            ("presenceAfterTimeout", presenceAfterTimeout),
            ("presenceAfterRejection", presenceAfterRejection),
        ] where !name.isEmpty && !presences.contains(name) {
            throw reader.refusal(key, "names no presence state", advice: "add it to presenceStates")
        }
    }
}

extension CalendarSet {
    init(_ reader: inout ObjectReader) throws(ConfigurationError) {
        let name = try reader.name()
        let hours = try reader.strings("hours", default: [])
        let closedOn = try reader.strings("closedOn", default: [])
        guard let week = WeeklyHours(hours) else {
            throw reader.refusal(
                "hours",
                "cannot be read",
                advice: "write \"mon-fri 09:00-17:00\" or \"sat 10:00-24:00\""
            )
        }
        guard !week.spans.isEmpty else {
            throw reader.refusal(
                "hours",
                "never begin, so that nobody would ever be asked",
                advice: "add some, such as \"mon-fri 09:00-17:00\""
            )
        }
        for day in closedOn where Instant(day + "T00:00:00Z") == nil || day.utf8.count != 10 {
            throw reader.refusal("closedOn", "\(day) is no day", advice: "write 2026-12-25")
        }
        let zone = try reader.string("zone", default: "")
        guard zone.isEmpty || TimeZoneSet(reading: zone) != nil else {
            throw reader.refusal(
                "zone",
                "is no time zone of this machine's database",
                advice: "write Europe/Berlin, or leave it empty for UTC"
            )
        }
        self.init(
            name: name,
            active: try reader.boolean("active", default: true),
            zone: zone,
            hours: hours,
            closedOn: closedOn
        )
    }
}

extension RoutingConfiguration.Queue {
    init(
        _ reader: inout ObjectReader,
        routing: RoutingConfiguration
    ) throws(ConfigurationError) {
        set = QueueSet(
            name: try reader.name(),
            order: UInt64(try reader.integer("order", range: 0...1_000_000, default: 100)),
            active: try reader.boolean("active", default: true),
            condition: try reader.condition("condition"),
            outOfHoursText: try reader.string("outOfHoursText", default: ""),
            maxWait: try reader.wait("maxWait"),
            targetWait: try reader.wait("targetWait")
        )
        groups = try reader.strings("groups", default: [])
        for group in groups where !routing.groups.contains(where: { $0.set.name == group }) {
            throw reader.refusal(
                "groups",
                "\(group) is no group",
                advice: "add it to routing.groups"
            )
        }
        assignmentRule = try reader.string("assignmentRule", default: "")
        let rules = routing.assignmentRules.map(\.set.name)
        if !assignmentRule.isEmpty, !rules.contains(assignmentRule) {
            throw reader.refusal(
                "assignmentRule",
                "names no assignment rule",
                advice: "add it to routing.assignmentRules"
            )
        }
        calendar = try reader.string("calendar", default: "")
        if !calendar.isEmpty, !routing.calendars.map(\.name).contains(calendar) {
            throw reader.refusal(
                "calendar",
                "names no hours",
                advice: "add them to routing.calendars"
            )
        }
        overflow = try reader.string("overflow", default: "")
        if (set.maxWait == .zero) != overflow.isEmpty {
            throw reader.refusal(
                overflow.isEmpty ? "overflow" : "maxWait",
                "is missing",
                advice: "maxWait and overflow go together"
            )
        }
        skills = try reader.skills(among: routing.skills.map(\.name))
    }
}

extension ObjectReader {
    /// An encoded query over the fields of an interaction; empty for none.
    mutating func condition(_ key: String) throws(ConfigurationError) -> String {
        let text = try string(key, default: "")
        guard !text.isEmpty else { return text }
        do throws(EncodedQueryError) {
            let query = try EncodedQuery(parsing: text)
            try query.validate(knownFields: DecisionState.filterFields)
        } catch {
            throw refusal(key, error.description, advice: "correct the query")
        }
        return text
    }

    /// A wait that may be left out.
    fileprivate mutating func wait(_ key: String) throws(ConfigurationError) -> Milliseconds {
        has(key) ? try milliseconds(key, default: nil) : .zero
    }

    fileprivate mutating func skills(
        among known: [String]
    ) throws(ConfigurationError) -> [RoutingConfiguration.Skill] {
        try objects("skills", default: []) { reader throws(ConfigurationError) in
            let name = try reader.string("skill")
            guard known.contains(name) else {
                throw reader.refusal("skill", "names no skill", advice: "add it to routing.skills")
            }
            return RoutingConfiguration.Skill(
                name: name,
                level: UInt64(try reader.integer("level", range: 1...100, default: 1)),
                isMandatory: try reader.boolean("mandatory", default: false)
            )
        }
    }
}
