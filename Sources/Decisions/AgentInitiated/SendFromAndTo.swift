public import Vocabulary

/// The numbers that an agent can choose from (row A9).
public struct SendChoices: Hashable, Sendable {
    /// Numbers of active provider applications; the only one is preselected.
    public var from: [Address]
    /// The requester's numbers, the likeliest first; any other may be typed.
    public var to: [Address]
    /// Pools of numbers, any of which a rule may choose from (row Y1).
    public var pools: [SenderPool]
    /// The number to send from that the requester last conversed with; it is preselected.
    public var sticky: Address?

    /// Puts the numbers together.
    public init(
        from: [Address],
        to: [Address],
        pools: [SenderPool] = [],
        sticky: Address? = nil
    ) {
        self.from = from
        self.to = to
        self.pools = pools
        self.sticky = sticky
    }
}

/// A pool of numbers as an agent is offered it.
public struct SenderPool: Hashable, Sendable {
    /// Its name, which is sent as the number to send from.
    public var name: String
    /// The number that would be chosen now, and why; nothing without a requester, or when none may be.
    public var sender: SenderChosen?

    /// Offers a pool.
    public init(name: String, sender: SenderChosen? = nil) {
        self.name = name
        self.sender = sender
    }
}

extension DecisionState {
    /// Row A9: what Compose SMS offers for a requester.
    ///
    /// From: the numbers of provider applications that are on, and their pools. To: the number of the
    /// profile that the requester's conversation came with, then those of the record.
    /// - Parameters:
    ///   - requester: whom the agent writes to; the guest when nobody is picked.
    ///   - profileNumber: the address of the requester's active profile, if one is known.
    ///   - number: the number that was picked or typed; nothing for the likeliest.
    /// - Returns: the numbers on both sides.
    public func sendChoices(
        for requester: Person,
        profileNumber: Address?,
        to number: Address? = nil
    ) -> SendChoices {
        var to: [Address] = []
        for number in [profileNumber].compactMap({ $0 }) + (people[requester]?.phones ?? [])
        where number.isAnswerable && !to.contains(number) {
            to.append(number)
        }
        let active = applications.filter { isOn($0) }
        let written = number ?? to.first
        let usable = active.filter { application in
            written.map {
                optOut(AddressPair(requester: $0, company: application.number)) == nil
            } ?? false
        }
        return SendChoices(
            from: active.map(\.number),
            to: to,
            pools: pools(of: active, to: written),
            sticky: written.flatMap { lastConversed(with: $0, among: usable)?.number }
        )
    }

    private func pools(
        of active: [ProviderApplicationSet],
        to number: Address?
    ) -> [SenderPool] {
        var names: [String] = []
        for application in active
        where !application.pool.isEmpty && !names.contains(application.pool) {
            names.append(application.pool)
        }
        return names.map { name in
            guard let number, let sender = try? sender(of: name, for: number) else {
                return SenderPool(name: name)
            }
            return SenderPool(name: name, sender: sender)
        }
    }

    /// Row A9: a number to send from, typed or chosen, must be a provider application's that is on.
    func applicationToSendFrom(_ number: Address) throws(Refusal) -> ProviderApplicationSet {
        guard let application = application(number: number) else { throw .unknownCompanyNumber }
        guard isOn(application) else { throw .providerApplicationInactive }
        return application
    }
}
