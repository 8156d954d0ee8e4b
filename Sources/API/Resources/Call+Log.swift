import Cryptography
import Engine
import EventLog
import HTTPServer
import Proofs
import Vocabulary

extension Call {
    /// `GET events`: records as server-sent events, from behind `Last-Event-ID` or `from` on.
    ///
    /// Without either they begin with the next record. Source: HTML standard, section 9.2.
    func streamEvents() throws(APIError) {
        let parameters = try parameters(["from"])
        let last = surface.engine.log.lastPosition
        var first = try parameters.position("from").map { max($0, 1) } ?? last + 1
        if let header = request.header("Last-Event-ID"), !header.isEmpty {
            guard let position = Position(header), position < .max else {
                throw .badParameter("Last-Event-ID", expected: "a position")
            }
            first = position + 1
        }
        guard first <= last + 1 else { throw .beyondTheLog(last: last) }
        guard surface.events.hasRoom else { throw .overloaded }
        let headers = [("Content-Type", "text/event-stream")]
        guard request.method == "GET" else {
            return reply.send(HTTPResponse(status: 200, headers: headers))
        }
        let stream = reply.stream(headers: headers)
        surface.events.add(stream, from: first) { [surface, request, caller] in
            surface.mayListen(request, as: caller.userName)
        }
    }

    /// `GET log/*/proof`: that a record is part of the log as it is (RFC 9162, section 2.1.3).
    func showProof() throws(APIError) {
        let parameters = try parameters(["size"])
        let last = surface.engine.log.lastPosition
        let size = try parameters.position("size") ?? last
        guard let position = Position(names[0]), position >= 1, position <= last else {
            throw .unknownSubject("record")
        }
        guard size >= position, size <= last else {
            throw .contradictoryParameters("size must be from \(position) to \(last)")
        }
        try attemptElsewhere { () throws(APIError) in
            let log = surface.engine.log
            var json = JSONText()
            json.beginObject()
            do {
                json.member("position", position)
                json.member("size", size)
                unsafe try log.scanStored(from: position, through: position) { _, bytes in
                    json.member("leaf", unsafe MerkleHash.leaf(bytes).description)
                    json.member("bytes", unsafe Hex.encode(bytes))
                    return false
                }
                json.key("proof")
                json.beginArray()
                for hash in try log.inclusionProof(position: position, size: size) {
                    json.string(hash.description)
                }
                json.endArray()
                json.member("root", try log.root(at: size).description)
            } catch {
                throw APIError.failed("\(error)")
            }
            json.member("log", log.identity.description)
            json.endObject()
            reply.json(json)
        }
    }

    /// `GET log/checkpoint`: how long the log is and what it holds, signed, and the key to check it.
    func showCheckpoint() throws(APIError) {
        _ = try parameters()
        guard let signer = surface.options.checkpoints else { throw .unknownResource }
        try attemptElsewhere { () throws(APIError) in
            var json = JSONText()
            do throws(ProofError) {
                let (checkpoint, note) = try signer.sign(surface.engine.log)
                json.beginObject()
                json.member("origin", checkpoint.origin)
                json.member("size", checkpoint.size)
                json.member("root", checkpoint.root.description)
                json.member("checkpoint", note)
                json.member("public_key", signer.verifier.description)
                json.endObject()
            } catch {
                throw APIError.failed("\(error.name): \(error.detail)")
            }
            reply.json(json)
        }
    }

    /// `GET status`: how the service is.
    func showStatus() throws(APIError) {
        _ = try parameters()
        let figures = surface.engine.figures
        var json = JSONText()
        json.beginObject()
        json.member("log", surface.engine.log.identity.description)
        json.member("last_position", surface.engine.log.lastPosition)
        json.member("last_time", Instant(rawValue: surface.engine.log.lastTime).description)
        json.member("views_position", shownPosition)
        json.member("horizon", figures.horizon.description)
        json.member("active_interactions", figures.active)
        json.member("pending_timers", figures.timers)
        json.member("inputs_accepted", figures.accepted)
        json.member("inputs_refused", figures.refused)
        json.member("commits", figures.commits)
        json.member("records", figures.records)
        json.member("timer_lateness_ms", figures.latenessMilliseconds)
        json.member("event_streams", surface.events.count)
        json.member("uptime_s", surface.startedAt.duration(to: .now).components.seconds)
        surface.options.addStatus(&json, key)
        json.key("not_ready")
        json.beginArray()
        for reason in surface.reasonsNotReady { json.string(reason) }
        json.endArray()
        json.endObject()
        reply.json(json)
    }
}
