import Engine
import EventLog
import HTTPServer
import Projections

// For machines that look after the service: no credentials, and nothing of anybody's.
extension HTTPSurface {
    /// Serves `/health/live`, `/health/ready`, `/metrics` and `/openapi.json`.
    func serveOperations(_ request: HTTPRequest, _ path: [String], _ responder: HTTPResponder) {
        let name = path.joined(separator: "_")
        guard ["health_live", "health_ready", "metrics", "openapi.json"].contains(name) else {
            return Reply(responder, requests, operation: "none").fail(.unknownResource)
        }
        let reply = Reply(responder, requests, operation: name)
        guard request.method == "GET" || request.method == "HEAD" else {
            return reply.fail(.wrongMethod(allowed: ["GET", "HEAD"]))
        }
        switch path.last {
        case "openapi.json": reply.send(.json(OpenAPIDocument.bytes))
        case "live": reply.send(.text("live\n"))
        case "ready":
            let reasons = reasonsNotReady
            guard !reasons.isEmpty else { return reply.send(.text("ready\n")) }
            var response = HTTPResponse.text(reasons.joined(separator: "\n") + "\n", status: 503)
            response.headers.append(("Retry-After", "5"))
            reply.send(response)
        default:
            // The writer is asked for the queues, which no server's thread waits for.
            let isTaken = work.run { [self] in answerMetrics(reply) }
            if !isTaken { reply.fail(.overloaded) }
        }
    }

    private func answerMetrics(_ reply: Reply) {
        let type = "text/plain; version=0.0.4; charset=utf-8"
        reply.send(
            HTTPResponse(
                status: 200,
                headers: [("Content-Type", type)],
                body: Array(MetricsText(figures).text.utf8)
            )
        )
    }

    /// Why the service should get no requests; empty when it should.
    var reasonsNotReady: [String] {
        var reasons: [String] = []
        if options.logFailure() != nil { reasons.append("log failed") }
        if engine.figures.clockStopped { reasons.append("clock stopped: an operator must confirm") }
        let behind = recordsBehind
        if behind > options.recordsBehindMax {
            reasons.append("views are \(behind) records behind the log")
        }
        return reasons
    }

    var recordsBehind: UInt64 {
        let shown = views.projector.position
        return max(engine.log.lastPosition, shown) - shown
    }
}
