import EncodedQuery
import Projections
import Vocabulary

// What conversations are made of: records that follow from what happens, so nobody writes them here.
extension Table {
    /// `live_group_profile`: the group that has a conversation.
    static let groups = Table(
        "live_group_profile",
        specimens: [LiveGroupProfileRow()],
        Traits(
            display: "sys_id",
            aliases: ["sys_created_on": "created_at"],
            all: .all(of: .groups),
            indexes: [
                TableIndex(columns: ["interaction"]) { text, key in
                    guard let id = InteractionID(text, key: key) else { return [] }
                    return [RowRun(.groups, ViewKey(id.groupProfile.rawValue), .key(0))]
                }
            ]
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.groups, id, LiveGroupProfileRow.self)
    }

    /// `live_group_member`: one stay of somebody in a conversation.
    static let members = Table(
        "live_group_member",
        specimens: [LiveGroupMemberRow()],
        Traits(
            display: "sys_id",
            aliases: ["sys_created_on": "joined_at"],
            all: .members,
            rising: [],
            indexes: [
                TableIndex(columns: ["interaction"], rising: ["joined_at", "sys_created_on"]) {
                    text,
                    key in
                    InteractionID(text, key: key).map { [.members(of: $0)] } ?? []
                },
                TableIndex(columns: ["group_profile"], rising: ["joined_at", "sys_created_on"]) {
                    text,
                    key in
                    guard let group = LiveGroupProfileID(text, key: key), group.rawValue > 1 else {
                        return []
                    }
                    return [.members(of: InteractionID(rawValue: group.rawValue - 1))]
                },
            ]
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.member(id)
    }

    /// `live_message`: one message of a conversation.
    static let messages = Table(
        "live_message",
        specimens: messageSpecimens,
        Traits(
            display: "sys_id",
            aliases: ["sys_created_on": "created_at"],
            all: .all(of: .messages),
            rising: [],
            indexes: [
                TableIndex(columns: ["interaction"], rising: ["position"]) { text, key in
                    InteractionID(text, key: key).map { [.messages(of: $0)] } ?? []
                }
            ]
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.messages, id, MessageRow.self)
    }

    // Only messages of the engine have a kind, and only outbound ones a status.
    private static let messageSpecimens: [MessageRow] = {
        var written = MessageRow()
        written.author = .system
        written.direction = .outbound
        return [written]
    }()

    /// `interaction_json_blob`: what an interaction was opened with.
    static let contexts = Table(
        "interaction_json_blob",
        specimens: [ContextRow()],
        Traits(
            display: "sys_id",
            aliases: ["sys_created_on": "created_at"],
            all: .contexts,
            indexes: [
                TableIndex(columns: ["interaction"]) { text, key in
                    guard let id = InteractionID(text, key: key) else { return [] }
                    return [
                        RowRun(.interactions, ViewKey(id.rawValue), .key(0), shift: 2)
                    ]
                }
            ]
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.context(ContextDocumentID(rawValue: id))
    }

    /// `sys_cs_channel_user_profile`: whom an address is tied to.
    static let profiles = Table(
        "sys_cs_channel_user_profile",
        specimens: [ChannelUserProfileRow()],
        computed: [
            Computed(name: "channel_user_id") { row, _ in .text(row.address.text) },
            Computed(name: "user_table") { row, _ in
                row.person == .guest ? .empty : .text(row.person.kind.word)
            },
            Computed(name: "user_document") { row, key in
                row.person == .guest ? .empty : .text(row.person.id.text(key))
            },
        ],
        Traits(
            display: "address",
            aliases: ["sys_created_on": "created_at"],
            all: .all(of: .profiles),
            indexes: [
                TableIndex(columns: ["address", "channel_user_id"], rising: ["created_at"]) {
                    text,
                    _ in
                    Address(text).map { [.profiles(of: $0)] } ?? []
                }
            ]
        )
    ) { picture, id throws(ProjectionsError) in
        try picture.row(.profiles, id, ChannelUserProfileRow.self)
    }
}
