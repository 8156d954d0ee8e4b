import Vocabulary

/// Answers an API's questions from views; each call sees one consistent picture.
public struct ViewsReader: Sendable {
    let store: any ViewStore

    /// Reads a store.
    public init(_ store: any ViewStore) {
        self.store = store
    }

    /// How far the views have come; none when they are new.
    ///
    /// - Throws: what the store meets.
    public func checkpoint() throws(ProjectionsError) -> Checkpoint? {
        try store.read { views throws(ProjectionsError) in try views.checkpoint() }
    }

    func row<Row: ViewRow>(
        _ view: View,
        _ type: Row.Type,
        _ key: ViewKey
    ) throws(ProjectionsError) -> Row? {
        try store.read { views throws(ProjectionsError) in
            try views.row(view, type, at: key)
        }
    }

    func rows<Row: ViewRow>(
        _ view: View,
        _ type: Row.Type,
        _ range: ViewRange = ViewRange(),
        limit: Int = .max,
        where isWanted: (Row) -> Bool = { _ in true }
    ) throws(ProjectionsError) -> [Row] {
        try store.read { views throws(ProjectionsError) in
            try views.rows(view, type, in: range, limit: limit, where: isWanted)
        }
    }
}
