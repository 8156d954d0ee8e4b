import Engine
import EventLog
import HTTPServer
import Vocabulary

extension Call {
    /// `POST verifications`: checks every record of the log anew, beside the writer, which does not wait.
    ///
    /// One runs at a time: who asks meanwhile hears of that one.
    func startVerification() throws(APIError) {
        if !request.body.isEmpty { try fields().end() }
        surface.verification.begin(surface.options.verify)
        showsVerification()
    }

    /// `GET verifications`: how far the verification has come, or what it found.
    func showVerification() throws(APIError) {
        _ = try parameters()
        showsVerification()
    }

    private func showsVerification() {
        reply.json(surface.verification.json(last: surface.engine.log.lastPosition))
    }
}
