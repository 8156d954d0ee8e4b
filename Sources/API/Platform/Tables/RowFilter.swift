import EncodedQuery
import Projections
import Vocabulary

/// Asks of a row what no index answers.
struct RowFilter {
    private let table: Table
    private let query: EncodedQuery
    private let key: SysIDKey
    /// The values that it needs.
    private(set) var wanted = Slots()
    /// Whether it asks anything.
    let isNeeded: Bool
    private let walks: Bool

    init(_ table: Table, _ query: EncodedQuery, _ key: SysIDKey) {
        self.table = table
        self.query = query
        self.key = key
        let fields = query.conditionFields
        isNeeded = !fields.isEmpty
        walks = fields.contains { $0.contains(".") }
        for field in fields {
            let name = field.split(separator: ".").first.map(String.init) ?? field
            table.want(name, &wanted)
        }
    }

    /// Whether a row matches.
    ///
    /// - Throws: what the views meet when a condition leads to other rows.
    func holds(_ cells: [FieldValue], _ picture: TablePicture) throws(ProjectionsError) -> Bool {
        guard isNeeded else { return true }
        guard walks else {
            return query.matches { name in table[name].map { cells[$0.slot] } }
        }
        var problem: ProjectionsError?
        let holds = query.matches { name in
            do throws(ProjectionsError) {
                return try table.value(of: name, cells, picture, key)
            } catch {
                problem = error
                return nil
            }
        }
        if let problem { throw problem }
        return holds
    }
}

/// Sorts what matches by values that no index has in order.
struct RowSorter {
    private let table: Table
    private let key: SysIDKey
    private let terms: [(slot: Int, descending: Bool)]
    private var rows: [(id: UInt64, values: [FieldValue])] = []

    init(_ table: Table, _ query: EncodedQuery, _ key: SysIDKey) {
        self.table = table
        self.key = key
        terms = query.ordering.compactMap { term in
            table[term.field].map { ($0.slot, term.descending) }
        }
    }

    /// Whether it needs more of a row than its identifier.
    var needsRows: Bool { !isByIdentifier }

    private var isByIdentifier: Bool {
        terms.first.map { $0.slot == table["sys_id"]?.slot } ?? true
    }

    /// Adds the values that it needs.
    func want(_ wanted: inout Slots) {
        guard !isByIdentifier else { return }
        for term in terms { wanted.insert(term.slot) }
    }

    mutating func add(_ id: UInt64, _ cells: [FieldValue]) {
        rows.append((id, isByIdentifier ? [] : terms.map { cells[$0.slot] }))
    }

    /// A page of what was added, in order; of equals the older one comes first.
    func page(offset: Int, limit: Int) -> [UInt64] {
        let sorted: [UInt64]
        if isByIdentifier {
            let outer = rows.map { (SysID(rawValue: $0.id, key: key), $0.id) }
            let rising = outer.sorted { ($0.0.high, $0.0.low) < ($1.0.high, $1.0.low) }.map(\.1)
            sorted = terms.first?.descending == true ? rising.reversed() : rising
        } else {
            sorted = rows.sorted(by: precedes).map(\.id)
        }
        guard offset < sorted.count else { return [] }
        return Array(sorted[offset..<min(sorted.count, offset + limit)])
    }

    private func precedes(
        _ one: (id: UInt64, values: [FieldValue]),
        _ other: (id: UInt64, values: [FieldValue])
    ) -> Bool {
        for (index, term) in terms.enumerated() {
            let order = EncodedQuery.compare(one.values[index], other.values[index])
            if order != 0 { return term.descending ? order > 0 : order < 0 }
        }
        return one.id < other.id
    }
}
