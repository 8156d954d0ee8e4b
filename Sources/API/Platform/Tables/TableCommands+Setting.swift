import EncodedQuery
import Projections
import Vocabulary

extension TableCommands {
    /// Commands of a table whose rows are set as a whole: what is not sent stays as it is.
    ///
    /// - Parameters:
    ///   - roles: who may use them.
    ///   - own: the name of the input's field for the row itself.
    ///   - new: an input that makes a row with the defaults.
    ///   - name: gives an input the row that it changes.
    ///   - adapt: gives fields the names that the input has.
    ///   - wrap: makes the input of the log.
    /// - Returns: the commands.
    static func setting<Payload: EventPayload>(
        roles: [Role] = [.admin],
        own: String,
        new: @escaping @Sendable (UserID) -> Payload,
        name: @escaping @Sendable (inout Payload, UInt64) -> Void,
        adapt: @escaping @Sendable (inout RecordFields) -> Void = { _ in },
        wrap: @escaping @Sendable (Payload) -> Input
    ) -> TableCommands {
        TableCommands(
            roles: roles,
            insert: { call, record throws(APIError) in
                var record = record
                adapt(&record)
                var payload = new(call.caller.user)
                try RecordFiller.fill(&payload, from: record, hidden: [own, "by"])
                return wrap(payload)
            },
            update: { call, table, id, record throws(APIError) in
                var record = record
                adapt(&record)
                for (name, value) in try call.values(of: table, id) where record[name] == nil {
                    record[name] = value
                }
                var payload = new(call.caller.user)
                name(&payload, id)
                try RecordFiller.fill(&payload, from: record, hidden: [own, "by"])
                return [wrap(payload)]
            }
        )
    }
}

extension PlatformCall {
    /// All values of a row as texts.
    ///
    /// - Throws: `unknownSubject` when there is no such row.
    func values(of table: Table, _ id: UInt64) throws(APIError) -> [String: String] {
        var wanted = Slots()
        for column in table.columns { wanted.insert(column.slot) }
        let cells = try read { views throws(ProjectionsError) in
            try views.picture { picture throws(ProjectionsError) in
                try table.read(picture, id, wanted, key)
            }
        }
        guard let cells else { throw .unknownSubject("record") }
        return Dictionary(
            uniqueKeysWithValues: table.columns.map { ($0.name, cells[$0.slot].tableText) }
        )
    }
}
