public import Decisions
public import Vocabulary

/// What has to be put into the log so that it says what a configuration file says.
///
/// Names are the keys. What a file names is made or changed; a provider application, queue or messaging
/// action that it no longer names is switched off, unless somebody else made or changed it last: what
/// an administrator made through the API is no business of a file that never named it. People whom
/// the file no longer names stay. A file that has not changed gives nothing.
///
/// A provider application under a new name with the number of one that the file no longer names is
/// that one renamed: a number stays with its application, even with one that is switched off.
public struct ConfigurationDifference: Sendable {
    /// After so many rounds nothing differs but what was refused.
    public static let roundsMax = 10

    let wanted: SiteConfiguration
    let by: UserID

    /// Compares with a configuration.
    ///
    /// - Parameters:
    ///   - wanted: what the file says.
    ///   - by: who makes the change; nobody for the daemon itself. Always the same for one file: what
    ///     the file no longer names is known by it.
    public init(toward wanted: SiteConfiguration, by: UserID = .none) {
        self.wanted = wanted
        self.by = by
    }

    /// The next inputs; more may follow once these are in the log, because one may name another.
    public func nextInputs(from state: borrowing DecisionState) -> [Input] {
        // Each of these names only what stands before it.
        for part in [
            zones(state), numberZones(state), settings(state) + routingParts(state),
            presencesAndRules(state), users(state),
            groupsAndAgents(state), queues(state),
        ] where !part.isEmpty { return part }
        return applications(state) + actions(state) + people(state)
    }

    private func settings(_ state: borrowing DecisionState) -> [Input] {
        var set = wanted.site
        set.by = state.settings.by
        guard set != state.settings || !state.isConfigured else { return [] }
        set.by = by
        return [.settingsChanged(set)]
    }

    private func applications(_ state: borrowing DecisionState) -> [Input] {
        var inputs: [Input] = []
        var kept: Set<ApplicationID> = []
        for application in wanted.applications {
            var set = application.set
            let present =
                state.applications.first { $0.name == set.name }
                ?? state.applications.first { $0.number == set.number && !isNamed($0) }
            set.application = present?.application ?? .none
            kept.insert(set.application)
            set.queue = state.queues.first { $0.name == application.queue }?.queue ?? .none
            set.by = present?.by ?? .none
            guard set != present else { continue }
            set.by = by
            inputs.append(.providerApplicationSet(set))
        }
        for var application in state.applications
        where application.active && application.by == by
            && !kept.contains(application.application)
        {
            application.active = false
            application.by = by
            inputs.append(.providerApplicationSet(application))
        }
        return inputs
    }

    private func isNamed(_ application: ProviderApplicationSet) -> Bool {
        wanted.applications.contains { $0.set.name == application.name }
    }

    private func actions(_ state: borrowing DecisionState) -> [Input] {
        var inputs: [Input] = []
        let present = state.actions.map(\.definition)
        for var action in wanted.actions {
            let former = present.first { $0.name == action.name }
            action.action = former?.action ?? .none
            action.by = former?.by ?? .none
            guard action != former else { continue }
            action.by = by
            inputs.append(.messagingActionSet(action))
        }
        for var action in present
        where action.active && action.by == by
            && !wanted.actions.contains(where: { $0.name == action.name })
        {
            action.active = false
            action.by = by
            inputs.append(.messagingActionSet(action))
        }
        return inputs
    }

    private func users(_ state: borrowing DecisionState) -> [Input] {
        var inputs: [Input] = []
        let names = Set(wanted.users.map(\.userName))
        var presents: [String: UserSet] = [:]
        for user in state.users.values where names.contains(user.userName) {
            presents[user.userName] = user
        }
        for var user in wanted.users {
            let present = presents[user.userName]
            user.user = present?.user ?? .none
            user.by = present?.by ?? .none
            guard user != present else { continue }
            user.by = by
            inputs.append(.userSet(user))
        }
        return inputs
    }

    private func people(_ state: borrowing DecisionState) -> [Input] {
        var inputs: [Input] = []
        for var consumer in wanted.consumers {
            let present = state.person(named: consumer.name, .consumer)
            let active = consumer.active ? consumer.phones : []
            if let present, present.phones == active, present.territory == consumer.territory,
                present.timeZone == consumer.timeZone
            {
                continue
            }
            consumer.person = present?.id ?? .none
            consumer.by = by
            inputs.append(.consumerSet(consumer))
        }
        for var contact in wanted.contacts {
            let present = state.person(named: contact.name, .contact)
            let active = contact.active ? contact.phones : []
            if let present, present.phones == active, present.territory == contact.territory,
                present.timeZone == contact.timeZone
            {
                continue
            }
            contact.person = present?.id ?? .none
            contact.by = by
            inputs.append(.contactSet(contact))
        }
        return inputs
    }
}
