import EncodedQuery
import Projections
import Vocabulary

// Values of other rows by way of references, such as `assigned_to.name`.
extension Table {
    /// How many references one name may follow.
    static let stepsMax = 3

    /// Adds what a column needs to be read and followed.
    func want(_ name: String, _ wanted: inout Slots) {
        guard let column = self[name] else { return }
        wanted.insert(column.slot)
        if case .person(let tableSlot) = column.kind { wanted.insert(tableSlot) }
    }

    /// The name of the table that a reference of a row leads to.
    func targetName(of column: Column, _ cells: [FieldValue]) -> String? {
        switch column.kind {
        case .reference(let name): name
        case .person(let tableSlot):
            Table.byName[cells[tableSlot].tableText] == nil ? nil : cells[tableSlot].tableText
        case .plain, .word: nil
        }
    }

    /// Whether a name leads to a column here, as far as that can be told without a row.
    func knows(_ name: String) -> Bool {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let column = self[String(parts[0])] else { return false }
        guard parts.count == 2 else { return true }
        guard name.count(where: { $0 == "." }) <= Self.stepsMax else { return false }
        let rest = String(parts[1])
        return switch column.kind {
        case .reference(let name): Table.byName[name]?.knows(rest) ?? false
        case .person: [Table.users, .consumers, .contacts].contains { $0.knows(rest) }
        case .plain, .word: false
        }
    }

    /// The value of a name in a row; nothing where it leads to no column.
    ///
    /// - Throws: what the views meet.
    func value(
        of name: String,
        _ cells: [FieldValue],
        _ picture: TablePicture,
        _ key: SysIDKey
    ) throws(ProjectionsError) -> FieldValue? {
        guard let dot = name.firstIndex(of: ".") else {
            return self[name].map { cells[$0.slot] }
        }
        guard let column = self[String(name[..<dot])] else { return nil }
        guard let target = targetName(of: column, cells).flatMap({ Table.byName[$0] }),
            let id = SysID(cells[column.slot].tableText)?.rawValue(key: key)
        else { return .empty }
        let rest = String(name[name.index(after: dot)...])
        var wanted = Slots()
        target.want(rest.split(separator: ".").first.map(String.init) ?? rest, &wanted)
        guard let row = try target.read(picture, id, wanted, key) else { return .empty }
        return try target.value(of: rest, row, picture, key)
    }
}
