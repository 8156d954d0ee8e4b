public import EncodedQuery
public import Vocabulary

/// What a search found so far.
public struct MessageSearch: Sendable {
    /// The messages, the newest first.
    public var messages: [MessageRow]
    /// Where to go on; nothing when everything was looked at.
    public var next: MessageID?
}

extension ViewsReader {
    /// How many messages one search looks at.
    public static let searchedMax = 20_000

    /// Finds messages by their text, from the newest back, without regard to case.
    ///
    /// There is no index of words: a search looks at `searchedMax` messages and says where to go on, so
    /// that it costs no more however many messages there are.
    ///
    /// - Parameters:
    ///   - text: what the text must contain.
    ///   - limit: how many at most.
    ///   - before: `next` of the search before.
    /// - Returns: what was found, and where to go on.
    /// - Throws: what the store meets.
    public func search(
        _ text: TextPattern,
        limit: Int,
        before: MessageID? = nil
    ) throws(ProjectionsError) -> MessageSearch {
        try store.read { views throws(ProjectionsError) in
            var found = MessageSearch(messages: [], next: nil)
            var looked = 0
            let after = before.map { ViewKey($0.rawValue) }
            let range = ViewRange(after: after, descending: true)
            unsafe try views.scan(.messages, range) { _, value throws(ProjectionsError) in
                let row = unsafe try MessageRow(decoding: value, of: .messages)
                looked += 1
                if text.occurs(in: row.body) { found.messages.append(row) }
                guard looked < Self.searchedMax, found.messages.count < limit else {
                    found.next = row.id
                    return false
                }
                return true
            }
            return found
        }
    }
}
