import Engine
import EventLog
import Projections
import Vocabulary

extension Call {
    /// How many records a page of history has at most.
    private static let historyMax = 1_000
    /// How many records are looked through for those of some types.
    private static let scannedMax: Position = 20_000

    /// `GET history`: records as they stand in the log, from a position on; with `types` only those.
    func showHistory() throws(APIError) {
        let parameters = try parameters(["from", "limit", "types"])
        let types = parameters["types"].map { Set($0.split(separator: ",").map(String.init)) }
        let first = max(try parameters.position("from") ?? 1, 1)
        var limit = 100
        if let text = parameters["limit"] {
            guard let number = Int(text), (1...Self.historyMax).contains(number) else {
                throw .badParameter("limit", expected: "a number from 1 to \(Self.historyMax)")
            }
            limit = number
        }
        let last = surface.engine.log.lastPosition
        let scanned = types == nil ? Position(limit) : Self.scannedMax
        let (end, overflows) = first.addingReportingOverflow(scanned - 1)
        let through = overflows ? last : min(end, last)
        try attemptElsewhere { [limit] () throws(APIError) in
            var page = HistoryPage(key: key)
            page.types = types
            var next = max(through + 1, first)
            if first <= through {
                next = try scan(from: first, through: through, limit: limit, into: &page)
            }
            reply.json(page.end(next: next <= last ? next : nil, last: last))
        }
    }

    /// `GET interactions/*/history`: the records that one interaction is replayed from.
    func showInteractionHistory() throws(APIError) {
        let parameters = try parameters(["from", "types", "limit", "as_of"])
        let types = parameters["types"].map { Set($0.split(separator: ",").map(String.init)) }
        let first = try parameters.position("from") ?? 1
        let limit = try parameters.limit()
        let moment = try parameters.moment()
        let id = try interactionName()
        try attemptElsewhere { () throws(APIError) in
            var last = surface.engine.log.lastPosition
            if let moment {
                last = try read { _ throws(ProjectionsError) in
                    try Views.position(at: moment, of: surface.engine.log)
                }
            }
            let positions = try read { views throws(ProjectionsError) in
                try views.records(of: id)
            }
            guard !positions.isEmpty else { throw .unknownSubject("interaction") }
            let rest = positions.filter { $0 >= first && $0 <= last }
            var page = HistoryPage(key: key)
            page.types = types
            var next: Position?
            for position in rest {
                guard page.count < limit else {
                    next = position
                    break
                }
                _ = try scan(from: position, through: position, limit: limit, into: &page)
            }
            reply.json(page.end(next: next, last: last))
        }
    }

    /// Adds records to a page until it is full.
    ///
    /// - Returns: the position behind the last one that was looked at.
    private func scan(
        from first: Position,
        through last: Position,
        limit: Int,
        into page: inout HistoryPage
    ) throws(APIError) -> Position {
        do {
            var next = last + 1
            unsafe try surface.engine.log.scan(from: first, through: last) { position, bytes in
                page.add(unsafe try LoggedRecord(position: position, bytes: bytes))
                guard page.count < limit else {
                    next = position + 1
                    return false
                }
                return true
            }
            return next
        } catch {
            throw .failed("\(error)")
        }
    }
}

/// Records as a JSON list.
private struct HistoryPage {
    /// The names of the types of records that it has; nothing for all.
    var types: Set<String>?
    /// How many it has.
    private(set) var count = 0
    private let key: SysIDKey
    private var json = JSONText()

    init(key: SysIDKey) {
        self.key = key
        json.beginObject()
        json.key("result")
        json.beginArray()
    }

    mutating func add(_ record: LoggedRecord) {
        guard types?.contains(record.event.name) ?? true else { return }
        json.raw(record.json(.sysIDs(key)))
        count += 1
    }

    mutating func end(next: Position?, last: Position) -> JSONText {
        json.endArray()
        if let next { json.member("next", next) }
        json.member("last", last)
        json.endObject()
        return json
    }
}
