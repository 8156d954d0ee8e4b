public import EventLog
public import Vocabulary

extension Views {
    /// How many records are folded for one interaction at most.
    public static let interactionRecordsMax = 20_000

    /// One interaction as it stood at a moment: its row, messages, notes and members.
    ///
    /// Folded are only the records that it is replayed from and those of its number's profiles, which the
    /// present views list; the cost grows with them and not with the log. Nothing else is in the reader
    /// that comes back, and no pending timers: an outage moves those without a record of the interaction.
    ///
    /// - Parameters:
    ///   - id: the interaction.
    ///   - position: the last record that counts.
    ///   - log: the log.
    ///   - present: views of it that show at least `position`.
    /// - Returns: nothing when the interaction had not been opened.
    /// - Throws: `tooManyRecords`; what is wrong with the log or the views.
    public static func interaction(
        _ id: InteractionID,
        asOf position: Position,
        log: any RecordLog,
        present: ViewsReader
    ) throws(ProjectionsError) -> ViewsReader? {
        let own = try present.records(of: id)
        guard let row = try present.interaction(id), id.position <= position, !own.isEmpty else {
            return nil
        }
        var positions = Set(own)
        for profile in try present.profiles(of: row.requester) {
            positions.insert(profile.id.position)
            positions.insert(profile.lastPosition)
            positions.formUnion(try present.formerTies(of: profile.id).map(\.position))
        }
        for message in try present.messages(of: id, limit: interactionRecordsMax) {
            // Held first and taken up later: its text is where it came in.
            guard try present.heldMessage(message.id) != nil else { continue }
            positions.formUnion(try holding(of: message.id.position, in: log))
        }
        let wanted = positions.filter { $0 <= position }.sorted()
        guard wanted.count <= interactionRecordsMax else {
            throw .tooManyRecords(limit: interactionRecordsMax)
        }
        let store = MemoryViewStore()
        try store.write { views throws(ProjectionsError) in
            let start = Checkpoint(log: log.identity, position: 0, horizon: .zero)
            let batch = FoldBatch(views, behind: start, input: LatestInput())
            for place in wanted {
                unsafe try log.lend(from: place, through: place) {
                    position,
                    record throws(ProjectionsError) in
                    unsafe try batch.foldAlone(position, record)
                    return false
                }
            }
            return try batch.flush(log: log.identity)
        }
        return ViewsReader(store)
    }

    /// The last record of a moment.
    ///
    /// - Returns: 0 when the log began later.
    /// - Throws: what is wrong with the log.
    public static func position(
        at moment: Moment,
        of log: any RecordLog
    ) throws(ProjectionsError) -> Position {
        switch moment {
        case .position(let position): min(position, log.lastPosition)
        case .time(let time): try lastPosition(of: log, notAfter: time)
        }
    }

    /// The record that made a message which was held, an input or joined parts, and the outcome that
    /// says so.
    private static func holding(
        of made: Position,
        in log: any RecordLog
    ) throws(ProjectionsError) -> [Position] {
        var found = [made]
        var cause = made
        unsafe try log.lend(from: made, through: made + 8) {
            position,
            record throws(ProjectionsError) in
            let header = unsafe try FoldedRecord(position, record).header
            if position == made {
                if header.isOutcome { cause = header.cause }
                return true
            }
            guard header.isOutcome, header.cause == cause else { return false }
            if header.type == SMSHeld.type { found.append(position) }
            return true
        }
        return found
    }
}
