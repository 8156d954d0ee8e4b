import EncodedQuery
import Projections
import Vocabulary

/// Writes rows as records, as a request wants them.
struct RecordWriter {
    /// How values are written.
    enum Display: Sendable {
        /// As they stand: `sysparm_display_value=false`.
        case values
        /// For people: `true`.
        case labels
        /// Both: `all`.
        case both
    }

    /// A member of each record.
    private struct Member {
        let name: DocumentWriter.Name
        /// Nothing where the value is another row's.
        let column: Column?
    }

    private let table: Table
    private let members: [Member]
    private let display: Display
    private let links: Bool
    private let origin: String
    private let key: SysIDKey
    private var labels: [String: String] = [:]
    private var linkStarts: [String: String] = [:]
    private let linkName = DocumentWriter.Name("link")
    private let valueName = DocumentWriter.Name("value")
    private let labelName = DocumentWriter.Name("display_value")
    /// The values that it needs of a row.
    private(set) var wanted = Slots()

    /// Makes ready to write rows of a table.
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - names: the columns wanted, also of rows that are referred to; empty for all of the row.
    ///   - display: how values are written.
    ///   - links: whether references carry a link.
    ///   - origin: what links begin with.
    ///   - key: reads references.
    init(
        _ table: Table,
        names: [String],
        display: Display,
        links: Bool,
        origin: String,
        key: SysIDKey
    ) {
        self.table = table
        // What the table does not have is left out, as on the platform.
        let names = names.isEmpty ? table.columns.map(\.name) : names.filter { table.knows($0) }
        members = names.map { Member(name: DocumentWriter.Name($0), column: table[$0]) }
        self.display = display
        self.links = links
        self.origin = origin
        self.key = key
        for name in names {
            table.want(name.split(separator: ".").first.map(String.init) ?? name, &wanted)
        }
    }

    /// Writes the members of a record.
    ///
    /// - Throws: what the views meet.
    mutating func write(
        _ id: UInt64,
        _ picture: TablePicture,
        into writer: inout DocumentWriter
    ) throws(ProjectionsError) {
        guard let cells = try table.read(picture, id, wanted, key) else { return }
        for member in members {
            guard let column = member.column else {
                let value = try table.value(of: member.name.text, cells, picture, key) ?? .empty
                write(member.name, value.tableText, value.tableText, nil, into: &writer)
                continue
            }
            let value = cells[column.slot].tableText
            let target = value.isEmpty ? nil : table.targetName(of: column, cells)
            var label = value
            if display != .values {
                if let target {
                    label = try self.label(of: value, target, picture)
                } else if column.kind == .word {
                    label = value.asLabel
                }
            }
            write(member.name, value, label, target, into: &writer)
        }
    }

    private mutating func write(
        _ name: DocumentWriter.Name,
        _ value: String,
        _ label: String,
        _ target: String?,
        into writer: inout DocumentWriter
    ) {
        let link = links ? target.map { linkStart($0) } : nil
        switch (display, link) {
        case (.values, nil): writer.member(name, value)
        case (.labels, nil): writer.member(name, label)
        case (.values, let link?):
            writer.object(name) { writer in
                writer.member(linkName, link, value)
                writer.member(valueName, value)
            }
        case (.labels, let link?):
            writer.object(name) { writer in
                writer.member(labelName, label)
                writer.member(linkName, link, value)
            }
        case (.both, let link):
            writer.object(name) { writer in
                writer.member(labelName, label)
                if let link { writer.member(linkName, link, value) }
                writer.member(valueName, value)
            }
        }
    }

    /// What links to rows of a table begin with.
    private mutating func linkStart(_ table: String) -> String {
        if let known = linkStarts[table] { return known }
        let start = "\(origin)/api/now/table/\(table)/"
        linkStarts[table] = start
        return start
    }

    /// What a row that is referred to is called; looked up once for a page.
    private mutating func label(
        of value: String,
        _ target: String,
        _ picture: TablePicture
    ) throws(ProjectionsError) -> String {
        if let known = labels[value] { return known }
        guard let target = Table.byName[target] else { return value }
        var wanted = Slots()
        target.want(target.display, &wanted)
        guard let column = target[target.display],
            let id = SysID(value)?.rawValue(key: key),
            let cells = try target.read(picture, id, wanted, key)
        else { return value }
        let label = cells[column.slot].tableText
        labels[value] = label
        return label
    }
}

extension String {
    /// A word of the field for people: `work_in_progress` becomes `Work in progress`.
    fileprivate var asLabel: String {
        guard let first else { return self }
        return first.uppercased() + dropFirst().replacing("_", with: " ")
    }
}
