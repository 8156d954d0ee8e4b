import Vocabulary

/// Interactions as the latest batch left them: each is read once and written once a batch.
///
/// Rows stay from batch to batch, because whoever writes often is read and decoded often; when there
/// are too many all are forgotten.
struct InteractionCache {
    struct Slot {
        var row: InteractionRow
        /// The row as the indexes have it; none for a new one.
        var indexed: Indexed?
        /// Whether the batch has touched it.
        var isTouched: Bool
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

    /// Rows that stay between batches at most, each of about a kilobyte.
    static let staying = 16_384

    private(set) var slots: [Slot] = []
    private var places: [UInt64: Int] = [:]
    private var touched: [Int] = []

    subscript(place: Int) -> InteractionRow {
        get { slots[place].row }
        // In place: a row is large.
        _modify { yield &slots[place].row }
    }

    func place(of id: InteractionID) -> Int? { places[id.rawValue] }

    /// Adds a row that was read, or that is new; the batch touches it.
    mutating func add(_ row: InteractionRow, isNew: Bool) -> Int {
        places[row.id.rawValue] = slots.count
        touched.append(slots.count)
        slots.append(Slot(row: row, indexed: isNew ? nil : Indexed(row), isTouched: true))
        return slots.count - 1
    }

    /// Marks a row that stayed as one that the batch writes again.
    ///
    /// - Returns: false when it was marked before.
    mutating func touch(_ place: Int) -> Bool {
        guard !slots[place].isTouched else { return false }
        slots[place].isTouched = true
        touched.append(place)
        return true
    }

    /// The places of what the batch has touched, in the order of their interactions.
    mutating func touchedPlaces() -> [Int] {
        touched.sort { slots[$0].row.id < slots[$1].row.id }
        return touched
    }

    /// Takes what was touched as written, indexes and all.
    mutating func settle() {
        if slots.count > Self.staying {
            slots.removeAll(keepingCapacity: true)
            places.removeAll(keepingCapacity: true)
        } else {
            for place in touched {
                slots[place].indexed = Indexed(slots[place].row)
                slots[place].isTouched = false
            }
        }
        touched.removeAll(keepingCapacity: true)
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

    /// The places of all, in the order of the messages.
    func placesInOrder() -> [Int] {
        slots.indices.sorted { slots[$0].row.id < slots[$1].row.id }
    }

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
