import HTTPServer
import Testing

@Suite("A request that waits")
struct WaitingTests {
    @Test func `is answered from another thread, in any order`() throws {
        let held = Held()
        try withServer(handler: held.take) { server in
            let clients = (0..<50).map { number in
                let client = RawConnection(port: server.port)
                client.send("GET /\(number) HTTP/1.1\r\nHost: h\r\n\r\n")
                return client
            }
            let waiting = held.wait(for: 50)
            onThread {
                for (path, responder) in waiting.reversed() { responder.respond(.text(path)) }
            }
            for (number, client) in clients.enumerated() {
                #expect(client.response()?.body == "/\(number)")
            }
        }
    }

    @Test func `may be answered while its handler still runs`() throws {
        try withServer(handler: { _, responder in
            let answered = Latch()
            onThread {
                responder.respond(.text("early"))
                answered.count()
            }
            answered.wait(for: 1)
        }) { server in
            let client = RawConnection(port: server.port)
            for _ in 0..<10 {
                client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                #expect(client.response()?.body == "early")
            }
        }
    }

    @Test func `and its answer race each other without losing one`() throws {
        try withServer(handler: { _, responder in
            onThread { responder.respond(.text("raced")) }
        }) { server in
            let clients = (0..<8).map { _ in RawConnection(port: server.port) }
            for _ in 0..<200 {
                for client in clients { client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n") }
                for client in clients { #expect(client.response()?.body == "raced") }
            }
        }
    }

    @Test func `outlives its client, and the late answer harms nobody`() throws {
        let held = Held()
        try withServer(handler: held.take) { server in
            for _ in 0..<20 {
                let client = RawConnection(port: server.port)
                client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            }
            for (_, responder) in held.wait(for: 20) { responder.respond(.text("anyone?")) }
            let next = RawConnection(port: server.port)
            next.send("GET /next HTTP/1.1\r\nHost: h\r\n\r\n")
            held.wait(for: 21)[20].responder.respond(.text("here"))
            #expect(next.response()?.body == "here")
        }
    }

    @Test func `holds no thread: hundreds wait while others are answered`() throws {
        let held = Held()
        try withServer(handler: { request, responder in
            request.rawPath == "/now"
                ? responder.respond(.text("now")) : held.take(request, responder)
        }) { server in
            let waiting = (0..<300).map { _ in
                let client = RawConnection(port: server.port)
                client.send("GET /wait HTTP/1.1\r\nHost: h\r\n\r\n")
                return client
            }
            let responders = held.wait(for: 300)
            let idle = (0..<100).map { _ in RawConnection(port: server.port) }
            let client = RawConnection(port: server.port)
            client.send("GET /now HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(client.response()?.body == "now")
            for (_, responder) in responders { responder.respond(.empty()) }
            for client in waiting { #expect(client.response()?.status == 204) }
            #expect(idle.count == 100)
        }
    }

    @Test func `with a response that HTTP cannot carry gets 500`() throws {
        try withServer(handler: { _, responder in
            responder.respond(HTTPResponse(status: 200, headers: [("X", "a\r\nSet-Cookie: b")]))
        }) { server in
            let client = RawConnection(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            let response = try #require(client.response())
            #expect(response.status == 500)
            #expect(!response.head.contains("Set-Cookie"))
        }
    }

    @Test func `cannot be answered twice`() async {
        await #expect(processExitsWith: .failure) {
            try withServer(handler: { _, responder in
                responder.respond(.text("one"))
                responder.respond(.text("two"))
            }) { server in
                let client = RawConnection(port: server.port)
                client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                _ = client.response()
            }
        }
    }
}
