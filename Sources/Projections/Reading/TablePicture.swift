import Vocabulary

/// One consistent picture of the views, for a question that looks at many rows.
package struct TablePicture {
    private let views: any ViewReading

    fileprivate init(_ views: any ViewReading) {
        self.views = views
    }

    /// The row of an identifier.
    ///
    /// - Throws: what the store meets.
    package func row<Row: ViewRow>(
        _ view: View,
        _ id: UInt64,
        _ type: Row.Type = Row.self
    ) throws(ProjectionsError) -> Row? {
        try views.row(view, type, at: ViewKey(id))
    }

    /// Walks the identifiers of a run; those of entries that name no row are left out.
    ///
    /// - Parameters:
    ///   - run: the run.
    ///   - descending: from its end.
    ///   - body: is given each; it returns false to stop.
    /// - Throws: what the store meets, and what `body` throws.
    package func walk(
        _ run: RowRun,
        descending: Bool = false,
        _ body: (UInt64) throws(ProjectionsError) -> Bool
    ) throws(ProjectionsError) {
        let range = ViewRange(run.prefix, descending: descending)
        unsafe try views.scan(run.view, range) { key, value throws(ProjectionsError) in
            switch run.place {
            case .key(let offset): return try body(unsafe key.word(at: offset) + run.shift)
            case .value:
                guard unsafe !value.isEmpty else { return true }
                return try body(unsafe value.word() + run.shift)
            }
        }
    }

    /// A stay in a conversation.
    ///
    /// - Throws: what the store meets.
    package func member(_ id: UInt64) throws(ProjectionsError) -> LiveGroupMemberRow? {
        guard let interaction = try views.word(.interactionsByMember, at: ViewKey(id)) else {
            return nil
        }
        return try views.row(.members, LiveGroupMemberRow.self, at: ViewKey(interaction, id))
    }

    /// What an administrator set.
    ///
    /// - Throws: what the store meets.
    package func set<Set: ConfigurationSet>(
        _ type: Set.Type,
        _ id: UInt64
    ) throws(ProjectionsError) -> ConfiguredSetRow<Set>? {
        let key = ViewKey(UInt64(Set.type), id)
        return try views.row(.configuredSets, ConfiguredSetRow<Set>.self, at: key)
    }

    /// What an interaction was opened with; an empty object where nobody said.
    ///
    /// - Throws: what the store meets.
    package func context(_ id: ContextDocumentID) throws(ProjectionsError) -> ContextRow? {
        if let row = try views.row(.contexts, ContextRow.self, at: ViewKey(id.rawValue)) {
            return row
        }
        guard id.rawValue > 2 else { return nil }
        let interaction = InteractionID(rawValue: id.rawValue - 2)
        let key = ViewKey(interaction.rawValue)
        guard let opened = try views.row(.interactions, InteractionRow.self, at: key) else {
            return nil
        }
        var row = ContextRow()
        row.id = id
        row.interaction = interaction
        row.value = "{}"
        row.createdAt = opened.openedAt
        return row
    }
}

extension ViewsReader {
    /// Lends one consistent picture for the length of a call, which must be brief.
    ///
    /// - Throws: what `body` throws, and what the store meets.
    package func picture<Result>(
        _ body: (TablePicture) throws(ProjectionsError) -> Result
    ) throws(ProjectionsError) -> Result {
        try store.read { views throws(ProjectionsError) in try body(TablePicture(views)) }
    }
}
