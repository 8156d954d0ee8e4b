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

    private let table: Table
    private let names: [String]
    private let display: Display
    private let links: Bool
    private let origin: String
    private let key: SysIDKey
    private var labels: [String: String] = [:]
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
        self.names = names.isEmpty ? table.columns.map(\.name) : names.filter { table.knows($0) }
        self.display = display
        self.links = links
        self.origin = origin
        self.key = key
        for name in self.names {
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
        for name in names {
            guard let column = table[name] else {
                let value = try table.value(of: name, cells, picture, key) ?? .empty
                try write(name, value.tableText, value.tableText, nil, into: &writer)
                continue
            }
            let value = cells[column.slot].tableText
            let target = value.isEmpty ? nil : table.target(of: column, cells)
            var label = value
            if display != .values {
                if let target {
                    label = try self.label(of: value, target, picture)
                } else if column.kind == .word {
                    label = value.asLabel
                }
            }
            try write(name, value, label, target, into: &writer)
        }
    }

    private func write(
        _ name: String,
        _ value: String,
        _ label: String,
        _ target: Table?,
        into writer: inout DocumentWriter
    ) throws(ProjectionsError) {
        let link = links ? target.map { "\(origin)/api/now/table/\($0.name)/\(value)" } : nil
        switch (display, link) {
        case (.values, nil): writer.member(name, value)
        case (.labels, nil): writer.member(name, label)
        case (.values, let link?):
            writer.object(name) { writer in
                writer.member("link", link)
                writer.member("value", value)
            }
        case (.labels, let link?):
            writer.object(name) { writer in
                writer.member("display_value", label)
                writer.member("link", link)
            }
        case (.both, let link):
            writer.object(name) { writer in
                writer.member("display_value", label)
                if let link { writer.member("link", link) }
                writer.member("value", value)
            }
        }
    }

    /// What a row that is referred to is called; looked up once for a page.
    private mutating func label(
        of value: String,
        _ target: Table,
        _ picture: TablePicture
    ) throws(ProjectionsError) -> String {
        if let known = labels[value] { return known }
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
