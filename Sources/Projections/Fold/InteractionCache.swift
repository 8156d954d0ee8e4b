import Vocabulary

/// The interactions that a batch has touched, each read once and written once.
struct InteractionCache {
    struct Slot {
        var row: InteractionRow
        /// The row as the indexes have it; none for a new one.
        var indexed: Indexed?
    }

    /// What indexes were made of.
    struct Indexed: Equatable {
        var state: InteractionState
        var lastPosition: Position
        var agent: UserID
        var person: Person
        var queue: QueueID

        init(_ row: InteractionRow) {
            state = row.state
            lastPosition = row.lastPosition
            agent = row.assignedTo
            person = row.openedFor
            queue = row.queue
        }
    }

    private(set) var slots: [Slot] = []
    private var places: [UInt64: Int] = [:]

    subscript(place: Int) -> InteractionRow {
        get { slots[place].row }
        // In place: a row is large.
        _modify { yield &slots[place].row }
    }

    func place(of id: InteractionID) -> Int? { places[id.rawValue] }

    /// Adds a row that was read, or that is new.
    mutating func add(_ row: InteractionRow, isNew: Bool) -> Int {
        places[row.id.rawValue] = slots.count
        slots.append(Slot(row: row, indexed: isNew ? nil : Indexed(row)))
        return slots.count - 1
    }

    mutating func removeAll() {
        slots.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }
}

/// The messages that a batch has touched.
struct MessageCache {
    struct Slot {
        var row: MessageRow
        /// The status under which the outbox has it; none when it has it not.
        var outboxed: DeliveryStatus?
        /// The provider's id under which it is indexed.
        var indexedID: String
    }

    private(set) var slots: [Slot] = []
    private var places: [UInt64: Int] = [:]

    subscript(place: Int) -> MessageRow {
        get { slots[place].row }
        _modify { yield &slots[place].row }
    }

    func place(of id: MessageID) -> Int? { places[id.rawValue] }

    /// Adds a row that was read, or that is new.
    mutating func add(_ row: MessageRow, isNew: Bool) -> Int {
        places[row.id.rawValue] = slots.count
        slots.append(
            Slot(
                row: row,
                outboxed: isNew ? nil : row.outboxStatus,
                indexedID: isNew ? "" : row.indexedProviderID
            )
        )
        return slots.count - 1
    }

    mutating func removeAll() {
        slots.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }
}

extension MessageRow {
    /// The status under which the outbox has it; none when it is not, or no longer, to be sent.
    var outboxStatus: DeliveryStatus? {
        direction == .outbound && !status.isFinal ? status : nil
    }

    /// The provider's id under which reports find it; only what was sent is reported on.
    var indexedProviderID: String { direction == .outbound ? providerMessageID : "" }
}
