import EncodedQuery
import Projections
import Vocabulary

/// A table of the platform's: rows of one type, by columns, indexes and the commands that change them.
///
/// Adding one is a file beside this with a value of this type, and a line in `Table.list`.
struct Table: Sendable {
    /// Its name in paths and references.
    let name: String
    /// All columns, in the order in which records show them.
    let columns: [Column]
    /// The column whose value stands for a row towards people.
    let display: String
    /// All its rows.
    let all: RowRun
    /// Columns that rise from one row of `all` to the next.
    let rising: Set<String>
    /// What lists use instead of looking at every row, the narrowest first.
    let indexes: [TableIndex]
    /// Runs of all rows by other columns.
    let orders: [String: RowRun]
    /// What changes its rows; nothing where records follow from what happens.
    let commands: TableCommands?
    /// How many slots its rows have.
    let slots: Int

    /// Reads the wanted values of a row.
    typealias Reading =
        @Sendable (TablePicture, UInt64, Slots, SysIDKey) throws(ProjectionsError) -> [FieldValue]?
    let read: Reading

    private let byName: [String: Int]

    /// A column that no field of the row holds as it stands.
    struct Computed<Row>: Sendable {
        let name: String
        var kind = Column.Kind.plain
        let value: @Sendable (Row, SysIDKey) -> FieldValue
    }

    /// What a table has besides its rows.
    struct Traits: Sendable {
        var display = "name"
        /// Other names of columns.
        var aliases: [String: String] = [
            "sys_created_on": "created_at", "sys_updated_on": "updated_at",
            "sys_updated_by": "updated_by",
        ]
        var all: RowRun
        var rising: Set<String> = ["created_at", "sys_created_on"]
        var indexes: [TableIndex] = []
        var orders: [String: RowRun] = [:]
        var commands: TableCommands?
    }

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - specimens: rows that between them show every field.
    ///   - computed: further columns.
    ///   - traits: the rest.
    ///   - fetch: finds a row by the raw value of its identifier.
    init<Row: ViewRow>(
        _ name: String,
        specimens: [Row] = [Row()],
        computed: [Computed<Row>] = [],
        _ traits: Traits,
        fetch: @escaping @Sendable (TablePicture, UInt64) throws(ProjectionsError) -> Row?
    ) {
        self.name = name
        var finder = ColumnFinder()
        for var specimen in specimens { try? specimen.visit(&finder) }
        var columns = finder.columns
        for (index, column) in computed.enumerated() {
            columns.append(
                Column(name: column.name, slot: Slots.computedFrom + index, kind: column.kind)
            )
        }
        for (alias, name) in traits.aliases.sorted(by: { $0.key < $1.key }) {
            guard let column = columns.first(where: { $0.name == name }) else { continue }
            columns.append(Column(name: alias, slot: column.slot, kind: column.kind))
        }
        self.columns = columns
        byName = Dictionary(uniqueKeysWithValues: zip(columns.map(\.name), columns.indices))
        display = traits.display
        all = traits.all
        rising = traits.rising
        indexes = traits.indexes
        orders = traits.orders
        commands = traits.commands
        let slots = Slots.computedFrom + computed.count
        self.slots = slots
        read = { picture, id, wanted, key throws(ProjectionsError) in
            guard var row = try fetch(picture, id) else { return nil }
            var cells = CellReader(wanted, slots: slots, key: key)
            try? row.visit(&cells)
            for (index, column) in computed.enumerated()
            where wanted.contains(Slots.computedFrom + index) {
                cells.set(Slots.computedFrom + index, column.value(row, key))
            }
            return cells.cells
        }
    }

    /// A column by its name.
    subscript(_ name: String) -> Column? { byName[name].map { columns[$0] } }
}

/// Rows that are found by the value of a column.
struct TableIndex: Sendable {
    /// The columns whose value it goes by.
    let columns: Set<String>
    /// Columns that rise along each of its runs.
    var rising: Set<String> = []
    /// The runs of rows that have a value; none when no row can.
    let runs: @Sendable (String, SysIDKey) -> [RowRun]
}

extension Table {
    /// All tables by their names.
    static let byName = Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })

    /// All tables.
    static let list: [Table] = [
        .interactions, .groups, .members, .messages, .profiles, .applications, .users, .consumers,
        .contacts, .actions, .queues, .contexts, .workItems, .presences, .serviceChannels,
        .presenceStates, .agentGroups, .responseTemplates,
    ]

    /// The table of what an identifier names.
    static func name<Subject>(of subject: Subject.Type) -> String? {
        switch ObjectIdentifier(subject) {
        case ObjectIdentifier(InteractionSubject.self): "interaction"
        case ObjectIdentifier(MessageSubject.self): "live_message"
        case ObjectIdentifier(ProfileSubject.self): "sys_cs_channel_user_profile"
        case ObjectIdentifier(ApplicationSubject.self): "sys_cs_provider_application"
        case ObjectIdentifier(QueueSubject.self): "awa_queue"
        case ObjectIdentifier(ActionSubject.self): "sys_cs_messaging_action"
        case ObjectIdentifier(UserSubject.self): "sys_user"
        case ObjectIdentifier(LiveGroupProfileSubject.self): "live_group_profile"
        case ObjectIdentifier(LiveGroupMemberSubject.self): "live_group_member"
        case ObjectIdentifier(ContextDocumentSubject.self): "interaction_json_blob"
        case ObjectIdentifier(WorkItemSubject.self): "awa_work_item"
        case ObjectIdentifier(ServiceChannelSubject.self): "awa_service_channel"
        case ObjectIdentifier(PresenceSubject.self): "awa_presence_state"
        case ObjectIdentifier(AgentGroupSubject.self): "sys_user_group"
        case ObjectIdentifier(ResponseTemplateSubject.self): "sn_templated_snip_note_template"
        default: nil
        }
    }
}
