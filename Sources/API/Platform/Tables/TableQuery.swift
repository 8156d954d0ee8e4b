import EncodedQuery
import Projections
import Vocabulary

/// A question to a table: which rows, in which order, which page of them.
///
/// Conditions that an index answers cost nothing a row; what is left is asked of each row, of at most
/// `rowsMax`. A page in an order that no index has is sorted from all that match, at most `rowsMax` too.
struct TableQuery {
    /// How many rows one question looks at.
    static let rowsMax = 250_000
    /// How many rows a page has when nobody says, and at most; the platform's figure.
    static let pageMax = 10_000

    let table: Table
    let query: EncodedQuery
    var limit: Int
    var offset: Int
    /// Whether it is wanted how many rows match.
    var counts: Bool
    let key: SysIDKey

    /// What was found.
    struct Page: Sendable {
        /// The rows' identifiers, in order.
        var ids: [UInt64] = []
        /// How many rows match; nothing when that was not wanted.
        var total: Int?
        /// Whether the question was too broad to be answered.
        var isTooBroad = false
    }

    /// Answers the question.
    ///
    /// - Throws: what the views meet.
    func run(_ picture: TablePicture) throws(ProjectionsError) -> Page {
        if let (values, rest) = query.pinned("sys_id") {
            let ids = values.compactMap { SysID($0)?.rawValue(key: key) }
            return try select(from: .ids(ids), rest, isRising: nil, picture)
        }
        for index in table.indexes {
            for column in index.columns.sorted() {
                guard let (values, rest) = query.pinned(column) else { continue }
                // One value twice would give its rows twice.
                var seen: Set<String> = []
                let runs = values.filter { seen.insert($0.lowercased()).inserted }
                    .flatMap { index.runs($0, key) }
                let isRising = runs.count <= 1 ? direction(along: index.rising) : nil
                return try select(from: .runs(runs), rest, isRising: isRising, picture)
            }
        }
        if let term = query.ordering.first, let run = table.orders[term.field] {
            return try select(from: .runs([run]), query, isRising: !term.descending, picture)
        }
        return try select(
            from: .runs([table.all]),
            query,
            isRising: direction(along: table.rising),
            picture
        )
    }

    /// Where candidates come from.
    private enum Source {
        case ids([UInt64])
        case runs([RowRun])
    }

    /// Which way a run is walked to give the query's order; nothing when it cannot.
    private func direction(along rising: Set<String>) -> Bool? {
        guard let term = query.ordering.first else { return true }
        // No two rows of a run share its place, so what further terms say does not matter.
        return rising.contains(term.field) ? !term.descending : nil
    }

    private func select(
        from source: Source,
        _ rest: EncodedQuery,
        isRising: Bool?,
        _ picture: TablePicture
    ) throws(ProjectionsError) -> Page {
        let isSorted = isRising != nil || query.ordering.isEmpty
        var selection = Selection(
            question: self,
            filter: RowFilter(table, rest, key),
            sorter: isSorted ? nil : RowSorter(table, query, key),
            source: source
        )
        switch source {
        case .ids(let ids):
            for id in ids where try !selection.consider(id, picture) { break }
        case .runs(let runs):
            for run in runs {
                try picture.walk(run, descending: isRising == false) {
                    id throws(ProjectionsError) in try selection.consider(id, picture)
                }
                if selection.page.isTooBroad { break }
            }
        }
        return selection.end()
    }

    /// The rows that one question has come across so far.
    private struct Selection {
        let question: TableQuery
        let filter: RowFilter
        var sorter: RowSorter?
        var page = Page()
        private let isAsked: Bool
        private var matched = 0
        private var looked = 0

        init(question: TableQuery, filter: RowFilter, sorter: RowSorter?, source: Source) {
            self.question = question
            self.filter = filter
            self.sorter = sorter
            // Identifiers that a client wrote may name nothing; those of a run name rows.
            var isExistenceOpen = false
            if case .ids = source { isExistenceOpen = true }
            isAsked = isExistenceOpen || filter.isNeeded || sorter?.needsRows == true
        }

        /// Takes a row if it matches.
        ///
        /// - Returns: whether more rows are wanted.
        mutating func consider(
            _ id: UInt64,
            _ picture: TablePicture
        ) throws(ProjectionsError) -> Bool {
            if isAsked {
                guard try ask(id, picture) else { return !page.isTooBroad }
            } else if sorter != nil {
                sorter?.add(id, [])
            }
            if sorter == nil, matched >= question.offset, page.ids.count < question.limit {
                page.ids.append(id)
            }
            matched += 1
            return question.counts || sorter != nil || page.ids.count < question.limit
        }

        /// Looks at a row itself.
        ///
        /// - Returns: whether it matches.
        private mutating func ask(
            _ id: UInt64,
            _ picture: TablePicture
        ) throws(ProjectionsError) -> Bool {
            looked += 1
            guard looked <= TableQuery.rowsMax else {
                page.isTooBroad = true
                return false
            }
            var wanted = filter.wanted
            sorter?.want(&wanted)
            guard let cells = try question.table.read(picture, id, wanted, question.key),
                try filter.holds(cells, picture)
            else { return false }
            sorter?.add(id, cells)
            return true
        }

        /// What was found.
        mutating func end() -> Page {
            if let sorter {
                page.ids = sorter.page(offset: question.offset, limit: question.limit)
            }
            page.total = question.counts ? matched : nil
            return page
        }
    }
}
