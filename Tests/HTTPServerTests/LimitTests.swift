import HTTPServer
import Testing

@Suite("A limit")
struct LimitTests {
    @Test(
        "on the body refuses a declared length with 413, sent or not",
        arguments: [true, false]
    )
    func declaredBody(isSent: Bool) throws {
        try withServer({ $0.bodyBytes = 10 }) { server in
            let client = RawConnection(port: server.port)
            let expect = isSent ? "" : "Expect: 100-continue\r\n"
            client.send("POST /x HTTP/1.1\r\nHost: h\r\n\(expect)Content-Length: 500000\r\n\r\n")
            if isSent { client.send([UInt8](repeating: 65, count: 500_000)) }
            let response = try #require(client.response())
            #expect(response.status == 413)
            #expect(response.body.contains("body-too-large"))
            #expect(response.body.contains(#""instance":"/x""#))
            #expect(client.isClosedByServer())
        }
    }

    @Test func `on the body counts a chunked one as it comes`() throws {
        try withServer({ $0.bodyBytes = 10 }) { server in
            let client = RawConnection(port: server.port)
            client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
            client.send("8\r\nabcdefgh\r\n8\r\nabcdefgh\r\n0\r\n\r\n")
            #expect(client.response()?.status == 413)
            #expect(client.isClosedByServer())
        }
    }

    @Test func `on the body ends a chunked one that never ends`() throws {
        try withServer({ $0.bodyBytes = 10 }) { server in
            let client = RawConnection(port: server.port)
            client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 65, count: 0x10000) + [13, 10]
            for _ in 0..<200 { client.send(chunk) }
            // The refusal may be lost with the reset of a connection that is still being written to.
            if let response = client.response() { #expect(response.status == 413) }
            #expect(client.isClosedByServer())
            #expect(server.requestCount == 0)
        }
    }

    @Test func `on the body may differ by path, and exactly the limit passes`() throws {
        try withServer({
            $0.bodyBytes = 3
            $0.bodyLimitForPath = { _, path in path == "/big" ? 5 : nil }
        }) { server in
            for (path, count, status) in [("/big", 5, 200), ("/big", 6, 413), ("/x", 4, 413)] {
                let client = RawConnection(port: server.port)
                let body = String(repeating: "a", count: count)
                client.send(
                    "POST \(path) HTTP/1.1\r\nHost: h\r\nContent-Length: \(count)\r\n\r\n\(body)"
                )
                #expect(client.response()?.status == status)
            }
        }
    }

    @Test func `on the target gives 414`() throws {
        try withServer { server in
            let client = RawConnection(port: server.port)
            let query = String(repeating: "a", count: 9000)
            client.send("GET /?\(query) HTTP/1.1\r\nHost: h\r\n\r\n")
            let response = try #require(client.response())
            #expect(response.status == 414)
            #expect(response.body.contains("target-too-long"))
        }
    }

    @Test func `on headers gives 431`() throws {
        try withServer({ $0.headerBytes = 8000 }) { server in
            let client = RawConnection(port: server.port)
            let value = String(repeating: "a", count: 8000)
            client.send("GET / HTTP/1.1\r\nHost: h\r\nX: \(value)\r\n\r\n")
            let response = try #require(client.response())
            #expect(response.status == 431)
            #expect(response.body.contains("headers-too-large"))
        }
    }

    @Test func `holds against a megabyte of query, and the server goes on`() throws {
        try withServer { server in
            let client = RawConnection(port: server.port)
            let query = String(repeating: "a=1&", count: 1 << 18)
            client.send("GET /?\(query) HTTP/1.1\r\nHost: h\r\n\r\n")
            if let response = client.response() { #expect([414, 431].contains(response.status)) }
            let next = RawConnection(port: server.port)
            next.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(next.response()?.status == 200)
        }
    }

    @Test func `on the time of a request gives 408 to one that stays half-sent`() throws {
        try withServer({ $0.requestTimeout = 1 }) { server in
            let client = RawConnection(port: server.port)
            client.send("POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc")
            let response = try #require(client.response())
            #expect(response.status == 408)
            #expect(response.body.contains(#""instance":"/slow""#))
            #expect(client.isClosedByServer())
        }
    }

    @Test func `on idleness closes a connection that says nothing, or stops in the headers`() throws
    {
        try withServer({ $0.idleTimeout = 1 }) { server in
            let silent = RawConnection(port: server.port)
            let half = RawConnection(port: server.port)
            half.send("GET / HTTP/1.1\r\nHos")
            #expect(silent.isClosedByServer())
            #expect(half.isClosedByServer())
        }
    }

    @Test func `on the time of an answer gives 503, and a late answer is dropped`() throws {
        let held = Held()
        try withServer({ $0.answerTimeout = 1 }, handler: held.take) { server in
            let client = RawConnection(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            let response = try #require(client.response())
            #expect(response.status == 503)
            #expect(response.body.contains("answer-timeout"))
            held.wait(for: 1)[0].responder.respond(.text("late"))
            client.send("GET /next HTTP/1.1\r\nHost: h\r\n\r\n")
            held.wait(for: 2)[1].responder.respond(.text("in time"))
            #expect(client.response()?.body == "in time")
        }
    }

    @Test func `on one address leaves its connections alone and closes further ones`() throws {
        try withServer({ $0.perAddressLimit = 2 }) { server in
            let kept = [RawConnection(port: server.port), RawConnection(port: server.port)]
            for client in kept {
                client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                #expect(client.response()?.status == 200)
            }
            let further = RawConnection(port: server.port)
            #expect(further.isClosedByServer())
        }
    }

    @Test func `on connections has those that idle longest give way to one that asks`() throws {
        try withServer({ $0.connectionLimit = 8 }) { server in
            let idle = (0..<12).map { _ in RawConnection(port: server.port) }
            let client = RawConnection(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(client.response()?.status == 200)
            #expect(idle[0].isClosedByServer())
        }
    }

    @Test func `refusal can be made otherwise`() throws {
        try withServer({
            $0.refusal = { HTTPResponse(status: $0.status, body: Array($0.reason.rawValue.utf8)) }
        }) { server in
            let client = RawConnection(port: server.port)
            client.send("GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(client.response()?.body == "bad-target")
        }
    }
}
