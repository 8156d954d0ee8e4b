import EventLog
import Vocabulary

extension FoldBatch {
    /// Administrators' records: each replaces a row, or makes one that its position names.
    func foldConfiguration(_ event: FoldedRecord) throws(ProjectionsError) {
        switch event.header.type {
        case SettingsChanged.type:
            var row = SettingsRow(try event.read(SettingsChanged.self))
            row.updatedAt = event.time
            row.lastPosition = event.position
            try put(row, .settings, ViewKey(0))
        case ProviderApplicationSet.type:
            try set(event, try event.read(ProviderApplicationSet.self))
        case QueueSet.type: try set(event, try event.read(QueueSet.self))
        case MessagingActionSet.type: try set(event, try event.read(MessagingActionSet.self))
        case MessagingActionDeleted.type:
            let deletion: MessagingActionDeleted = try event.read()
            try views.delete(.actions, ViewKey(deletion.action.rawValue))
        case UserSet.type: try set(event, try event.read(UserSet.self))
        case ConsumerSet.type: try set(event, try event.read(ConsumerSet.self))
        case ContactSet.type: try set(event, try event.read(ContactSet.self))
        default: try foldRouting(event)
        }
    }

    /// Nothing more is sent through an application, or again (row Y2).
    func foldPausing(_ event: FoldedRecord) throws(ProjectionsError) {
        let isPaused = event.header.type == SendingPaused.type
        let pause = isPaused ? try event.read(SendingPaused.self) : SendingPaused()
        let id =
            isPaused
            ? pause.application : try event.read(SendingResumed.self).application
        let key = ViewKey(id.rawValue)
        guard var row = try views.row(.applications, ProviderApplicationRow.self, at: key) else {
            return
        }
        row.paused = isPaused
        row.pausedAt = isPaused ? event.time : .zero
        row.pausedBy = pause.by
        row.pauseReason = pause.reason
        row.lastPosition = event.position
        try put(row, .applications, key)
    }

    private func set(
        _ event: FoldedRecord,
        _ set: ProviderApplicationSet
    ) throws(ProjectionsError) {
        let id = set.application.orMade(at: event.position)
        var row = try former(ProviderApplicationRow.self, .applications, id.rawValue)
        row.id = id
        row.name = set.name
        row.provider = set.provider
        row.number = set.number
        row.active = set.active
        row.virtualAgentFirst = set.virtualAgentFirst
        row.queue = set.queue
        row.confirmsConsent = set.confirmsConsent
        row.pool = set.pool
        row.quietHours = set.quietHours
        row.uncertainSends = set.uncertainSends
        row.language = set.language
        try stamp(&row, .applications, id.rawValue, event, by: set.by)
    }

    private func set(_ event: FoldedRecord, _ set: QueueSet) throws(ProjectionsError) {
        let id = set.queue.orMade(at: event.position)
        statistics.targets.removeAll(keepingCapacity: true)
        var row = try former(QueueRow.self, .queues, id.rawValue)
        row.id = id
        row.name = set.name
        row.order = set.order
        row.active = set.active
        row.condition = set.condition
        row.groups = set.groups
        row.assignmentRule = set.assignmentRule
        row.calendar = set.calendar
        row.outOfHoursText = set.outOfHoursText
        row.maxWait = set.maxWait
        row.overflow = set.overflow
        row.targetWait = set.targetWait
        row.skills = set.skills
        try stamp(&row, .queues, id.rawValue, event, by: set.by)
    }

    private func set(_ event: FoldedRecord, _ set: MessagingActionSet) throws(ProjectionsError) {
        let id = set.action.orMade(at: event.position)
        var row = try former(MessagingActionRow.self, .actions, id.rawValue)
        row.id = id
        row.name = set.name
        row.active = set.active
        row.order = set.order
        row.event = set.event
        row.duration = set.duration
        row.anchor = set.anchor
        row.filter = set.filter
        row.kind = set.kind
        row.text = set.text
        row.state = set.state
        try stamp(&row, .actions, id.rawValue, event, by: set.by)
    }

    private func set(_ event: FoldedRecord, _ set: UserSet) throws(ProjectionsError) {
        let id = set.user.orMade(at: event.position)
        var row = try former(UserRow.self, .users, id.rawValue)
        let person = Person(.user, PersonID(rawValue: id.rawValue))
        try index(person, from: row.listedPhones, to: set.active ? set.phones : [])
        row.id = id
        row.userName = set.userName
        row.name = set.name
        row.active = set.active
        row.roles = set.roles
        row.phones = set.phones
        row.territory = set.territory
        row.timeZone = set.timeZone
        try stamp(&row, .users, id.rawValue, event, by: set.by)
    }

    private func set(_ event: FoldedRecord, _ set: ConsumerSet) throws(ProjectionsError) {
        let id = set.person.orMade(at: event.position)
        var row = try former(ConsumerRow.self, .consumers, id.rawValue)
        try index(
            Person(.consumer, id),
            from: row.active ? row.phones : [],
            to: set.active ? set.phones : []
        )
        row.id = id
        row.name = set.name
        row.active = set.active
        row.phones = set.phones
        row.territory = set.territory
        row.timeZone = set.timeZone
        try stamp(&row, .consumers, id.rawValue, event, by: set.by)
    }

    private func set(_ event: FoldedRecord, _ set: ContactSet) throws(ProjectionsError) {
        let id = set.person.orMade(at: event.position)
        var row = try former(ContactRow.self, .contacts, id.rawValue)
        try index(
            Person(.contact, id),
            from: row.active ? row.phones : [],
            to: set.active ? set.phones : []
        )
        row.id = id
        row.name = set.name
        row.active = set.active
        row.phones = set.phones
        row.territory = set.territory
        row.timeZone = set.timeZone
        try stamp(&row, .contacts, id.rawValue, event, by: set.by)
    }

    private func former<Row: ConfiguredRow>(
        _ type: Row.Type,
        _ view: View,
        _ id: UInt64
    ) throws(ProjectionsError) -> Row {
        try views.row(view, type, at: ViewKey(id)) ?? Row()
    }

    private func stamp<Row: ConfiguredRow>(
        _ row: inout Row,
        _ view: View,
        _ id: UInt64,
        _ event: FoldedRecord,
        by user: UserID
    ) throws(ProjectionsError) {
        if row.lastPosition == 0 { row.createdAt = event.time }
        row.updatedAt = event.time
        row.updatedBy = user
        row.lastPosition = event.position
        try put(row, view, ViewKey(id))
    }

    private func index(
        _ person: Person,
        from former: [Address],
        to phones: [Address]
    ) throws(ProjectionsError) {
        for phone in former where !phones.contains(phone) {
            try views.delete(.peopleByPhone, .phone(phone, of: person))
        }
        for phone in phones where !former.contains(phone) {
            try views.put(.peopleByPhone, .phone(phone, of: person))
        }
        weigh(former.count + phones.count)
    }
}

/// A row that administrators set, and that says when and by whom.
protocol ConfiguredRow: ViewRow {
    var createdAt: Instant { get set }
    var updatedAt: Instant { get set }
    var updatedBy: UserID { get set }
    var lastPosition: Position { get set }
}

extension ProviderApplicationRow: ConfiguredRow {}
extension QueueRow: ConfiguredRow {}
extension MessagingActionRow: ConfiguredRow {}
extension UserRow: ConfiguredRow {}
extension ConsumerRow: ConfiguredRow {}
extension ContactRow: ConfiguredRow {}

extension UserRow {
    /// The numbers by which the user is found: none while inactive.
    fileprivate var listedPhones: [Address] { active ? phones : [] }
}

extension ViewKey {
    /// A key of view `peopleByPhone`.
    static func phone(_ phone: Address, of person: Person) -> ViewKey {
        var key = ViewKey()
        key.append(phone)
        key.append(person.kind.rawValue)
        key.append(person.id.rawValue)
        return key
    }
}
