import Engine
import HTTPServer
import JSON
import Synchronization
import Testing
import Vocabulary

@testable import API

@Suite("What looks after the service")
struct OperationsTests {
    @Test func `health and metrics need no credentials`() throws {
        try withSite({ options in
            options.figures = {
                [Figure("ledgerline_outbox_waiting", .gauge, help: "Messages.", value: 3)]
            }
        }) { site throws in
            #expect(try site.raw("GET", "/health/live", as: nil).text == "live\n")
            #expect(try site.raw("GET", "/health/ready", as: nil).text == "ready\n")
            #expect(try site.raw("POST", "/health/ready", as: nil).status == 405)
            #expect(try site.raw("GET", "/health/x", as: nil).status == 404)
            _ = try site.send("GET", "queues")
            let metrics = try site.raw("GET", "/metrics", as: nil).text
            let lines = metrics.split(separator: "\n")
            #expect(lines.contains("ledgerline_outbox_waiting 3"))
            #expect(lines.contains("ledgerline_clock_stopped 0"))
            let requests =
                #"ledgerline_http_requests_total{operation="listQueues",status="200"} 1"#
            #expect(lines.contains(requests[...]))
            #expect(
                lines.contains {
                    $0.hasPrefix(
                        #"ledgerline_http_request_seconds_bucket{family="native",le="0.0001"}"#
                    )
                }
            )
            let types = lines.filter { $0.hasPrefix("# TYPE ") }
            #expect(Set(types).count == types.count)
        }
    }

    @Test func `a stopped clock is not ready, refuses writes, and reads go on`() throws {
        try withSite { site throws in
            let id = try site.compose()
            site.clock.set(ahead: 3_600_000)
            let sent = try site.send("POST", "interactions/\(id)/messages", #"{"body": "x"}"#)
            #expect(sent.status == 503)
            #expect(sent.problem == "clock-stopped")
            #expect(sent.header("Retry-After") == "60")
            let ready = try site.raw("GET", "/health/ready", as: nil)
            #expect(ready.status == 503)
            #expect(ready.text.contains("clock stopped"))
            #expect(try site.send("GET", "interactions/\(id)").status == 200)
            #expect(try site.send("GET", "status")["not_ready"].items.count == 1)
        }
    }

    @Test func `views too far behind and a failed log are not ready`() throws {
        let failure = Mutex<String?>(nil)
        try withSite({ options in options.recordsBehindMax = 2 }) { site throws in
            site.holdViews()
            defer { site.releaseViews() }
            for number in 0..<3 {
                let text = #"{"name": "Queue \#(number)"}"#
                #expect(try site.send("POST", "queues", as: "admin", text).status == 201)
            }
            let ready = try site.raw("GET", "/health/ready", as: nil)
            #expect(ready.text.contains("3 records behind"))
        }
        failure.withLock { $0 = "broken" }
        try withSite({ options in options.logFailure = { "broken" } }) { site throws in
            #expect(try site.raw("GET", "/health/ready", as: nil).status == 503)
            #expect(try site.raw("GET", "/health/live", as: nil).status == 200)
        }
    }

    @Test func `an engine that has stopped says so`() throws {
        try withSite { site throws in
            site.engine.stop()
            let body = #"{"name": "Late"}"#
            let answer = try site.send("POST", "queues", as: "admin", body)
            #expect(answer.status == 503)
            #expect(answer.problem == "stopping")
            #expect(try site.send("GET", "compose").problem == "stopping")
        }
    }

    @Test func `webhooks and other paths go where they are taken`() throws {
        try withSite({ options in
            options.webhooks = { request, responder in
                guard request.pathSegments.last == "inbound" else { return false }
                responder.respond(.text("taken"))
                return true
            }
        }) { site throws in
            #expect(try site.raw("POST", "/providers/x/inbound", as: nil).text == "taken")
            #expect(try site.raw("POST", "/providers/x/y", as: nil).status == 404)
            #expect(try site.raw("GET", "/", as: nil).text.contains("/api/ledgerline/v1/"))
            #expect(try site.raw("GET", "/elsewhere", as: nil).problem == "unknown-resource")
            #expect(try site.raw("GET", "/api/ledgerline/v2/x", as: nil).status == 404)
        }
    }
}
