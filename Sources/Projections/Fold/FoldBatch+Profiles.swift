import EventLog
import Vocabulary

extension FoldBatch {
    func create(
        _ event: FoldedRecord,
        _ creation: ChannelUserProfileCreated
    ) throws(ProjectionsError) {
        var row = ChannelUserProfileRow()
        row.id = ProfileID(event.position)
        row.address = creation.address
        row.person = creation.person
        row.active = true
        row.createdAt = event.time
        row.tiedAt = event.time
        row.lastPosition = event.position
        try put(row, .profiles, ViewKey(row.id.rawValue))
        var key = ViewKey()
        key.append(row.address)
        key.append(row.id.rawValue)
        try views.put(.profilesByAddress, key)
        weigh(1)
    }

    func deactivate(
        _ event: FoldedRecord,
        _ end: ChannelUserProfileDeactivated
    ) throws(ProjectionsError) {
        try update(end.profile, event) { row in
            row.active = false
            row.deactivatedAt = event.time
            row.reason = end.reason
        }
    }

    func tie(_ event: FoldedRecord, _ tie: ChannelUserProfileTied) throws(ProjectionsError) {
        var former = ProfileTieRow()
        former.profile = tie.profile
        former.person = tie.former
        former.until = event.time
        former.position = event.position
        try update(tie.profile, event) { row in
            former.from = row.tiedAt
            row.person = tie.person
            row.tiedAt = event.time
        }
        try put(former, .profileTies, ViewKey(tie.profile.rawValue, event.position))
    }

    func change(_ event: FoldedRecord, _ change: ConsentChanged) throws(ProjectionsError) {
        var row = ConsentRow()
        row.requester = change.requester
        row.company = change.company
        row.optedOut = change.optedOut
        row.changedAt = event.time
        row.position = event.position
        row.cause = event.header.cause
        if event.header.cause == input.position {
            row.reason = input.reason
            row.by = input.by
        }
        row.message = change.message
        try put(row, .consents, .pair(row.requester, row.company))
        try settleSuspicion(event, AddressPair(requester: row.requester, company: row.company))
    }

    /// Somebody has decided what a message meant, or the requester has said it clearly (row Y4).
    func settleSuspicion(_ event: FoldedRecord, _ pair: AddressPair) throws(ProjectionsError) {
        let key = ViewKey.pair(pair.requester, pair.company)
        guard let id = try views.word(.activePairs, at: key),
            let place = try place(of: InteractionID(rawValue: id)),
            interactions[place].revocationSuspectedAt != .zero
        else { return }
        interactions[place].revocationSuspectedAt = .zero
        touch(place, event)
    }

    /// The active profile of an address: at most one is (P7).
    func activeProfile(of address: Address) throws(ProjectionsError) -> ProfileID? {
        var prefix = ViewKey()
        prefix.append(address)
        var found: ProfileID?
        unsafe try views.scan(.profilesByAddress, ViewRange(prefix, descending: true)) {
            key,
            _ throws(ProjectionsError) in
            let id = unsafe ViewKey(key.word(at: prefix.count))
            let row = try views.row(.profiles, ChannelUserProfileRow.self, at: id)
            found = row.flatMap { $0.active ? $0.id : nil }
            return found == nil
        }
        return found
    }

    private func update(
        _ id: ProfileID,
        _ event: FoldedRecord,
        _ change: (inout ChannelUserProfileRow) -> Void
    ) throws(ProjectionsError) {
        let key = ViewKey(id.rawValue)
        guard var row = try views.row(.profiles, ChannelUserProfileRow.self, at: key) else {
            throw .contradiction(position: event.position)
        }
        change(&row)
        row.lastPosition = event.position
        try put(row, .profiles, key)
    }
}
