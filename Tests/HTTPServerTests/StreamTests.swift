import HTTPServer
import Synchronization
import Testing

/// Hands a test the stream that its client asked for.
private final class Opened: Sendable {
    private let stream = Mutex<HTTPStream?>(nil)
    let closed = Latch()
    private let opened = Latch()

    func open(_ request: HTTPRequest, _ responder: HTTPResponder) {
        let made = responder.stream(headers: [("Content-Type", "text/event-stream")])
        made.onClose { self.closed.count() }
        stream.withLock { $0 = made }
        opened.count()
    }

    func wait() throws -> HTTPStream {
        opened.wait(for: 1)
        return try #require(stream.withLock { $0 })
    }
}

@Suite("A stream")
struct StreamTests {
    @Test func `carries each write as it comes, and ends`() throws {
        let opened = Opened()
        try withServer(handler: opened.open) { server in
            let client = RawConnection(port: server.port)
            client.send("GET /events HTTP/1.1\r\nHost: h\r\n\r\n")
            let stream = try opened.wait()
            #expect(client.receive(through: "\r\n\r\n")?.contains("text/event-stream") == true)
            for number in 0..<100 {
                #expect(stream.write(Array("data: \(number)\n\n".utf8)))
                #expect(client.receive(through: "data: \(number)\n\n") != nil)
            }
            stream.finish()
            #expect(client.receive(through: "0\r\n\r\n") != nil)
            #expect(opened.closed.wait(for: 1))
            #expect(!stream.write([65]))
            // The connection goes on to the next request.
            client.send("GET /again HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(client.receive(through: "\r\n\r\n")?.hasPrefix("HTTP/1.1 200") == true)
        }
    }

    @Test func `carries much, written from another thread, without a gap`() throws {
        let opened = Opened()
        try withServer({ $0.streamBufferBytes = 64 << 20 }, handler: opened.open) { server in
            let client = RawConnection(port: server.port)
            client.send("GET / HTTP/1.0\r\n\r\n")
            let stream = try opened.wait()
            onThread {
                for number in 0..<50_000 { stream.write(Array("\(number)\n".utf8)) }
                stream.write(Array("end".utf8))
                stream.finish()
            }
            #expect(client.receive(through: "\r\n\r\n") != nil)
            for number in stride(from: 0, to: 50_000, by: 10_000) {
                #expect(client.receive(through: "\n\(number + 9999)\n") != nil)
            }
            #expect(client.receive(through: "end") == "end")
        }
    }

    @Test func `closes on a client that reads too slowly`() throws {
        let opened = Opened()
        try withServer({ $0.streamBufferBytes = 64 << 10 }, handler: opened.open) { server in
            let client = RawConnection(port: server.port, receiveBuffer: 4096)
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            let stream = try opened.wait()
            let piece = [UInt8](repeating: 65, count: 16 << 10)
            var written = 0
            while stream.write(piece), written < 64 << 20 { written += piece.count }
            #expect(written < 64 << 20)
            #expect(opened.closed.wait(for: 1))
            withExtendedLifetime(client) {}
        }
    }

    @Test func `notices that its client left, though nothing is written`() throws {
        let opened = Opened()
        try withServer(handler: opened.open) { server in
            do {
                let client = RawConnection(port: server.port)
                client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                #expect(client.receive(through: "\r\n\r\n") != nil)
            }
            #expect(opened.closed.wait(for: 1))
            let stream = try opened.wait()
            #expect(!stream.write([65]))
        }
    }
}
