import EventLog
import Vocabulary

extension FoldBatch {
    /// Writes what the batch still holds, view by view and in the order of keys.
    ///
    /// - Returns: the checkpoint that the batch has reached.
    func flush(log: LogIdentity) throws(ProjectionsError) -> Checkpoint {
        try flushTimers()
        try flushInteractions()
        try flushMessages()
        try flushListings()
        return Checkpoint(log: log, position: position, horizon: horizon)
    }

    private func flushListings() throws(ProjectionsError) {
        listings.sort { ($0.interaction, $0.position) < ($1.interaction, $1.position) }
        for listing in listings {
            let key = ViewKey(listing.interaction, listing.position)
            if listing.message == 0 {
                try views.put(.records, key)
            } else {
                try views.put(.records, key, listing.message)
            }
        }
        listings.removeAll(keepingCapacity: true)
    }

    private func flushMessages() throws(ProjectionsError) {
        let slots = messages.slots.sorted { $0.row.id < $1.row.id }
        for slot in slots { try put(slot.row, .messages, ViewKey(slot.row.id.rawValue)) }
        for slot in slots {
            let status = slot.row.outboxStatus
            guard status != slot.outboxed else { continue }
            let key = ViewKey(slot.row.id.rawValue)
            if let status {
                try put(status, key)
            } else {
                try views.delete(.outbox, key)
            }
        }
        for slot in slots where slot.row.indexedProviderID != slot.indexedID {
            if !slot.indexedID.isEmpty {
                try views.delete(.messagesByProvider, slot.row.providerKey(slot.indexedID))
            }
            if !slot.row.indexedProviderID.isEmpty {
                try views.put(
                    .messagesByProvider,
                    slot.row.providerKey(slot.row.indexedProviderID)
                )
            }
        }
        messages.removeAll()
    }

    private func put(_ status: DeliveryStatus, _ key: ViewKey) throws(ProjectionsError) {
        let byte = status.rawValue
        unsafe try withUnsafeBytes(of: byte) { bytes throws(ProjectionsError) in
            unsafe try views.put(.outbox, key, bytes)
        }
    }

    private func flushInteractions() throws(ProjectionsError) {
        let slots = interactions.slots.sorted { $0.row.id < $1.row.id }
        for slot in slots { try put(slot.row, .interactions, ViewKey(slot.row.id.rawValue)) }
        try flushStates(slots)
        try flushAgents(slots)
        try flushQueues(slots)
        try flushUpdates(slots)
        for slot in slots where slot.indexed?.person != slot.row.openedFor {
            let id = slot.row.id
            if let former = slot.indexed?.person {
                try views.delete(.interactionsByPerson, .person(former, id))
            }
            try views.put(.interactionsByPerson, .person(slot.row.openedFor, id))
        }
        interactions.removeAll()
    }

    private func flushStates(_ slots: [InteractionCache.Slot]) throws(ProjectionsError) {
        for former in slots.compactMap(\.indexed).sorted(by: { $0.lastPosition < $1.lastPosition })
        {
            try views.delete(.interactionsByState, .state(former.state, former.lastPosition))
        }
        let rows = slots.map { ($0.row.state.rawValue, $0.row.lastPosition, $0.row.id.rawValue) }
        for (state, position, id) in rows.sorted(by: <) {
            var key = ViewKey()
            key.append(state)
            key.append(position)
            try views.put(.interactionsByState, key, id)
        }
    }

    private func flushAgents(_ slots: [InteractionCache.Slot]) throws(ProjectionsError) {
        for slot in slots {
            guard let former = slot.indexed, !former.agent.isNone else { continue }
            let key = ViewKey(former.agent.rawValue, former.lastPosition)
            try views.delete(.interactionsByAgent, key)
        }
        let rows = slots.filter { !$0.row.assignedTo.isNone }.map {
            ($0.row.assignedTo.rawValue, $0.row.lastPosition, $0.row.id.rawValue)
        }
        for (agent, position, id) in rows.sorted(by: <) {
            try views.put(.interactionsByAgent, ViewKey(agent, position), id)
        }
    }

    private func flushQueues(_ slots: [InteractionCache.Slot]) throws(ProjectionsError) {
        for slot in slots {
            guard let former = slot.indexed, !former.queue.isNone else { continue }
            let key = ViewKey(former.queue.rawValue, former.lastPosition)
            try views.delete(.interactionsByQueue, key)
        }
        let rows = slots.filter { !$0.row.queue.isNone }.map {
            ($0.row.queue.rawValue, $0.row.lastPosition, $0.row.id.rawValue)
        }
        for (queue, position, id) in rows.sorted(by: <) {
            try views.put(.interactionsByQueue, ViewKey(queue, position), id)
        }
    }

    private func flushUpdates(_ slots: [InteractionCache.Slot]) throws(ProjectionsError) {
        for former in slots.compactMap(\.indexed) {
            try views.delete(.interactionsByUpdate, ViewKey(former.lastPosition))
        }
        let rows = slots.map { ($0.row.lastPosition, $0.row.id.rawValue) }
        for (position, id) in rows.sorted(by: <) {
            try views.put(.interactionsByUpdate, ViewKey(position), id)
        }
    }
}

extension ViewKey {
    /// A key of view `interactionsByState`, or what all of one state start with.
    static func state(_ state: InteractionState, _ position: Position? = nil) -> ViewKey {
        var key = ViewKey()
        key.append(state.rawValue)
        if let position { key.append(position) }
        return key
    }

    /// A key of a view by address and something that has it.
    static func address(_ address: Address, _ id: UInt64) -> ViewKey {
        var key = ViewKey()
        key.append(address)
        key.append(id)
        return key
    }

    /// A key of view `interactionsByPerson`, or what all of one person start with.
    static func person(_ person: Person, _ id: InteractionID? = nil) -> ViewKey {
        var key = ViewKey()
        key.append(person.kind.rawValue)
        key.append(person.id.rawValue)
        if let id { key.append(id.rawValue) }
        return key
    }

    /// What all keys of view `messagesByProvider` with an id of a provider's start with.
    static func providerMessage(_ application: ApplicationID, _ id: String) -> ViewKey {
        var key = ViewKey(application.rawValue)
        key.append(utf8: id, paddedTo: 40)
        return key
    }
}

extension MessageRow {
    fileprivate func providerKey(_ providerID: String) -> ViewKey {
        var key = ViewKey.providerMessage(application, providerID)
        key.append(id.rawValue)
        return key
    }
}
