import CBOR
import HTTPServer
import Projections
import Vocabulary

extension Call {
    /// Asks the views.
    ///
    /// - Throws: `failed` when they cannot be read.
    func read<Value>(
        _ question: (ViewsReader) throws(ProjectionsError) -> Value
    ) throws(APIError) -> Value {
        try read(surface.views.reader, question)
    }

    /// Asks views, of now or of another moment.
    ///
    /// - Throws: `failed` when they cannot be read.
    func read<Value>(
        _ views: ViewsReader,
        _ question: (ViewsReader) throws(ProjectionsError) -> Value
    ) throws(APIError) -> Value {
        do throws(ProjectionsError) {
            return try question(views)
        } catch {
            throw .failed("\(error)")
        }
    }

    /// The query's parameters.
    ///
    /// - Parameter names: those that the operation knows; `min_position` is known to all.
    /// - Returns: their values.
    /// - Throws: `unknownParameter`, and `badParameter` for one that stands twice.
    func parameters(_ names: Set<String> = []) throws(APIError) -> Parameters {
        try Parameters(request.query, known: names, key: key)
    }

    /// Answers with one row.
    func answer<Row: ViewRow>(
        _ row: Row?,
        _ subject: String,
        _ addMembers: (inout JSONText) throws(APIError) -> Void = { _ in }
    ) throws(APIError) {
        guard let row else { throw .unknownSubject(subject) }
        var json = JSONText(expecting: 2_048)
        try json.row(row, key, addMembers)
        reply.json(json)
    }

    /// Answers with a list: `{"result": […], "position": …, "next": …}`.
    ///
    /// - Parameters:
    ///   - rows: the page.
    ///   - position: how far the views had come before they were read.
    ///   - next: what `after` must be for the next page; none when this is the last.
    ///   - addMembers: adds to each row's object.
    /// - Throws: what `addMembers` throws.
    func answer<Row: ViewRow>(
        _ rows: [Row],
        position: Position,
        next: String? = nil,
        _ addMembers: (inout JSONText, Row) throws(APIError) -> Void = { _, _ in }
    ) throws(APIError) {
        var json = JSONText(expecting: 2_048)
        json.beginObject()
        json.key("result")
        json.beginArray()
        for row in rows {
            try json.row(row, key) { json throws(APIError) in try addMembers(&json, row) }
        }
        json.endArray()
        json.member("position", position)
        if let next { json.member("next", next) }
        json.endObject()
        reply.json(json)
    }

    /// How far the views have come: what is read afterwards shows at least this.
    var shownPosition: Position { surface.views.projector.position }
}

extension JSONText {
    /// Writes a row as an object.
    mutating func row<Row: ViewRow>(
        _ row: Row,
        _ key: SysIDKey,
        _ addMembers: (inout JSONText) throws(APIError) -> Void = { _ in }
    ) throws(APIError) {
        beginObject()
        var row = row
        // The text moves into the writer and back: a copy for each row would cost the square.
        var writer = JSONFieldWriter(exchange(&self, with: JSONText()), naming: .sysIDs(key))
        do throws(CBORError) {
            try row.visit(&writer)
        } catch {
            preconditionFailure("showing fields refuses nothing")
        }
        self = writer.json
        try addMembers(&self)
        endObject()
    }

    /// Writes a key with a list of rows.
    mutating func rows<Row: ViewRow>(
        _ name: String,
        _ rows: [Row],
        _ key: SysIDKey
    ) throws(APIError) {
        self.key(name)
        beginArray()
        for row in rows { try self.row(row, key) }
        endArray()
    }
}
