import HTTPClient
import HTTPServer
import Synchronization
import Testing

@Suite("The client")
struct HTTPClientTests {
    private func withClient(
        limit: Int = 1024,
        _ body: (HTTPClient) throws -> Void
    ) rethrows {
        let client = HTTPClient(inFlightLimit: limit)
        defer { client.shutDown() }
        try body(client)
    }

    private func withServer(
        handler: @escaping HTTPServer.Handler,
        _ body: (String) throws -> Void
    ) throws {
        let server = try HTTPServer(configuration: .init(), handler: handler)
        try server.start()
        defer { server.stop(gracefulWithin: 0) }
        try body("http://127.0.0.1:\(server.port)")
    }

    @Test func `sends method, headers, credentials and body, and gets all of the answer`() throws {
        try withServer(handler: { request, responder in
            let text = [
                request.method, request.rawPath, request.header("X-Kind") ?? "-",
                request.header("Authorization") ?? "-", request.header("Content-Type") ?? "-",
                request.header("Expect") ?? "-", String(decoding: request.body, as: UTF8.self),
            ].joined(separator: "|")
            responder.respond(
                HTTPResponse(status: 201, headers: [("X-Reply", "yes ")], body: Array(text.utf8))
            )
        }) { url in
            try withClient { client in
                var request = HTTPClientRequest(
                    method: "POST",
                    url: url + "/a",
                    headers: [("X-Kind", "sms")],
                    body: Array("hello".utf8)
                )
                request.basicAuthentication = .init(user: "Aladdin", password: "open sesame")
                let response = try client.sendBlocking(request)
                #expect(response.status == 201)
                #expect(response.header("x-reply") == "yes")
                #expect(
                    String(decoding: response.body, as: UTF8.self)
                        == "POST|/a|sms|Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==|-|-|hello"
                )
            }
        }
    }

    @Test(arguments: ["GET", "HEAD", "DELETE", "POST", "PUT", "PATCH"])
    func `sends every method without a body`(method: String) throws {
        try withServer(handler: { request, responder in
            responder.respond(HTTPResponse(status: 200, headers: [("X-Method", request.method)]))
        }) { url in
            try withClient { client in
                let response = try client.sendBlocking(.init(method: method, url: url + "/"))
                #expect(response.header("X-Method") == method)
            }
        }
    }

    @Test func `sends a large body and many requests at once`() async throws {
        let server = try HTTPServer(configuration: .init()) { request, responder in
            responder.respond(.text("\(request.body.count)"))
        }
        try server.start()
        let client = HTTPClient()
        let url = "http://127.0.0.1:\(server.port)/"
        let counts = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let body = [UInt8](repeating: 65, count: number * 5000)
                    let request = HTTPClientRequest(method: "POST", url: url, body: body)
                    return String(decoding: try await client.send(request).body, as: UTF8.self)
                }
            }
            var counts: Set<String> = []
            for try await count in group { counts.insert(count) }
            return counts
        }
        #expect(counts == Set((0..<200).map { "\($0 * 5000)" }))
        client.shutDown()
        server.stop(gracefulWithin: 0)
    }

    @Test func `uses a connection again, and does not follow a redirect`() throws {
        let answer = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 2\r\n\r\nok"
        let server = RawServer([.answer(answer), .answer(answer)], onOneConnection: true)
        defer { server.stop() }
        try withClient { client in
            for _ in 0..<2 {
                var request = HTTPClientRequest(url: "http://127.0.0.1:\(server.port)/")
                request.timeout = 5000
                let response = try client.sendBlocking(request)
                #expect(response.status == 302)
            }
        }
    }

    @Test func `says that nothing was sent when the connection is refused`() {
        let server = RawServer([])
        server.stop()
        withClient { client in
            let error = #expect(throws: HTTPClientError.self) {
                try client.sendBlocking(.init(url: "http://127.0.0.1:\(server.port)/"))
            }
            guard case .failedBeforeSending(7, _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(arguments: [
        RawServer.Act.hang, .reset, .answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal"),
    ])
    func `says that the outcome is uncertain when a sent request is not answered`(
        act: RawServer.Act
    ) {
        let server = RawServer([act])
        defer { server.stop() }
        withClient { client in
            var request = HTTPClientRequest(
                method: "POST",
                url: "http://127.0.0.1:\(server.port)/?secret=1",
                body: [65]
            )
            request.timeout = 500
            request.basicAuthentication = .init(user: "name", password: "password!")
            let error = #expect(throws: HTTPClientError.self) { try client.sendBlocking(request) }
            guard case .uncertain = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let text = String(reflecting: error)
            #expect(!text.contains("password!") && !text.contains("secret"))
        }
    }

    @Test func `is not answered by what another request was answered twice`() throws {
        let twice = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst"
        let second = "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"
        let server = RawServer([.answer(twice + twice), .answer(second)])
        defer { server.stop() }
        try withClient { client in
            var request = HTTPClientRequest(
                method: "POST",
                url: "http://127.0.0.1:\(server.port)/",
                body: [65]
            )
            request.timeout = 5000
            request.hasOwnConnection = true
            let first = try client.sendBlocking(request)
            #expect(first.status == 200)
            let second = try client.sendBlocking(request)
            #expect(second.status == 500)
        }
    }

    @Test(arguments: ["POST", "GET"])
    func `does not send a message again when a used connection dies`(method: String) throws {
        let good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        let server = RawServer([.answer(good), .reset, .answer(good)], onOneConnection: true)
        defer { server.stop() }
        try withClient { client in
            var request = HTTPClientRequest(
                method: method,
                url: "http://127.0.0.1:\(server.port)/",
                body: method == "POST" ? [65] : []
            )
            request.isRepeatable = method == "POST" ? nil : false
            let response = try client.sendBlocking(request)
            #expect(response.status == 200)
            let error = #expect(throws: HTTPClientError.self) { try client.sendBlocking(request) }
            guard case .uncertain = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `refuses a response that is larger than agreed`() throws {
        try withServer(handler: { _, responder in
            responder.respond(.json([UInt8](repeating: 32, count: 1001)))
        }) { url in
            try withClient { client in
                var request = HTTPClientRequest(url: url + "/")
                request.maxResponseBytes = 1001
                let response = try client.sendBlocking(request)
                #expect(response.body.count == 1001)
                request.maxResponseBytes = 1000
                #expect(throws: HTTPClientError.responseTooLarge(status: 200)) {
                    try client.sendBlocking(request)
                }
            }
        }
    }

    @Test(arguments: [
        "", "no scheme", "ftp://127.0.0.1/", "file:///etc/passwd", "http://[::1/", "http://",
    ])
    func `refuses a URL that is not http or https`(url: String) {
        withClient { client in
            #expect(throws: HTTPClientError.badURL) { try client.sendBlocking(.init(url: url)) }
        }
    }

    @Test func `refuses a header that would add another`() {
        withClient { client in
            #expect(throws: HTTPClientError.badHeader) {
                try client.sendBlocking(
                    .init(url: "http://127.0.0.1/", headers: [("X", "a\r\nY: b")])
                )
            }
        }
    }

    @Test func `takes so many requests at once, and cancels what is under way when shut down`() {
        let server = RawServer([.hang])
        defer { server.stop() }
        let errors = Mutex<[HTTPClientError]>([])
        let client = HTTPClient(inFlightLimit: 2)
        for _ in 0..<3 {
            client.send(.init(url: "http://127.0.0.1:\(server.port)/")) { result in
                if case .failure(let error) = result { errors.withLock { $0.append(error) } }
            }
        }
        #expect(errors.withLock { $0 } == [.tooManyRequests])
        client.shutDown()
        let ended = errors.withLock { $0 }
        #expect(ended.count == 3)
        #expect(
            ended.dropFirst().allSatisfy {
                if case .cancelled = $0 { true } else { false }
            }
        )
        #expect(client.inFlight == 0)
        #expect(throws: HTTPClientError.cancelled(wasSent: false)) {
            try client.sendBlocking(.init(url: "http://127.0.0.1/"))
        }
    }
}
