import Decisions
import EncodedQuery
import Engine
import HTTPServer
import Projections
import Vocabulary

// The Table API (row H4): records of the views, and commands where there are some.
extension PlatformCall {
    /// `GET table/*`: a page of records, with `X-Total-Count` and `Link`.
    func listRecords() throws(APIError) {
        let question = try question()
        let records = try recordWriter(question.table)
        try attemptElsewhere { () throws(APIError) in
            var records = records
            var document = DocumentWriter(format)
            let page = try read { views throws(ProjectionsError) in
                try views.picture { picture throws(ProjectionsError) in
                    let page = try question.run(picture)
                    guard !page.isTooBroad else { return page }
                    try document.list("result", page.ids) { writer, id throws(ProjectionsError) in
                        try records.write(id, picture, into: &writer)
                    }
                    return page
                }
            }
            guard !page.isTooBroad else { throw .queryTooBroad(rows: TableQuery.rowsMax) }
            var headers = [("Content-Type", format.mediaType)]
            if let total = page.total {
                headers.append(("X-Total-Count", String(total)))
                if !(try truth("sysparm_suppress_pagination_header")),
                    let links = pageLinks(question, total: total)
                {
                    headers.append(("Link", links))
                }
            }
            reply.send(HTTPResponse(status: 200, headers: headers, body: document.end()))
        }
    }

    /// `GET table/*/*`: one record.
    func showRecord() throws(APIError) {
        let table = try table()
        try answerRecord(table, try recordID())
    }

    /// `POST table/*`: makes a record.
    func insertRecord() throws(APIError) {
        let table = try table()
        let commands = try commands(of: table)
        guard let insert = commands.insert else { throw Self.readOnly(table, "inserted") }
        let input = try insert(self, try record())
        submit(input) { receipt throws(APIError) in
            var id = commands.inserted(receipt)
            if id == 0, receipt.isRepeat { id = try repeated(receipt) }
            let location = "\(request.wholePath)/\(SysID(rawValue: id, key: key))"
            try answerRecord(table, id, status: 201, headers: [("Location", location)])
        }
    }

    /// `PUT` and `PATCH table/*/*`: changes what is sent and nothing else.
    func updateRecord() throws(APIError) {
        let table = try table()
        let id = try recordID()
        let commands = try commands(of: table)
        guard let update = commands.update else { throw Self.readOnly(table, "changed") }
        let inputs = try update(self, table, id, try record())
        carryOut(inputs[...]) { () throws(APIError) in try answerRecord(table, id) }
    }

    /// `DELETE table/*/*`: 204.
    func deleteRecord() throws(APIError) {
        let table = try table()
        let id = try recordID()
        let commands = try commands(of: table)
        guard let delete = commands.delete else { throw Self.readOnly(table, "deleted") }
        _ = try values(of: table, id)
        submit(try delete(self, id)) { _ throws(APIError) in
            reply.send(HTTPResponse(status: 204))
        }
    }

    /// Hands inputs to the engine one after the other; the first that is refused ends it.
    private func carryOut(
        _ inputs: ArraySlice<Input>,
        then done: @escaping @Sendable () throws(APIError) -> Void
    ) {
        guard let first = inputs.first else { return attempt(done) }
        submit(first) { _ throws(APIError) in carryOut(inputs.dropFirst(), then: done) }
    }

    /// Answers with a record as the views show it.
    private func answerRecord(
        _ table: Table,
        _ id: UInt64,
        status: Int = 200,
        headers: [(String, String)] = []
    ) throws(APIError) {
        var records = try recordWriter(table)
        var document = DocumentWriter(format)
        let isFound = try read { views throws(ProjectionsError) in
            try views.picture { picture throws(ProjectionsError) in
                guard try table.read(picture, id, Slots(), key) != nil else { return false }
                try document.object("result") { writer throws(ProjectionsError) in
                    try records.write(id, picture, into: &writer)
                }
                return true
            }
        }
        guard isFound else { throw .unknownSubject("record") }
        let all = [("Content-Type", format.mediaType)] + headers
        reply.send(HTTPResponse(status: status, headers: all, body: document.end()))
    }

    /// The interaction that a repeated request led to.
    private func repeated(_ receipt: Ledger.Receipt) throws(APIError) -> UInt64 {
        for distance in 0...UInt64(3) {
            let id = InteractionID(receipt.position + distance)
            let row = try read { views throws(ProjectionsError) in try views.interaction(id) }
            if row != nil { return id.rawValue }
        }
        throw .unknownSubject("record")
    }

    private func table() throws(APIError) -> Table {
        guard let table = Table.byName[request.path[1]] else {
            throw .unknownTable(String(request.path[1].prefix(80)))
        }
        return table
    }

    private func recordID() throws(APIError) -> UInt64 {
        guard let id = SysID(request.path[2])?.rawValue(key: key) else {
            throw .unknownSubject("record")
        }
        return id
    }

    private func commands(of table: Table) throws(APIError) -> TableCommands {
        guard let commands = table.commands else { throw Self.readOnly(table, "written") }
        guard commands.roles.contains(where: { caller.roles.contains($0) }) else {
            throw .roleMissing(needed: commands.roles)
        }
        return commands
    }

    private static func readOnly(_ table: Table, _ verb: String) -> APIError {
        .notByTable(
            "Records of \(table.name) are not \(verb) by the Table API:"
                + " they follow from what happens, and the log keeps what was."
        )
    }
}
