import CBOR
import EventLog
import Vocabulary

/// Folds records into views, in memory first: rows that change often are written once a batch.
///
/// It is the same for every store and sees nothing but the log, so a fold in any batches gives the same.
final class FoldBatch {
    let views: any ViewWriting
    var position: Position
    var horizon: Instant
    var input: LatestInput
    /// About how many keys the batch will write.
    private(set) var work = 0

    var interactions = InteractionCache()
    var messages = MessageCache()
    var timers = TimerCache()
    var statistics = StatisticsCache()
    var listings: [Listing] = []
    var encoder = RowEncoder()

    /// A record that belongs to an interaction.
    struct Listing {
        var interaction: UInt64
        var position: Position
        var message: UInt64
    }

    init(_ views: any ViewWriting, behind checkpoint: Checkpoint, input: LatestInput) {
        self.views = views
        position = checkpoint.position
        horizon = checkpoint.horizon
        self.input = input
    }

    /// Takes up what the batch before has left, or gives it on to the next.
    ///
    /// It is moved, never copied, so only one has it.
    func exchange(_ memory: inout FoldMemory) {
        swap(&interactions, &memory.interactions)
        swap(&messages, &memory.messages)
        swap(&timers, &memory.timers)
        swap(&listings, &memory.listings)
        swap(&statistics, &memory.statistics)
    }

    func weigh(_ keys: Int) {
        work &+= keys
    }

    /// Folds the next record.
    ///
    /// - Throws: `outOfOrder` for any other; what is wrong with the record or the views.
    func fold(_ position: Position, _ record: UnsafeRawBufferPointer) throws(ProjectionsError) {
        guard position == self.position &+ 1 else {
            throw .outOfOrder(expected: self.position &+ 1, found: position)
        }
        let event = unsafe try FoldedRecord(position, record)
        self.position = position
        horizon = event.time
        if event.header.isOutcome {
            try foldOutcome(event)
        } else {
            try foldInput(event)
        }
    }

    /// Folds a record without those between it and the one before.
    ///
    /// - Throws: what is wrong with the record or the views.
    func foldAlone(
        _ position: Position,
        _ record: UnsafeRawBufferPointer
    ) throws(ProjectionsError) {
        self.position = position &- 1
        unsafe try fold(position, record)
    }

    /// Lists a record under its interaction, so that the interaction can be replayed.
    func list(_ event: FoldedRecord, under id: InteractionID, message: MessageID = .none) {
        listings.append(
            Listing(
                interaction: id.rawValue,
                position: event.position,
                message: message.rawValue
            )
        )
        weigh(1)
        // The input that an outcome follows from may have been admitted before anybody knew whose it is.
        if event.header.isOutcome, event.header.cause == input.position,
            input.interaction != id.rawValue, input.listedUnder != id.rawValue
        {
            input.listedUnder = id.rawValue
            listings.append(
                Listing(interaction: id.rawValue, position: input.position, message: 0)
            )
            weigh(1)
        }
    }
}

/// What batches hand on to each other: rows that are read once, and room for the rest.
///
/// It stays true because nothing but the fold writes the views; after a batch that failed it is begun
/// anew.
struct FoldMemory {
    var interactions = InteractionCache()
    var messages = MessageCache()
    var timers = TimerCache()
    var listings: [FoldBatch.Listing] = []
    var statistics = StatisticsCache()
}

/// A record on its way into the views; its payload is valid only while it is folded.
@safe
struct FoldedRecord {
    let header: RecordHeader
    let position: Position
    private let payload: UnsafeRawBufferPointer

    init(_ position: Position, _ record: UnsafeRawBufferPointer) throws(ProjectionsError) {
        do throws(EventLogError) {
            header = unsafe try RecordHeader(decoding: record)
        } catch {
            throw .log(error)
        }
        self.position = position
        unsafe payload = UnsafeRawBufferPointer(rebasing: record[RecordHeader.byteCount...])
    }

    var time: Instant { Instant(rawValue: header.time) }
    var interaction: InteractionID { InteractionID(rawValue: header.interaction) }

    func read<Payload: EventPayload>(
        _ type: Payload.Type = Payload.self
    ) throws(ProjectionsError) -> Payload {
        do throws(CBORError) {
            return unsafe try Payload(decoding: payload)
        } catch {
            throw .unreadableRecord(position: position, error)
        }
    }

    func input() throws(ProjectionsError) -> LatestInput {
        do throws(CBORError) {
            return unsafe try LatestInput(
                type: header.type,
                payload: payload,
                position: position,
                time: time,
                interaction: header.interaction
            )
        } catch {
            throw .unreadableRecord(position: position, error)
        }
    }
}
