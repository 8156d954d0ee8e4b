import Glibc
import Testing

@testable import HTTPServer

@Suite("Stopping")
struct StopTests {
    @Test func `waits for the requests at hand, answers them, and takes no new connection`() throws
    {
        let held = Held()
        let server = try HTTPServer(configuration: .init(), handler: held.take)
        try server.start()
        let client = RawConnection(port: server.port)
        client.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
        let waiting = held.wait(for: 1)
        let stopped = Latch()
        onThread {
            server.stop(gracefulWithin: 20_000)
            stopped.count()
        }
        waiting[0].responder.respond(.text("done"))
        #expect(client.response()?.body == "done")
        #expect(client.isClosedByServer())
        #expect(stopped.wait(for: 1))
        #expect(server.connectionCount == 0)
        #expect(server.requestCount == 0)
    }

    @Test func `answers 503 to what is not answered in time, and drops its late answer`() throws {
        let held = Held()
        let server = try HTTPServer(configuration: .init(), handler: held.take)
        try server.start()
        let clients = (0..<30).map { _ in
            let client = RawConnection(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            return client
        }
        let waiting = held.wait(for: 30)
        server.stop(gracefulWithin: 0)
        for (_, responder) in waiting { responder.respond(.text("late")) }
        for client in clients {
            // The connection may be gone before the 503 is out; it is never answered otherwise.
            if let response = client.response() { #expect(response.status == 503) }
        }
        #expect(server.connectionCount == 0)
    }

    @Test func `finishes streams and tells their writers`() throws {
        let opened = Latch()
        let closed = Latch()
        let server = try HTTPServer(configuration: .init()) { _, responder in
            let stream = responder.stream(headers: [])
            stream.onClose { closed.count() }
            stream.write(Array("hello".utf8))
            opened.count()
        }
        try server.start()
        let clients = (0..<10).map { _ in
            let client = RawConnection(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            return client
        }
        opened.wait(for: 10)
        server.stop(gracefulWithin: 10_000)
        #expect(closed.wait(for: 10))
        for client in clients {
            #expect(client.receive(through: "hello") != nil)
        }
    }

    @Test func `under load loses no answer that was promised`() throws {
        for _ in 0..<5 {
            let server = try HTTPServer(configuration: .init()) { _, responder in
                onThread { responder.respond(.text("x")) }
            }
            try server.start()
            let port = server.port
            let begun = Latch()
            let ended = Latch()
            for _ in 0..<8 {
                let client = RawConnection(port: port)
                nonisolated(unsafe) let own = client
                onThread {
                    var answered = 0
                    while true {
                        unsafe own.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                        guard let response = unsafe own.response() else { break }
                        #expect(response.status == 200 || response.status == 503)
                        answered += 1
                        if answered == 10 { begun.count() }
                    }
                    ended.count()
                }
            }
            #expect(begun.wait(for: 8))
            server.stop(gracefulWithin: 5000)
            #expect(ended.wait(for: 8))
            #expect(server.requestCount == 0)
        }
    }

    @Test func `frees the port, and a second stop does nothing`() throws {
        let first = try HTTPServer(configuration: .init(), handler: describe)
        try first.start()
        var configuration = HTTPServerConfiguration()
        configuration.port = first.port
        let second = try HTTPServer(configuration: configuration, handler: describe)
        #expect(throws: HTTPServerError.addressInUse(address: "127.0.0.1", port: first.port)) {
            try second.start()
        }
        first.stop(gracefulWithin: 0)
        first.stop(gracefulWithin: 0)
        let third = try HTTPServer(configuration: configuration, handler: describe)
        try third.start()
        third.stop(gracefulWithin: 0)
    }

    @Test func `needs a start with a usable address`() throws {
        var configuration = HTTPServerConfiguration()
        configuration.address = "localhost.example"
        let server = try HTTPServer(configuration: configuration, handler: describe)
        #expect(throws: HTTPServerError.badAddress("localhost.example")) { try server.start() }
        #expect(throws: HTTPServerError.alreadyStarted) { try server.start() }
    }

    @Test func `a server may listen on a socket that it is given`() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #expect(listen(descriptor, 16) == 0)
        try withServer({ $0.listeningSocket = descriptor }) { server in
            #expect(server.port != 0)
            let client = RawConnection(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(client.response()?.status == 200)
        }
    }

    @Test func `a stop leaves a socket that somebody else holds, and who comes meanwhile waits`()
        throws
    {
        let kept = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #expect(listen(kept, 16) == 0)
        defer { close(kept) }
        let held = Held()
        var configuration = HTTPServerConfiguration()
        configuration.listeningSocket = dup(kept)
        let server = try HTTPServer(configuration: configuration) { request, responder in
            if request.rawPath == "/slow" {
                held.take(request, responder)
            } else {
                describe(request, responder)
            }
        }
        try server.start()
        let port = server.port
        let slow = RawConnection(port: port)
        slow.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
        let slowOne = held.wait(for: 1)
        let ended = Latch()
        onThread {
            server.stop(gracefulWithin: 20_000)
            ended.count()
        }
        // The workers must still be there for the slow one, whoever knocks.
        while !server.isDraining { sched_yield() }
        let waiting = (0..<8).map { _ in RawConnection(port: port) }
        for each in waiting { each.send("GET /next HTTP/1.1\r\nHost: h\r\n\r\n") }
        slowOne[0].responder.respond(.text("slow"))
        #expect(slow.response()?.status == 200)
        #expect(ended.wait(for: 1))

        configuration.listeningSocket = dup(kept)
        let next = try HTTPServer(configuration: configuration, handler: describe)
        try next.start()
        #expect(next.port == port)
        for each in waiting { #expect(each.response()?.status == 200) }
        next.stop(gracefulWithin: 1_000)
    }

    @Test func `who has just connected is answered before a stop`() throws {
        let server = try HTTPServer(configuration: .init(), handler: describe)
        try server.start()
        let client = RawConnection(port: server.port)
        while server.connectionCount == 0 { sched_yield() }
        let ended = Latch()
        onThread {
            server.stop(gracefulWithin: 8_000)
            ended.count()
        }
        client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(client.response()?.status == 200)
        #expect(ended.wait(for: 1))
    }
}
