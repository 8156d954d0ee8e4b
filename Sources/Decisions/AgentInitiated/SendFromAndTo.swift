public import Vocabulary

/// The numbers that an agent can choose from (row A9).
public struct SendChoices: Hashable, Sendable {
    /// Numbers of active provider applications; the only one is preselected.
    public var from: [Address]
    /// The requester's numbers, the likeliest first; any other may be typed.
    public var to: [Address]

    /// Puts the numbers together.
    public init(from: [Address], to: [Address]) {
        self.from = from
        self.to = to
    }
}

extension DecisionState {
    /// Row A9: what Compose SMS offers for a requester.
    ///
    /// From: the numbers of provider applications that are on. To: the number of the profile that the
    /// requester's conversation came with, then those of the record.
    /// - Parameters:
    ///   - requester: whom the agent writes to; the guest when nobody is picked.
    ///   - profileNumber: the address of the requester's active profile, if one is known.
    /// - Returns: the numbers on both sides.
    public func sendChoices(for requester: Person, profileNumber: Address?) -> SendChoices {
        var to: [Address] = []
        for number in [profileNumber].compactMap({ $0 }) + (people[requester]?.phones ?? [])
        where number.isAnswerable && !to.contains(number) {
            to.append(number)
        }
        return SendChoices(from: applications.filter { isOn($0) }.map(\.number), to: to)
    }

    /// Row A9: a number to send from, typed or chosen, must be a provider application's that is on.
    func applicationToSendFrom(_ number: Address) throws(Refusal) -> ProviderApplicationSet {
        guard let application = application(number: number) else { throw .unknownCompanyNumber }
        guard isOn(application) else { throw .providerApplicationInactive }
        return application
    }
}
