package import Vocabulary

/// A run of a view's keys that name rows, for lists over whole tables.
package struct RowRun: Sendable {
    let view: View
    let prefix: ViewKey
    let place: Place
    let shift: UInt64

    /// Where an entry names the row.
    package enum Place: Sendable {
        /// In the key, so many bytes behind its beginning.
        case key(Int)
        /// In the value.
        case value
    }

    /// Names a run.
    ///
    /// - Parameters:
    ///   - view: the view.
    ///   - prefix: what every key of it starts with.
    ///   - place: where the row's identifier stands.
    ///   - shift: what is added to the identifier.
    package init(_ view: View, _ prefix: ViewKey = ViewKey(), _ place: Place, shift: UInt64 = 0) {
        self.view = view
        self.prefix = prefix
        self.place = place
        self.shift = shift
    }

    /// The rows whose key in a view is their identifier.
    package static func all(of view: View) -> RowRun { RowRun(view, ViewKey(), .key(0)) }

    /// The interactions in a state, by their last change.
    package static func interactions(in state: InteractionState) -> RowRun {
        RowRun(.interactionsByState, .state(state), .value)
    }

    /// The interactions that an agent has or had, by their last change.
    package static func interactions(of agent: UserID) -> RowRun {
        RowRun(.interactionsByAgent, ViewKey(agent.rawValue), .value)
    }

    /// The interactions of a queue, by their last change.
    package static func interactions(in queue: QueueID) -> RowRun {
        RowRun(.interactionsByQueue, ViewKey(queue.rawValue), .value)
    }

    /// The interactions for somebody, the oldest first.
    package static func interactions(for person: Person) -> RowRun {
        RowRun(.interactionsByPerson, .person(person), .key(9))
    }

    /// The interactions of a requester's address, the oldest first.
    package static func interactions(requester: Address) -> RowRun {
        RowRun(.interactionsByRequester, .address(requester), .key(24))
    }

    /// The interactions of a company's address, the oldest first.
    package static func interactions(company: Address) -> RowRun {
        RowRun(.interactionsByCompany, .address(company), .key(24))
    }

    /// All interactions, by their last change.
    package static var interactionsByUpdate: RowRun {
        RowRun(.interactionsByUpdate, ViewKey(), .value)
    }

    /// The interaction of a number such as `IMS0000075`, if the number can be one.
    package static func interaction(number: String) -> RowRun? {
        guard (1...24).contains(number.utf8.count) else { return nil }
        var key = ViewKey()
        key.append(utf8: number.uppercased(), paddedTo: 24)
        return RowRun(.interactionsByNumber, key, .value)
    }

    /// Who takes and took part in an interaction, in the order in which they joined.
    package static func members(of interaction: InteractionID) -> RowRun {
        RowRun(.members, ViewKey(interaction.rawValue), .key(8))
    }

    /// All stays in conversations.
    package static var members: RowRun { RowRun(.members, ViewKey(), .key(8)) }

    /// The messages of an interaction in the order in which they joined.
    package static func messages(of interaction: InteractionID) -> RowRun {
        RowRun(.records, ViewKey(interaction.rawValue), .value)
    }

    /// The profiles that an address has and had, the oldest first.
    package static func profiles(of address: Address) -> RowRun {
        RowRun(.profilesByAddress, .address(address), .key(24))
    }

    /// What administrators set of one type.
    package static func sets<Set: ConfigurationSet>(of type: Set.Type) -> RowRun {
        RowRun(.configuredSets, ViewKey(UInt64(Set.type)), .key(8))
    }

    /// The work items of an interaction, the oldest first.
    package static func workItems(of interaction: InteractionID) -> RowRun {
        RowRun(.workItemsByInteraction, ViewKey(interaction.rawValue), .key(8))
    }

    /// An agent's presence.
    package static func presence(of agent: UserID) -> RowRun {
        RowRun(.presences, ViewKey(agent.rawValue), .key(0))
    }

    /// What an interaction was opened with, of all interactions.
    package static var contexts: RowRun { RowRun(.interactions, ViewKey(), .key(0), shift: 2) }
}

extension ViewKey {
    /// What all keys of an address start with.
    static func address(_ address: Address) -> ViewKey {
        var key = ViewKey()
        key.append(address)
        return key
    }
}
