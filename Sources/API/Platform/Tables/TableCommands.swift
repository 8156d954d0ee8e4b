import Engine
import Vocabulary

/// What changes the rows of a table: each command becomes inputs, which the rules may still refuse.
struct TableCommands: Sendable {
    /// Whoever may use them; one role is enough.
    var roles: [Role]
    /// Makes a row.
    var insert: (@Sendable (PlatformCall, RecordFields) throws(APIError) -> Input)?
    /// The identifier of the row that an insertion made.
    var inserted: @Sendable (Ledger.Receipt) -> UInt64 = { $0.position * 16 }
    /// Changes a row.
    var update:
        (
            @Sendable (PlatformCall, Table, UInt64, RecordFields) throws(APIError) -> [Input]
        )?
    /// Deletes a row.
    var delete: (@Sendable (PlatformCall, UInt64) throws(APIError) -> Input)?
}

/// The fields of a record that a client sent, as texts.
///
/// As on the platform, fields that a table does not have, or that nobody sets, are passed over.
struct RecordFields: Sendable {
    /// The longest value of a field in bytes.
    static let valueBytesMax = 65_536

    private var values: [String: String] = [:]
    let key: SysIDKey

    init(_ values: [String: String], key: SysIDKey) {
        self.values = values
        self.key = key
    }

    /// A field; nothing when it was not sent.
    subscript(_ name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// A field that has something in it.
    func text(_ name: String) -> String? {
        let value = values[name] ?? ""
        return value.isEmpty ? nil : value
    }

    /// A field that names a row of this log; nothing when it was not sent or is empty.
    func identifier<Subject>(
        _ name: String,
        _ type: Subject.Type
    ) throws(APIError) -> Identifier<Subject>? {
        guard let text = text(name) else { return nil }
        guard let id = Identifier<Subject>(text, key: key) else {
            throw .badField(name, expected: "a sys_id of this instance")
        }
        return id
    }

    /// Gives a field the value of the first of several others that was sent.
    mutating func take(_ name: String, from others: [String]) {
        guard values[name] == nil, let other = others.first(where: { values[$0] != nil }) else {
            return
        }
        values[name] = values[other]
    }
}
