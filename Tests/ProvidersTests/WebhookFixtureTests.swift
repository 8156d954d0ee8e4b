import Engine
import EventLog
import Foundation
import Testing
import Vocabulary

@testable import Providers

/// A request in `fixtures/providers/<kind>`, with what must come of it beside it.
struct WebhookFixture: CustomTestStringConvertible, Sendable {
    let name: String
    let request: Data
    let json: Data

    var testDescription: String { name }

    func expected() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    static let all: [WebhookFixture] = {
        let folder = checkout.appending(path: "fixtures/providers")
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap {
            $0 as? String
        }
        return (files ?? []).filter { $0.hasSuffix(".http") }.sorted().compactMap { file in
            let url = folder.appending(path: file)
            let json = url.deletingPathExtension().appendingPathExtension("json")
            guard let request = try? Data(contentsOf: url), let json = try? Data(contentsOf: json)
            else { return nil }
            return WebhookFixture(name: String(file.dropLast(5)), request: request, json: json)
        }
    }()
}

@Suite("A provider's request")
struct WebhookFixtureTests {
    @Test(arguments: WebhookFixture.all)
    func `becomes the expected input, or is refused by name`(fixture: WebhookFixture) throws {
        let wanted = try fixture.expected()
        try withDesk { desk in
            let before = desk.log.lastPosition
            let answer = try desk.exchange(fixture.request)
            #expect(answer.status == wanted["status"] as? Int)
            #expect(answer.problem == wanted["problem"] as? String)
            let record = try desk.records(from: before + 1).first
            #expect(record?.event.name == wanted["type"] as? String)
            guard let record else { return }
            let json = Data(record.json(.positions).utf8)
            let object = try JSONSerialization.jsonObject(with: json) as? [String: Any]
            let data = try #require(object?["data"] as? NSDictionary)
            let expected = try #require(wanted["data"] as? NSDictionary)
            #expect(data == expected)
        }
    }

    @Test func `has fixtures of every kind`() {
        let kinds = Dictionary(grouping: WebhookFixture.all) { $0.name.prefix { $0 != "/" } }
        #expect(Set(kinds.keys) == ["kannel", "loopback", "twilio"])
        #expect(WebhookFixture.all.count >= 60)
    }
}
