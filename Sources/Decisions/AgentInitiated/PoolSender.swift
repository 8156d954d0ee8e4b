public import Vocabulary

extension DecisionState {
    /// Row Y1: the number of a pool that a requester is written to from.
    ///
    /// Applications that are switched off and numbers from which the requester wants no messages are
    /// left out. Of the others: the one that this requester last conversed with, so that somebody who
    /// knows a number goes on getting messages from it; else those with the requester's country calling
    /// code, if there are such; of several the one that this row chose longest ago, and of those that
    /// it never chose the one whose outer identifier comes first.
    /// - Parameters:
    ///   - pool: the name that provider applications have as their pool.
    ///   - requester: whom the message goes to.
    /// - Returns: the choice, with why and with what was left out.
    /// - Throws: that no application has the pool, that all of it is off, or since when the requester
    ///   wants no messages from what is on.
    public func sender(
        of pool: String,
        for requester: Address
    ) throws(Refusal) -> SenderChosen {
        let members = pool.isEmpty ? [] : applications.filter { $0.pool == pool }
        guard !members.isEmpty else { throw .unknownPool }
        let active = members.filter { isOn($0) }
        guard !active.isEmpty else { throw .providerApplicationInactive }
        func pair(_ member: ProviderApplicationSet) -> AddressPair {
            AddressPair(requester: requester, company: member.number)
        }
        let usable = active.filter { optOut(pair($0)) == nil }
        guard !usable.isEmpty else {
            throw .optedOut(since: active.compactMap { optOut(pair($0)) }.min() ?? .zero)
        }
        let (chosen, reason) = choice(among: usable, for: requester)
        return SenderChosen(
            pool: pool,
            application: chosen.application,
            company: chosen.number,
            reason: reason,
            switchedOff: members.filter { !isOn($0) }.map(\.application),
            optedOut: active.filter { optOut(pair($0)) != nil }.map(\.application)
        )
    }

    private func choice(
        among usable: [ProviderApplicationSet],
        for requester: Address
    ) -> (ProviderApplicationSet, SenderReason) {
        if let sticky = lastConversed(with: requester, among: usable) { return (sticky, .sticky) }
        if usable.count == 1 { return (usable[0], .onlyOne) }
        let code = requester.countryCallingCode
        let near = usable.filter { code != nil && $0.number.countryCallingCode == code }
        if near.count == 1 { return (near[0], .sameCountry) }
        let oldest = (near.isEmpty ? usable : near).min {
            ($0.used(in: self)) < ($1.used(in: self))
        }
        guard let oldest else { preconditionFailure("one of several is the oldest") }
        return (oldest, .leastRecentlyUsed)
    }

    /// The application whose number a requester last exchanged messages with, agents' and theirs alike.
    func lastConversed(
        with requester: Address,
        among applications: [ProviderApplicationSet]
    ) -> ProviderApplicationSet? {
        var last: (time: Instant, interaction: InteractionID, ProviderApplicationSet)?
        for application in applications {
            let pair = AddressPair(requester: requester, company: application.number)
            for (time, id) in conversations(of: pair) where time > .zero {
                guard (time, id) > (last?.time ?? .zero, last?.interaction ?? .none) else {
                    continue
                }
                last = (time, id, application)
            }
        }
        return last?.2
    }

    /// When messages were last exchanged in the active interaction of a pair and in those before it.
    private func conversations(of pair: AddressPair) -> [(Instant, InteractionID)] {
        var found: [(Instant, InteractionID)] = []
        if let active = active(pair) { found.append((active.conversedAt, active.id)) }
        if let past = lastByPair[pair] { found.append((past.conversedAt, past.id)) }
        return found
    }
}

extension ProviderApplicationSet {
    /// When row Y1 last chose it, then its outer identifier: the order of who is chosen.
    fileprivate func used(in state: borrowing DecisionState) -> (Position, String) {
        (
            state.sendersChosen[application] ?? 0,
            SysID(rawValue: application.rawValue, key: state.sysIDKey).description
        )
    }
}

extension ActiveInteraction {
    /// When the requester or an agent last wrote; 1970 when nobody has.
    var conversedAt: Instant { max(lastRequesterMessageAt, lastAgentMessageAt) }
}
