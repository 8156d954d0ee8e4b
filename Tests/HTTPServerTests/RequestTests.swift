import HTTPServer
import Testing

@Suite("A request")
struct RequestTests {
    @Test func `is understood with its path, query and body`() throws {
        try withServer { server in
            let client = RawConnection(port: server.port)
            client.send(
                "POST /a%20b/c%2Fd/?x=1+2&y=%C3%A9&z HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
            )
            let response = try #require(client.response())
            #expect(response.status == 200)
            #expect(response.body == #"POST ["a b", "c/d"] x=1 2 y=é z= body=hello"#)
        }
    }

    @Test func `finds headers whatever their case, and the first of several`() throws {
        try withServer(handler: { request, responder in
            responder.respond(.text("\(request.header("x-WHO") ?? "-") \(request.headers.count)"))
        }) { server in
            let client = RawConnection(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: h\r\nX-Who: first\r\nx-who: second\r\n\r\n")
            #expect(client.response()?.body == "first 3")
        }
    }

    @Test func `may be pipelined: answers come in order on the same connection`() throws {
        try withServer { server in
            let client = RawConnection(port: server.port)
            let requests = (0..<20).map { "GET /\($0) HTTP/1.1\r\nHost: h\r\n\r\n" }
            client.send(requests.joined())
            for number in 0..<20 {
                #expect(client.response()?.body == #"GET ["\#(number)"] body="#)
            }
        }
    }

    @Test func `of HTTP 1_0 closes the connection, unless it asks to keep it`() throws {
        try withServer { server in
            let kept = RawConnection(port: server.port)
            kept.send("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(kept.response()?.status == 200)
            kept.send("GET /2 HTTP/1.0\r\n\r\n")
            #expect(kept.response()?.status == 200)
            #expect(kept.isClosedByServer())
        }
    }

    @Test func `with HEAD is answered without the body, and the next one is read correctly`() throws
    {
        try withServer { server in
            let client = RawConnection(port: server.port)
            client.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\nGET /y HTTP/1.1\r\nHost: h\r\n\r\n")
            let head = try #require(client.response(withBody: false))
            #expect(head.head.contains("Content-Length: 16"))
            #expect(client.response()?.body == #"GET ["y"] body="#)
        }
    }

    @Test func `that expects 100-continue is told to go on`() throws {
        try withServer { server in
            let client = RawConnection(port: server.port)
            client.send(
                "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
            )
            #expect(client.receive(through: "\r\n\r\n")?.hasPrefix("HTTP/1.1 100") == true)
            client.send("ok")
            #expect(client.response()?.body == "POST [] body=ok")
        }
    }

    @Test func `with a chunked body arrives whole`() throws {
        try withServer { server in
            let client = RawConnection(port: server.port)
            client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
            client.send("3\r\nabc\r\n")
            client.send("2;x=y\r\nde\r\n0\r\n\r\n")
            #expect(client.response()?.body == "POST [] body=abcde")
        }
    }

    @Test(
        "with a target that cannot be trusted is refused with 400",
        arguments: [
            "/a%00b", "/a%zz", "/a%4", "/%C3%28", "/../etc", "/a/%2e%2e/b", "/a/./b", "a/b", "*",
            "/a?x=%00", "/a?x=%g1", "/a?x=%ff",
        ]
    )
    func badTarget(target: String) throws {
        try withServer { server in
            let client = RawConnection(port: server.port)
            client.send("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n")
            let response = try #require(client.response())
            #expect(response.status == 400)
            #expect(response.head.contains("application/problem+json"))
            #expect(response.body.contains("urn:ledgerline:problem:bad-target"))
            #expect(client.isClosedByServer())
        }
    }

    @Test(
        "whose end can be found in two ways is refused with 400",
        arguments: [
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
            "Content-Length: 0\r\nContent-Length: 5",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: gzip, chunked",
            "Content-Length : 5",
        ]
    )
    func ambiguous(lines: String) throws {
        try withServer { server in
            let client = RawConnection(port: server.port)
            client.send("POST / HTTP/1.1\r\nHost: h\r\n\(lines)\r\n\r\n0\r\n\r\n")
            #expect(client.response()?.status == 400)
            #expect(client.isClosedByServer())
        }
    }
}
