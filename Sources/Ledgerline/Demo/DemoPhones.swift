import Configuration
import Engine
import Foundation
import HTTPClient
import Projections
import Simulation
import Synchronization
import Vocabulary

/// The demo's phones, which use the loopback provider as `ledgerline phone` does: by HTTP.
final class DemoPhones: Sendable {
    private let base: String
    private let applications: [String: Address]
    private let reader: ViewsReader
    private let clock = SystemClock()
    private let beat = Beat()
    /// Those that listen hold a connection each.
    private let listening = HTTPClient(connectionsPerHost: 128)
    private let writing = HTTPClient(connectionsPerHost: 4)
    private let phones = Mutex<[Address: DemoPhone]>([:])

    init(base: String, site: SiteConfiguration, reader: ViewsReader) {
        self.base = base
        self.reader = reader
        applications = Dictionary(
            site.applications.map { ($0.set.name, $0.set.number) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    func start() {
        let now = clock.read().wall
        var phones: [Address: DemoPhone] = [:]
        for (index, phone) in DemoCentre.phones(DemoCentre.Size()).enumerated() {
            phones[phone.number] = DemoPhone(
                number: phone.number,
                name: phone.name,
                begins: true,
                seed: UInt64(index),
                at: now
            )
        }
        // Whoever is in a conversation with an agent whom somebody plays will answer, too.
        let active = try? reader.interactions(
            InteractionFilter(states: InteractionFilter.active),
            limit: 100
        )
        for row in active ?? [] where phones[row.requester] == nil {
            phones[row.requester] = DemoPhone(
                number: row.requester,
                name: "",
                begins: false,
                seed: row.id.rawValue,
                at: now
            )
        }
        self.phones.withLock { $0 = phones }
        beat.start("demo phones") { [self] in look() }
    }

    func stop() {
        beat.stop()
        listening.shutDown()
        writing.shutDown()
    }

    private func look() {
        let now = clock.read().wall
        let (silent, texts) = phones.withLock { phones in
            var silent: [(Address, UInt64)] = []
            var texts: [(Address, application: String, text: String)] = []
            for number in phones.keys {
                guard var phone = phones[number] else { continue }
                if !phone.listens {
                    phone.listens = true
                    silent.append((number, phone.serial))
                }
                if let said = phone.text(at: now) {
                    texts.append((number, said.application, said.text))
                }
                phones[number] = phone
            }
            return (silent, texts)
        }
        for (number, serial) in silent { listen(number, after: serial) }
        for (number, application, text) in texts { write(text, from: number, to: application) }
    }

    private func listen(_ number: Address, after serial: UInt64) {
        let any = applications.keys.min() ?? ""
        let own = number.text.replacingOccurrences(of: "+", with: "%2B")
        var request = HTTPClientRequest(
            url: base + any + "/phone?number=\(own)&after=\(serial)&wait=25"
        )
        request.timeout = 40_000
        listening.send(request) { [self] result in
            let now = clock.read().wall
            let fields = Self.fields(result)
            phones.withLock { phones in
                phones[number]?.listens = false
                guard let last = fields?["serial"] as? UInt64 else { return }
                phones[number]?.serial = last
                let messages = fields?["messages"] as? [[String: Any]] ?? []
                // What came before it listened for the first time is no news.
                guard serial > 0 || last < 1_000 else { return }
                for message in messages {
                    phones[number]?.hear(message["text"] as? String ?? "", at: now)
                }
            }
        }
    }

    private func write(_ text: String, from number: Address, to application: String) {
        let name: String
        if application.isEmpty {
            // It answers where it was written to.
            let filter = InteractionFilter(states: InteractionFilter.active, requester: number)
            let row = try? reader.interactions(filter, limit: 1).first
            guard let company = row?.company,
                let found = applications.first(where: { $0.value == company })?.key
            else { return }
            name = found
        } else {
            name = application
        }
        guard let company = applications[name] else { return }
        let fields = [
            "from": number.text, "to": company.text, "text": text, "id": UUID().uuidString,
        ]
        guard let body = try? JSONSerialization.data(withJSONObject: fields) else { return }
        let request = HTTPClientRequest(
            method: "POST",
            url: base + name + "/inbound",
            headers: [("Content-Type", "application/json")],
            body: [UInt8](body)
        )
        writing.send(request) { _ in }
    }

    private static func fields(
        _ result: Result<HTTPClientResponse, HTTPClientError>
    ) -> [String: Any]? {
        guard case .success(let response) = result, response.status == 200 else { return nil }
        return try? JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any]
    }
}
