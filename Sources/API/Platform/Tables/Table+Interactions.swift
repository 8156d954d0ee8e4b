import EncodedQuery
import Engine
import Projections
import Vocabulary

extension Table {
    /// `interaction`: one conversation a row.
    static let interactions = Table(
        "interaction",
        specimens: [InteractionRow()],
        computed: [
            Computed(name: "active") { row, _ in .boolean(!row.state.isClosed) }
        ],
        Traits(
            display: "number",
            aliases: [
                "sys_created_on": "opened_at", "sys_created_by": "opened_by",
                "sys_updated_on": "updated_at", "parent": "previous",
            ],
            all: .all(of: .interactions),
            rising: ["opened_at", "sys_created_on", "number"],
            indexes: [
                TableIndex(columns: ["number"]) { number, _ in
                    RowRun.interaction(number: number).map { [$0] } ?? []
                },
                TableIndex(columns: ["requester"], rising: creation) { text, _ in
                    Address(text).map { [.interactions(requester: $0)] } ?? []
                },
                TableIndex(columns: ["opened_for"], rising: creation) { text, key in
                    guard let id = PersonID(text, key: key) else { return [] }
                    return [PersonKind.user, .consumer, .contact].map {
                        .interactions(for: Person($0, id))
                    }
                },
                TableIndex(columns: ["assigned_to"], rising: change) { text, key in
                    UserID(text, key: key).map { [.interactions(of: $0)] } ?? []
                },
                TableIndex(columns: ["state"], rising: change) { word, _ in
                    InteractionState(word: word.lowercased()).map { [.interactions(in: $0)] } ?? []
                },
                TableIndex(columns: ["active"], rising: change) { text, _ in
                    let isActive = text.lowercased() == "true" || text == "1"
                    return InteractionState.allCases.filter { $0.isClosed != isActive }
                        .map { .interactions(in: $0) }
                },
                TableIndex(columns: ["queue"], rising: change) { text, key in
                    QueueID(text, key: key).map { [.interactions(in: $0)] } ?? []
                },
                TableIndex(columns: ["company"], rising: creation) { text, _ in
                    Address(text).map { [.interactions(company: $0)] } ?? []
                },
            ],
            orders: [
                "updated_at": .interactionsByUpdate, "sys_updated_on": .interactionsByUpdate,
                "last_position": .interactionsByUpdate,
            ],
            commands: .interactions
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.interactions, id, InteractionRow.self)
    }

    private static let creation: Set<String> = ["opened_at", "sys_created_on", "number"]
    private static let change: Set<String> = ["updated_at", "sys_updated_on", "last_position"]
}

extension TableCommands {
    /// What a client may do with an interaction's record: what agents do by other doors (row I2, I5).
    static let interactions = TableCommands(
        roles: [.admin, .agent, .supervisor, .integration],
        insert: { call, record throws(APIError) in
            var record = record
            record.take("channel", from: ["provider_application"])
            return try call.requestInteraction(record)
        },
        inserted: { $0.interaction.rawValue },
        update: { call, table, id, record throws(APIError) in
            let now = try call.values(of: table, id)
            let interaction = InteractionID(rawValue: id)
            func changed(_ name: String) -> String? {
                record[name].flatMap { $0 == now[name] ? nil : $0 }
            }
            var inputs: [Input] = []
            if let text = changed("short_description") {
                let change = ShortDescriptionSet(
                    interaction: interaction,
                    text: text,
                    by: call.caller.user
                )
                inputs.append(.shortDescriptionSet(change))
            }
            if changed("assigned_to") != nil,
                let agent = try record.identifier("assigned_to", UserSubject.self)
            {
                let isAllowed =
                    agent == call.caller.user
                    || call.caller.roles.contains { $0 == .admin || $0 == .supervisor }
                guard isAllowed else { throw .onlyForOneself }
                inputs.append(
                    .interactionAssignedByHand(
                        InteractionAssignedByHand(
                            interaction: interaction,
                            agent: agent,
                            by: call.caller.user
                        )
                    )
                )
            }
            if changed("queue") != nil,
                let queue = try record.identifier("queue", QueueSubject.self)
            {
                inputs.append(
                    .interactionTransferred(
                        InteractionTransferred(
                            interaction: interaction,
                            queue: queue,
                            by: call.caller.user
                        )
                    )
                )
            }
            if let word = changed("state") {
                guard let state = InteractionState(word: word.lowercased()) else {
                    let words = InteractionState.allCases.map(\.word).joined(separator: ", ")
                    throw .badField("state", expected: "one of " + words)
                }
                inputs.append(
                    .interactionStateRequested(
                        InteractionStateRequested(
                            interaction: interaction,
                            state: state,
                            by: call.caller.user,
                            reason: record.text("state_reason") ?? "",
                            wrapUpCode: record.text("wrap_up_code") ?? ""
                        )
                    )
                )
            }
            return inputs
        }
    )
}
