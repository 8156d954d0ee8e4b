import Decisions
import Engine
import JSON
import Projections
import Vocabulary

extension PlatformCall {
    /// Reads what an interaction is asked for with.
    ///
    /// - Throws: what is missing or contradictory, by the parameter's name.
    func requestInteraction(_ record: RecordFields) throws(APIError) -> Input {
        guard record.text("channel") != nil else { throw .missingField("channel") }
        var wish = InteractionRequested(by: caller.user)
        wish.application = try record.identifier("channel", ApplicationSubject.self) ?? .none
        wish.queue = try record.identifier("queue", QueueSubject.self) ?? .none
        let application = wish.application
        let isKnown = try read { views throws(ProjectionsError) in
            try views.application(application) != nil
        }
        guard isKnown else {
            throw .badField("channel", expected: "the sys_id of a provider application")
        }
        let context = try document("context", record)
        wish.context = context.text
        wish.contextTable = context.table
        wish.contextDocument = context.record
        wish.requester = try Self.requester(context.members)
        let metadata = try document("channel_metadata", record)
        wish.metadata = metadata.text
        wish.metadataTable = metadata.table
        wish.metadataDocument = metadata.record
        wish.idempotencyKey = try idempotencyKey()
        return .interactionRequested(wish)
    }

    /// What says what an interaction is about, or what its channel needs: a map, or another record.
    private struct Document {
        var members: [JSONMember] = []
        var text = ""
        var table = ""
        var record = ""
    }

    private func document(_ name: String, _ fields: RecordFields) throws(APIError) -> Document {
        let table = fields.text(name + "_table")
        let record = fields.text(name + "_id")
        guard (table == nil) == (record == nil) else {
            throw .missingField(table == nil ? name + "_table" : name + "_id")
        }
        guard let text = fields.text(name) else {
            return try pair(name + "_table", table ?? "", name + "_id", record ?? "")
        }
        guard table == nil else {
            throw .contradiction("Give either \(name), or \(name)_table with \(name)_id.")
        }
        guard text.utf8.count <= RecordFields.valueBytesMax else {
            throw .badField(name, expected: "at most \(RecordFields.valueBytesMax) bytes")
        }
        let value = try? JSONParser.parse(Array(text.utf8), limits: .request)
        if case .object(let members)? = value {
            let names = Set(members.map(\.key))
            guard names == ["table", "sys_id"] else {
                return Document(members: members, text: JSONValue.object(members).jsonText)
            }
            let texts = Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.plain) })
            return try pair(name, texts["table"] ?? "", name, texts["sys_id"] ?? "")
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw .badField(name, expected: "a map, or a table and a sys_id")
        }
        return try pair(name, String(parts[0]), name, String(parts[1]))
    }

    private func pair(
        _ tableName: String,
        _ table: String,
        _ recordName: String,
        _ record: String
    ) throws(APIError) -> Document {
        if table.isEmpty, record.isEmpty { return Document() }
        let isTable =
            (1...80).contains(table.utf8.count)
            && table.utf8.allSatisfy {
                Self.isWord($0)
            }
        guard isTable else { throw .badField(tableName, expected: "the name of a table") }
        guard SysID(record) != nil else { throw .badField(recordName, expected: "a sys_id") }
        return Document(table: table, record: record.lowercased())
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The number of the requester, if a context names one: then the interaction has a pair.
    private static func requester(_ context: [JSONMember]) throws(APIError) -> Address {
        guard let member = context.first(where: { $0.key == "requester_number" }) else {
            return .anonymous
        }
        guard let address = Address(member.value.plain), address.isAnswerable else {
            throw .badField(
                "context.requester_number",
                expected: "a number in E.164 form or a short code"
            )
        }
        return address
    }

    /// The `Idempotency-Key` header; empty for none.
    ///
    /// Its quotes may be left out.
    private func idempotencyKey() throws(APIError) -> String {
        guard var key = request.header("Idempotency-Key") else { return "" }
        if key.count > 2, key.first == "\"", key.last == "\"" {
            key = String(key.dropFirst().dropLast())
        }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw .badParameter("Idempotency-Key", expected: "1 to 255 visible ASCII characters")
        }
        return key
    }
}

extension JSONValue {
    /// The value as a text where only a text makes sense; empty for anything else.
    var plain: String {
        if case .string(let text) = self { text } else { "" }
    }
}
