import Cryptography
import Engine
import EventLog
import Glibc
import HTTPServer
import JSON
import Testing
import Vocabulary

@testable import API

@Suite("Server-sent events")
struct EventTests {
    @Test func `come as they happen, each with its position, the same for all`() throws {
        try withSite { site throws in
            let first = EventReader(site)
            let second = EventReader(site)
            #expect(first.head?.contains("text/event-stream") == true)
            #expect(second.head?.contains("text/event-stream") == true)
            let start = site.engine.log.lastPosition
            let id = try site.compose()
            let last = site.engine.log.lastPosition
            let events = first.events(through: last)
            #expect(events.map(\.id) == Array((start + 1)...last))
            #expect(events.first?.name == "agentInitiatedSMS")
            #expect(events.last.map { $0.data.contains(id) } == true)
            #expect(second.events(through: last) == events)
        }
    }

    @Test func `go on behind the last event that was seen, and miss none`() throws {
        try withSite { site throws in
            _ = try site.compose()
            let middle = site.engine.log.lastPosition - 3
            let reader = EventReader(site, headers: ["Last-Event-ID: \(middle)"])
            let last = site.engine.log.lastPosition
            #expect(reader.events(through: last).map(\.id) == Array((middle + 1)...last))
            let whole = EventReader(site, query: "?from=1")
            #expect(whole.events(through: last).map(\.id) == Array(1...last))
        }
    }

    @Test func `catch up from far behind while more is written`() throws {
        try withSite { site throws in
            for number in 0..<3_000 {
                _ = site.engine.submitAndWait(.queueSet(QueueSet(name: "Q\(number)")))
            }
            let reader = EventReader(site, query: "?from=1")
            for number in 3_000..<3_100 {
                _ = site.engine.submitAndWait(.queueSet(QueueSet(name: "Q\(number)")))
            }
            let last = site.engine.log.lastPosition
            #expect(reader.events(through: last).map(\.id) == Array(1...last))
        }
    }

    @Test func `are there at once for whoever comes after a time in which nobody listened`() throws
    {
        try withSite { site throws in
            let first = site.engine.log.lastPosition
            let tails = (0..<4).map { _ in EventTail(site.engine.log) }
            for tail in tails { try tail.extend(for: [first]) }
            for number in 0..<3_000 {
                _ = site.engine.submitAndWait(.queueSet(QueueSet(name: "Q\(number)")))
            }
            let last = site.engine.log.lastPosition
            // One who is far behind must not hold up one who is at the end.
            for (tail, others) in zip(tails, [[], [first], [first + 1], [last - 1_000]]) {
                try tail.extend(for: others + [last])
                #expect(try tail.bytes(from: last)?.through == last)
                for position in others {
                    #expect(try tail.bytes(from: position)?.through ?? 0 >= position)
                }
            }
        }
    }

    @Test func `are refused beyond the log, and end with the service`() throws {
        try withSite { site throws in
            let headers = [("Last-Event-ID", "1000000")]
            let beyond = try site.send("GET", "events", headers: headers)
            #expect(beyond.status == 409)
            #expect(beyond.problem == "beyond-the-log")
            let odd = [("Last-Event-ID", "x")]
            #expect(try site.send("GET", "events", headers: odd).status == 400)
            let reader = EventReader(site)
            #expect(reader.head != nil)
            #expect(site.surface.events.count == 1)
            site.surface.stop()
            #expect(reader.hasEnded)
        }
    }

    @Test func `end for a token that is revoked, and for nobody else`() throws {
        try withSite { site throws in
            let made = try site.send("POST", "tokens", #"{"name": "page", "expires_in_s": 3600}"#)
            let secret = try #require(made["token"].text)
            let revoked = EventReader(site, authorization: "Bearer " + secret)
            let other = EventReader(site)
            #expect(revoked.head?.contains("200") == true)
            let id = try #require(made["id"].text)
            #expect(try site.send("DELETE", "tokens/\(id)").status == 204)
            #expect(revoked.hasEnded)
            _ = try site.compose()
            #expect(!other.events(through: site.engine.log.lastPosition).isEmpty)
        }
    }

    @Test func `whoever does not read is dropped, and nobody else notices`() throws {
        try withSite { site throws in
            let idle = EventReader(site, query: "?from=1", receiveBuffer: 4_096)
            let body = String(repeating: "x", count: 8_000)
            let awake = EventReader(site)
            #expect(awake.head != nil)
            var submitted = 0
            while site.surface.events.count == 2, submitted < 4_000 {
                _ = try site.receive(body, from: "+1555\(1_000_000 + submitted)")
                submitted += 1
                _ = awake.events(through: site.engine.log.lastPosition)
            }
            #expect(site.surface.events.count == 1)
            _ = idle
        }
    }
}

/// Reads an event stream over a socket of its own.
final class EventReader {
    struct Event: Equatable {
        var id: UInt64
        var name: String
        var data: String
    }

    private let descriptor: Int32
    /// Received, and still in chunks.
    private var raw: [UInt8] = []
    /// The head, and then the body without its chunks.
    private var pending: [UInt8] = []
    private var isOver = false
    private(set) var head: String?

    init(
        _ site: Site,
        query: String = "",
        authorization: String = "Basic " + Base64.encode(Array("ana:ana".utf8)),
        headers: [String] = [],
        receiveBuffer: Int32 = 1 << 20
    ) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var buffer = receiveBuffer
        let bufferSize = socklen_t(MemoryLayout<Int32>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &buffer, bufferSize)
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        let limitSize = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, limitSize)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = site.server.port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: &address) { address in
            let plain = unsafe UnsafeRawPointer(address).assumingMemoryBound(to: sockaddr.self)
            return unsafe connect(descriptor, plain, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
        precondition(result == 0, "the server listens")
        let lines = ["Host: h", "Authorization: \(authorization)"] + headers
        let request =
            "GET \(Site.prefix)events\(query) HTTP/1.1\r\n"
            + lines.map { $0 + "\r\n" }.joined() + "\r\n"
        let bytes = Array(request.utf8)
        unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        head = take(through: "\r\n\r\n")
        // What came with the head is the beginning of the first chunk.
        (raw, pending) = (pending, [])
        takeChunks()
    }

    deinit {
        close(descriptor)
    }

    /// Reads events until one has come.
    func events(through position: UInt64) -> [Event] {
        var events: [Event] = []
        while events.last.map({ $0.id < position }) ?? true {
            guard let block = take(through: "\n\n") else { break }
            var event = Event(id: 0, name: "", data: "")
            for line in block.split(whereSeparator: \.isNewline) {
                if line.hasPrefix("id: ") { event.id = UInt64(line.dropFirst(4)) ?? 0 }
                if line.hasPrefix("event: ") { event.name = String(line.dropFirst(7)) }
                if line.hasPrefix("data: ") { event.data = String(line.dropFirst(6)) }
            }
            if event.id > 0 { events.append(event) }
        }
        return events
    }

    /// Whether the server has ended the stream, in order.
    var hasEnded: Bool {
        while !isOver, fill() {}
        return isOver
    }

    private func take(through text: String) -> String? {
        let wanted = Array(text.utf8)
        var start = 0
        while true {
            while start + wanted.count <= pending.count {
                if pending[start..<start + wanted.count].elementsEqual(wanted) {
                    let end = start + wanted.count
                    defer { pending.removeFirst(end) }
                    return String(decoding: pending[..<end], as: UTF8.self)
                }
                start += 1
            }
            guard !isOver, fill() else { return nil }
        }
    }

    /// Receives, and takes the chunks of the body apart (RFC 9112, section 7.1).
    private func fill() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        raw += buffer[..<count]
        guard head != nil else {
            pending += raw
            raw = []
            return true
        }
        takeChunks()
        return true
    }

    private func takeChunks() {
        while let line = raw.firstIndex(of: UInt8(ascii: "\n")) {
            let digits = String(decoding: raw[..<line], as: UTF8.self).prefix { $0.isHexDigit }
            guard let size = Int(digits, radix: 16), raw.count >= line + 1 + size + 2 else {
                return
            }
            pending += raw[(line + 1)..<(line + 1 + size)]
            raw.removeFirst(line + 1 + size + 2)
            if size == 0 { isOver = true }
        }
    }
}
