import Decisions
import Engine
import EventLog
import HTTPServer
import JSON
import Projections
import Vocabulary

// The two operations of the platform's Interaction Management API (row H1, I3).
extension PlatformCall {
    /// `POST interaction`: 201 with a new one.
    ///
    /// A repeat with the same `Idempotency-Key` is answered with the first one and 201 again; a pair of
    /// numbers or a context record that has an active interaction with that one and 200.
    func createInteraction() throws(APIError) {
        var values: [String: String] = [:]
        for member in try body() {
            switch member.value {
            case .string(let text): values[member.key] = text
            case .null: continue
            default: values[member.key] = member.value.jsonText
            }
        }
        let input = try requestInteraction(RecordFields(values, key: key))
        submit(input) { receipt throws(APIError) in
            let (row, isOlder) = try opened(by: receipt)
            let isReplay = receipt.isRepeat && !isOlder && request.header("Idempotency-Key") != nil
            try answer(
                status: receipt.isRepeat && !isReplay ? 200 : 201,
                headers: isReplay ? [("Idempotency-Replayed", "true")] : []
            ) { writer in
                writer.interaction(row, key)
            }
        }
    }

    /// `POST interaction/*/close`: 200 with it, closed; a closed one is answered as it is.
    func closeInteraction() throws(APIError) {
        _ = try body()
        guard let id = InteractionID(request.path[1], key: key) else {
            throw .unknownSubject("record")
        }
        let change = InteractionStateRequested(
            interaction: id,
            state: .closedComplete,
            by: caller.user
        )
        surface.engine.submit(.interactionStateRequested(change)) { result in
            switch result {
            case .success, .failure(.refused(.interactionNotActive)):
                // The engine forgets closed interactions; the views tell them from those never opened.
                let last = surface.engine.log.lastPosition
                surface.viewsWaiting.wait(until: last) { isShown in
                    attempt { () throws(APIError) in try answerClosed(id, isShown) }
                }
            case .failure(.refused(let refusal)): surface.fail(reply, .refused(refusal))
            case .failure(let error): surface.fail(reply, .unavailable(error))
            }
        }
    }

    private func answerClosed(_ id: InteractionID, _ isShown: Bool) throws(APIError) {
        let row = try read { views throws(ProjectionsError) in try views.interaction(id) }
        guard let row, row.state.isClosed else {
            throw isShown ? .unknownSubject("record") : .viewsBehind
        }
        try answer { writer in writer.interaction(row, key) }
    }

    /// The interaction that a request led to: its opening stands behind the request, and behind at
    /// most two records of the profile's; an older one is itself where the receipt points.
    private func opened(
        by receipt: Ledger.Receipt
    ) throws(APIError) -> (row: InteractionRow, isOlder: Bool) {
        for distance in 0...UInt64(3) {
            let id = InteractionID(receipt.position + distance)
            let row = try read { views throws(ProjectionsError) in try views.interaction(id) }
            if let row { return (row, distance == 0) }
        }
        throw .failed("no interaction follows the request at \(receipt.position)")
    }
}

extension DocumentWriter {
    /// Writes an interaction as these operations show it: keys, order and styles are the platform's.
    mutating func interaction(_ row: InteractionRow, _ key: SysIDKey) {
        object("result") { writer in
            writer.reference("channel", row.application, key)
            writer.object("context") { $0.member("present", true) }
            writer.reference("queue", row.queue, key)
            writer.member("state", row.state.word)
            writer.member("number", row.number)
            if row.contextTable.isEmpty {
                writer.reference("contextDocument", row.contextDocument, key)
                writer.member("contextTable", "interaction_json_blob")
            } else {
                writer.member("contextDocument", row.contextRecord)
                writer.member("contextTable", row.contextTable)
            }
            if row.metadataTable.isEmpty {
                writer.reference("channelMetadataDocument", row.groupProfile, key)
                writer.member("channelMetadataTable", "live_group_profile")
            } else {
                writer.member("channelMetadataDocument", row.metadataRecord)
                writer.member("channelMetadataTable", row.metadataTable)
            }
            writer.object("channel_metadata") { $0.member("present", true) }
            writer.reference("sys_id", row.id, key)
            writer.reference("assigned_to", row.assignedTo, key)
            writer.reference("closed_by", row.closedBy, key)
            writer.reference("opened_for", row.openedFor.id, key)
        }
    }

    private mutating func reference<Subject>(
        _ name: String,
        _ id: Identifier<Subject>,
        _ key: SysIDKey
    ) {
        member(name, id.isNone ? "" : id.text(key))
    }
}
