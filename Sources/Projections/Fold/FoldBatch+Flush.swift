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
        try flushStatistics()
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
        let places = messages.placesInOrder()
        for place in places {
            encoder.encode(&messages[place])
            try putEncoded(.messages, ViewKey(messages[place].id.rawValue))
        }
        // Only what is sent is in the outbox and reported on.
        let sent = places.filter { messages[$0].direction == .outbound }
        for place in sent {
            let slot = messages.slots[place]
            let status = slot.row.outboxStatus
            guard status != slot.outboxed else { continue }
            let key = ViewKey(slot.row.id.rawValue)
            if let status {
                try put(status, key)
            } else {
                try views.delete(.outbox, key)
            }
        }
        for place in sent {
            let slot = messages.slots[place]
            guard slot.row.indexedProviderID != slot.indexedID else { continue }
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
        let places = interactions.touchedPlaces()
        var moves: [IndexMove] = []
        moves.reserveCapacity(places.count)
        for place in places {
            encoder.encode(&interactions[place])
            try putEncoded(.interactions, ViewKey(interactions[place].id.rawValue))
            moves.append(IndexMove(interactions.slots[place]))
        }
        for move in moves where move.from?.person != move.to.person {
            if let former = move.from?.person {
                try views.delete(.interactionsByPerson, .person(former, move.id))
            }
            try views.put(.interactionsByPerson, .person(move.to.person, move.id))
        }
        // Keys by position come in the order of positions.
        try takeOut(moves.compactMap(\.from).sorted { $0.lastPosition < $1.lastPosition })
        try putIn(moves.sorted { $0.to.lastPosition < $1.to.lastPosition })
        interactions.settle()
    }

    private func takeOut(_ former: [InteractionCache.Indexed]) throws(ProjectionsError) {
        for row in former {
            try views.delete(.interactionsByState, .state(row.state, row.lastPosition))
        }
        for row in former where !row.agent.isNone {
            try views.delete(.interactionsByAgent, ViewKey(row.agent.rawValue, row.lastPosition))
        }
        for row in former where !row.queue.isNone {
            try views.delete(.interactionsByQueue, ViewKey(row.queue.rawValue, row.lastPosition))
        }
        for row in former {
            try views.delete(.interactionsByUpdate, ViewKey(row.lastPosition))
        }
    }

    private func putIn(_ moves: [IndexMove]) throws(ProjectionsError) {
        for move in moves {
            let key = ViewKey.state(move.to.state, move.to.lastPosition)
            try views.put(.interactionsByState, key, move.id.rawValue)
        }
        for move in moves where !move.to.agent.isNone {
            let key = ViewKey(move.to.agent.rawValue, move.to.lastPosition)
            try views.put(.interactionsByAgent, key, move.id.rawValue)
        }
        for move in moves where !move.to.queue.isNone {
            let key = ViewKey(move.to.queue.rawValue, move.to.lastPosition)
            try views.put(.interactionsByQueue, key, move.id.rawValue)
        }
        for move in moves {
            try views.put(.interactionsByUpdate, ViewKey(move.to.lastPosition), move.id.rawValue)
        }
    }
}

/// What an interaction's row moves from and to in the indexes.
private struct IndexMove {
    var id: InteractionID
    var from: InteractionCache.Indexed?
    var to: InteractionCache.Indexed

    init(_ slot: InteractionCache.Slot) {
        id = slot.row.id
        from = slot.indexed
        to = InteractionCache.Indexed(slot.row)
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
