import Engine
import EventLog
import HTTPClient
import HTTPServer
import JSON
import Projections
import Testing
import Vocabulary

@testable import API

/// What came back.
struct Answer {
    var status: Int
    var headers: [(name: String, value: String)]
    var text: String

    /// The body as JSON; null when it is none.
    var json: JSONValue { (try? JSONParser.parse(Array(text.utf8), limits: .request)) ?? .null }

    /// The end of the problem's type; nothing when it is no problem document.
    var problem: String? {
        guard header("Content-Type") == "application/problem+json" else { return nil }
        return json["type"].text?.split(separator: ":").last.map(String.init)
    }

    subscript(_ name: String) -> JSONValue { json[name] }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension JSONValue {
    /// A member; null when there is none.
    subscript(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members.first { $0.key == name }?.value ?? .null
    }

    /// An item; null when there is none.
    subscript(_ index: Int) -> JSONValue {
        items.indices.contains(index) ? items[index] : .null
    }

    var items: [JSONValue] {
        guard case .array(let items) = self else { return [] }
        return items
    }

    var number: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }
}

extension Site {
    static let prefix = "/api/ledgerline/v1/"

    /// Sends a request of the native API; the body is JSON.
    func send(
        _ method: String,
        _ path: String,
        as user: String? = "ana",
        _ body: String = "",
        headers: [(String, String)] = []
    ) throws -> Answer {
        try raw(method, Site.prefix + path, as: user, Array(body.utf8), headers: headers)
    }

    /// Sends any request.
    func raw(
        _ method: String,
        _ path: String,
        as user: String?,
        _ body: [UInt8] = [],
        headers: [(String, String)] = []
    ) throws -> Answer {
        var request = HTTPClientRequest(
            method: method,
            url: "http://127.0.0.1:\(server.port)\(path)",
            headers: headers,
            body: body
        )
        if !body.isEmpty, !headers.contains(where: { $0.0 == "Content-Type" }) {
            request.headers.append(("Content-Type", "application/json"))
        }
        request.maxResponseBytes = 16 << 20
        if let user {
            request.basicAuthentication = HTTPClientRequest.BasicAuthentication(
                user: user,
                password: String(user.reversed())
            )
        }
        let response = try client.sendBlocking(request)
        return Answer(
            status: response.status,
            headers: response.headers,
            text: String(decoding: response.body, as: UTF8.self)
        )
    }

    /// Composes a message and gives the interaction's `sys_id`.
    func compose(to number: String = "+15550142", as user: String = "ana") throws -> String {
        let answer = try send(
            "POST",
            "messages",
            as: user,
            #"{"from": "\#(Site.company)", "to": "\#(number)", "body": "Good morning"}"#
        )
        #expect(answer.status == 201, "\(answer.text)")
        try show(answer)
        return try #require(answer["interaction"].text)
    }

    /// Waits until the views show what an answer wrote.
    func show(_ answer: Answer) throws {
        let position = try #require(answer["position"].number)
        #expect(views.projector.wait(until: UInt64(position), timeout: .seconds(10)))
    }

    /// Reads one interaction.
    func interaction(_ id: String, as user: String = "ana") throws -> Answer {
        let last = engine.log.lastPosition
        return try send("GET", "interactions/\(id)?min_position=\(last)", as: user)
    }
}
