import Configuration
import Foundation
import HTTPClient
import Synchronization
import Vocabulary

extension Command {
    static let phone = Command(
        name: "phone",
        summary: "is a pretend phone in the terminal, for loopback provider applications",
        synopsis: ["phone --as NUMBER --to NUMBER [--url URL]"],
        about: """
            Every line that is typed is sent as an SMS; answers appear as they come. End of input ends it.
            """,
        options: [
            .option("as", "NUMBER", "the phone's own number, such as +15551234567"),
            .option("to", "NUMBER", "the company number, such as +15550009999"),
            .option("url", "URL", "the daemon; else http://ADDRESS:PORT of the configuration"),
            .option(
                "wait",
                "SECONDS",
                "at the end of input, waits for one more answer at most so long"
            ),
            .option("config", "FILE", .file, "the configuration"),
        ]
    ) { arguments in
        let site = try Site.read(arguments)
        let own = try arguments.required("as")
        let company = try arguments.required("to")
        guard
            let application = site.applications.first(where: {
                if case .loopback = $0.transport { $0.set.number.text == company } else { false }
            })
        else {
            let numbers = site.applications.filter {
                if case .loopback = $0.transport { true } else { false }
            }.map(\.set.number.text)
            throw CommandFailure(
                "no loopback application has \(company);"
                    + " there \(numbers.isEmpty ? "is none" : "is \(numbers.joined(separator: ", "))")",
                status: .configuration
            )
        }
        let url = arguments["url"] ?? "http://\(site.http.address):\(site.http.port)"
        let phone = LoopbackPhone(
            base: url + "/providers/" + application.set.name,
            own: own,
            company: company
        )
        try phone.begin()
        if isatty(0) == 1 { print("\(own) writes to \(company). End with Ctrl-D.") }
        while let line = readLine(strippingNewline: true) {
            if !line.isEmpty { try phone.send(line) }
        }
        if let seconds = arguments["wait"].flatMap(Double.init) { phone.linger(seconds) }
        phone.end()
        return .success
    }
}

/// A pretend phone: sends lines, prints what arrives.
final class LoopbackPhone: Sendable {
    private let client = HTTPClient()
    private let base: String
    private let own: String
    private let company: String
    private let serial = Mutex<UInt64>(0)
    private let isEnding = Atomic<Bool>(false)
    private let arrival = DispatchSemaphore(value: 0)

    init(base: String, own: String, company: String) {
        self.base = base
        self.own = own
        self.company = company
    }

    /// Finds out what has arrived before, and begins to listen.
    func begin() throws {
        let (serial, _) = try receive(after: 0, wait: 0)
        self.serial.withLock { $0 = serial }
        let thread = Foundation.Thread { [self] in
            while !isEnding.load(ordering: .acquiring) { listen() }
        }
        thread.name = "phone"
        thread.start()
    }

    func send(_ text: String) throws {
        let fields = ["from": own, "to": company, "text": text, "id": UUID().uuidString]
        let body = try JSONSerialization.data(withJSONObject: fields)
        let request = HTTPClientRequest(
            method: "POST",
            url: base + "/inbound",
            headers: [("Content-Type", "application/json")],
            body: [UInt8](body)
        )
        switch client.result(of: request) {
        case .success(let response) where response.status < 300: break
        case .success(let response):
            throw CommandFailure(Self.problem(response), status: .unavailable)
        case .failure(let error): throw Self.unreachable(error)
        }
    }

    /// Waits for an answer.
    func linger(_ seconds: Double) { _ = arrival.wait(timeout: .now() + seconds) }

    func end() {
        isEnding.store(true, ordering: .releasing)
        client.shutDown()
    }

    private func listen() {
        do {
            let (next, texts) = try receive(after: serial.withLock { $0 }, wait: 20)
            serial.withLock { $0 = next }
            for text in texts {
                print("\(company): \(text)".printable)
                arrival.signal()
            }
        } catch {
            guard !isEnding.load(ordering: .acquiring) else { return }
            complain("\(error)")
            Foundation.Thread.sleep(forTimeInterval: 2)
        }
    }

    private func receive(after: UInt64, wait: Int) throws -> (UInt64, [String]) {
        let number = own.replacingOccurrences(of: "+", with: "%2B")
        var request = HTTPClientRequest(
            url: base + "/phone?number=\(number)&after=\(after)&wait=\(wait)"
        )
        request.timeout = (wait + 10) * 1_000
        switch client.result(of: request) {
        case .failure(let error): throw Self.unreachable(error)
        case .success(let response):
            let json = try? JSONSerialization.jsonObject(with: Data(response.body))
            guard response.status == 200, let fields = json as? [String: Any],
                let serial = fields["serial"] as? UInt64
            else { throw CommandFailure(Self.problem(response), status: .unavailable) }
            let messages = fields["messages"] as? [[String: Any]] ?? []
            return (serial, messages.compactMap { $0["text"] as? String })
        }
    }

    private static func problem(_ response: HTTPClientResponse) -> String {
        let json = try? JSONSerialization.jsonObject(with: Data(response.body))
        let detail = (json as? [String: Any])?["detail"] as? String
        return detail ?? "the daemon answers with status \(response.status)"
    }

    private static func unreachable(_ error: HTTPClientError) -> CommandFailure {
        CommandFailure(
            "the daemon cannot be reached (\(error)); is it running?",
            status: .unavailable
        )
    }
}
