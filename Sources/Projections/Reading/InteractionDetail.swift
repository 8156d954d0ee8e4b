public import Vocabulary

/// An interaction with what belongs to it, as one picture of the views shows them.
public struct InteractionDetail: Sendable {
    /// The interaction.
    public let row: InteractionRow
    /// What its requester said about getting messages.
    public let consent: ConsentRow?
    /// Who takes part, and took part.
    public let members: [LiveGroupMemberRow]
    /// Pending timers in the order in which they will act.
    public let timers: [TimerRow]
}

extension ViewsReader {
    /// An interaction with what belongs to it.
    ///
    /// - Throws: what the store meets.
    public func detail(of id: InteractionID) throws(ProjectionsError) -> InteractionDetail? {
        try store.read { views throws(ProjectionsError) -> InteractionDetail? in
            let key = ViewKey(id.rawValue)
            guard let row = try views.row(.interactions, InteractionRow.self, at: key) else {
                return nil
            }
            let pair = AddressPair(requester: row.requester, company: row.company)
            let scheduled = try views.scheduled(pair, limit: .max) {
                $0.state == .scheduled && $0.belongs(to: id)
            }
            let timers = try views.rows(.timers, TimerRow.self, in: ViewRange(key))
            return InteractionDetail(
                row: row,
                consent: try views.row(
                    .consents,
                    ConsentRow.self,
                    at: .pair(row.requester, row.company)
                ),
                members: try views.rows(.members, LiveGroupMemberRow.self, in: ViewRange(key)),
                timers: (timers + scheduled.map { $0.timer(of: id) }).sorted()
            )
        }
    }
}

extension [TimerRow] {
    /// In the order in which they will act.
    func sorted() -> [TimerRow] {
        sorted { ($0.due, $0.armedAt, $0.ordinal) < ($1.due, $1.armedAt, $1.ordinal) }
    }
}
