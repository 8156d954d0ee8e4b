import Projections
import Vocabulary

extension Table {
    /// `sys_cs_provider_application`: who brings and takes messages.
    static let applications = Table(
        "sys_cs_provider_application",
        specimens: [ProviderApplicationRow()],
        Traits(
            all: .all(of: .applications),
            commands: .setting(
                own: "application",
                new: { ProviderApplicationSet(by: $0, active: true) },
                name: { $0.application = ApplicationID(rawValue: $1) },
                wrap: { .providerApplicationSet($0) }
            )
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.applications, id, ProviderApplicationRow.self)
    }

    /// `awa_queue`: queues.
    static let queues = Table(
        "awa_queue",
        specimens: [QueueRow()],
        Traits(
            all: .all(of: .queues),
            commands: .setting(
                own: "queue",
                new: { QueueSet(by: $0, active: true) },
                name: { $0.queue = QueueID(rawValue: $1) },
                wrap: { .queueSet($0) }
            )
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.queues, id, QueueRow.self)
    }

    /// `sys_cs_messaging_action`: messaging actions.
    static let actions: Table = {
        var commands: TableCommands = .setting(
            own: "action",
            new: { MessagingActionSet(by: $0, active: true) },
            name: { $0.action = ActionID(rawValue: $1) },
            wrap: { .messagingActionSet($0) }
        )
        commands.delete = { call, id throws(APIError) in
            .messagingActionDeleted(
                MessagingActionDeleted(action: ActionID(rawValue: id), by: call.caller.user)
            )
        }
        return Table(
            "sys_cs_messaging_action",
            specimens: [MessagingActionRow()],
            Traits(all: .all(of: .actions), commands: commands)
        ) { picture, id throws(ProjectionsError) in
            try picture.row(.actions, id, MessagingActionRow.self)
        }
    }()
}
