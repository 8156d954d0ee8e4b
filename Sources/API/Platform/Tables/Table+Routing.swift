import EncodedQuery
import Projections
import Vocabulary

extension Table {
    /// `awa_work_item`: one wait of an interaction for an agent.
    static let workItems = Table(
        "awa_work_item",
        specimens: [WorkItemRow()],
        Traits(
            display: "sys_id",
            aliases: ["sys_created_on": "queued_at", "sys_updated_on": "updated_at"],
            all: .all(of: .workItems),
            rising: ["queued_at", "sys_created_on"],
            indexes: [
                TableIndex(columns: ["interaction"], rising: ["queued_at", "sys_created_on"]) {
                    text,
                    key in
                    InteractionID(text, key: key).map { [.workItems(of: $0)] } ?? []
                }
            ]
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.workItems, id, WorkItemRow.self)
    }

    /// `awa_agent_presence`: where an agent's presence stands; its `sys_id` is the agent's.
    static let presences = Table(
        "awa_agent_presence",
        specimens: [AgentPresenceRow()],
        computed: [Computed(name: "sys_id") { row, key in .text(row.agent.text(key)) }],
        Traits(
            display: "sys_id",
            aliases: ["sys_updated_on": "since", "current_presence_state": "presence"],
            all: .all(of: .presences),
            rising: [],
            indexes: [
                TableIndex(columns: ["agent"]) { text, key in
                    UserID(text, key: key).map { [.presence(of: $0)] } ?? []
                }
            ],
            commands: .presences
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.presences, id, AgentPresenceRow.self)
    }

    /// `awa_service_channel`: service channels.
    static let serviceChannels: Table = .sets(
        "awa_service_channel",
        .setting(
            own: "channel",
            new: { ServiceChannelSet(by: $0, active: true) },
            name: { $0.channel = ServiceChannelID(rawValue: $1) },
            wrap: { .serviceChannelSet($0) }
        ),
        of: ServiceChannelSet.self
    )

    /// `awa_presence_state`: the presences that agents can choose.
    static let presenceStates: Table = .sets(
        "awa_presence_state",
        .setting(
            own: "presence",
            new: { PresenceStateSet(by: $0, active: true) },
            name: { $0.presence = PresenceID(rawValue: $1) },
            wrap: { .presenceStateSet($0) }
        ),
        of: PresenceStateSet.self
    )

    /// `sys_user_group`: groups of agents.
    static let agentGroups: Table = .sets(
        "sys_user_group",
        .setting(
            own: "group",
            new: { AgentGroupSet(by: $0, active: true) },
            name: { $0.group = AgentGroupID(rawValue: $1) },
            wrap: { .agentGroupSet($0) }
        ),
        of: AgentGroupSet.self
    )

    /// `sn_templated_snip_note_template`: texts that agents answer with.
    static let responseTemplates: Table = .sets(
        "sn_templated_snip_note_template",
        .setting(
            own: "template",
            new: { ResponseTemplateSet(by: $0, active: true) },
            name: { $0.template = ResponseTemplateID(rawValue: $1) },
            wrap: { .responseTemplateSet($0) }
        ),
        of: ResponseTemplateSet.self
    )

    /// A table of what administrators set as a whole.
    private static func sets<Set: ConfigurationSet>(
        _ name: String,
        _ commands: TableCommands,
        of type: Set.Type
    ) -> Table {
        Table(
            name,
            specimens: [ConfiguredSetRow<Set>()],
            Traits(
                aliases: [
                    "sys_created_on": "created_at", "sys_updated_on": "updated_at",
                    "sys_updated_by": "by",
                ],
                all: .sets(of: type),
                commands: commands
            )
        ) { picture, id throws(ProjectionsError) in
            try picture.set(type, id)
        }
    }
}

extension TableCommands {
    /// An agent's presence is changed by its agent or by a supervisor; each has one.
    fileprivate static let presences = TableCommands(
        roles: [.admin, .agent, .supervisor],
        update: { call, _, id, record throws(APIError) in
            let agent = UserID(rawValue: id)
            let isAllowed =
                agent == call.caller.user || !call.caller.roles.filter { $0 != .agent }.isEmpty
            guard isAllowed else { throw .onlyForOneself }
            var record = record
            record.take("presence", from: ["current_presence_state"])
            guard record["presence"] != nil else { return [] }
            let presence = try record.identifier("presence", PresenceSubject.self) ?? .none
            return [
                .presenceChanged(
                    PresenceChanged(agent: agent, by: call.caller.user, presence: presence)
                )
            ]
        }
    )
}
