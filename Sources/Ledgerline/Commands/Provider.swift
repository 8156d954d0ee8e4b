import Configuration
import Foundation
import HTTPClient
import Providers
import Vocabulary

extension Command {
    static let providerTest = Command(
        name: "provider test",
        summary: "checks that a provider can be reached and takes the credentials",
        synopsis: ["provider test NAME [--to NUMBER]"],
        about: """
            Says what it found about the provider application NAME of the configuration; the daemon need not
            run. Ends with 0 when all is well, 1 when something is wrong, 4 when the configuration has no
            such application. No message is sent unless --to is given; one that is sent is not in the log.
            """,
        options: [
            .option(
                "to",
                "NUMBER",
                "sends a short text to this number, and says what the provider answers"
            ),
            .option("config", "FILE", .file, "the configuration"),
        ]
    ) { arguments in
        guard let name = arguments.plain.first, arguments.plain.count == 1 else {
            throw CommandLineError(message: "name one provider application")
        }
        let site = try Site.read(arguments)
        let application = try configured(name, site)
        let number = application.set.number
        let settings = ProviderSettings(application.transport)
        let client = HTTPClient()
        defer { client.shutDown() }
        let test = ProviderTest(
            settings,
            number: number,
            webhook: "\(site.http.publicURL)/providers/\(name)/inbound"
        )
        var findings: [ProviderTest.Finding] = []
        if case .smpp(let centre) = settings {
            findings += SMPPProbe(centre).run()
        } else if test.steps.isEmpty {
            findings.append(.init(true, "the provider is on this machine"))
        }
        for step in test.steps where findings.allSatisfy(\.isGood) {
            findings += step.read(client.result(of: step.request))
        }
        if let to = arguments["to"], findings.allSatisfy(\.isGood) {
            guard let address = Address(to), address.isAnswerable else {
                throw CommandLineError(message: "--to needs a number such as +15551234567")
            }
            findings.append(send(settings, from: number, to: address, client))
        }
        for finding in findings {
            print((finding.isGood ? "ok      " : "WRONG   ") + finding.text.printable)
        }
        return findings.allSatisfy(\.isGood) ? .success : .found
    }

    static let providerPause = Command(
        name: "provider pause",
        summary: "has a provider application send nothing more until it is resumed",
        synopsis: ["provider pause NAME --user USER [--reason TEXT] [--url URL]"],
        about: """
            What is on its way is finished; what is written meanwhile waits. The daemon must run; who did it,
            and why, is in the log. The password is read from $LEDGERLINE_PASSWORD or standard input.
            """,
        options: [
            .option("user", "USER", "an administrator"),
            .option("reason", "TEXT", "why"),
            .option("url", "URL", "the daemon; else http://ADDRESS:PORT of the configuration"),
            .option("config", "FILE", .file, "the configuration"),
        ]
    ) { arguments in
        try switchSending("pause", arguments)
    }

    static let providerResume = Command(
        name: "provider resume",
        summary: "has a paused provider application send again",
        synopsis: ["provider resume NAME --user USER [--url URL]"],
        about: """
            What waited goes out in order. The password is read as for `provider pause`.
            """,
        options: [
            .option("user", "USER", "an administrator"),
            .option("url", "URL", "the daemon; else http://ADDRESS:PORT of the configuration"),
            .option("config", "FILE", .file, "the configuration"),
        ]
    ) { arguments in
        try switchSending("resume", arguments)
    }

    private static func configured(
        _ name: String,
        _ site: SiteConfiguration
    ) throws -> SiteConfiguration.Application {
        if let found = site.applications.first(where: { $0.set.name == name }) { return found }
        let names = site.applications.map(\.set.name).joined(separator: ", ")
        throw CommandFailure(
            "no provider application is called \(name); there is \(names.isEmpty ? "none" : names)",
            status: .configuration
        )
    }

    /// Hands one message to a provider, past the log.
    private static func send(
        _ settings: ProviderSettings,
        from: Address,
        to: Address,
        _ client: HTTPClient
    ) -> ProviderTest.Finding {
        let key = SysIDKey(high: 0, low: 0)
        let transport: any OutboundTransport
        switch settings {
        case .smpp:
            return .init(false, "over SMPP nothing is sent past the log: write from the workspace")
        case .loopback: return .init(true, "nothing is sent: `ledgerline phone` is the other end")
        case .kannel(let kannel):
            transport = KannelTransport(kannel, client: client, reportURL: "", key: key)
        case .twilio(let twilio):
            transport = TwilioTransport(twilio, client: client, callbackURL: "", key: key)
        case .http(let generic):
            transport = GenericTransport(generic, client: client, statusURL: "", key: key)
        }
        let message = OutboundMessage(
            id: .none,
            application: .none,
            pair: AddressPair(requester: to, company: from),
            body: "Ledgerline: this number can send.",
            decidedAt: .zero
        )
        let answered = DispatchSemaphore(value: 0)
        let outcome = Shared<SendOutcome?>(nil)
        transport.send(message) {
            outcome.set($0)
            answered.signal()
        }
        answered.wait()
        switch outcome.value {
        case .accepted(let id)?:
            return .init(true, "the provider took the message" + (id.isEmpty ? "" : " as \(id)"))
        case .delivered?: return .init(true, "the message was delivered")
        case .failed(_, let code, let detail)?, .throttled(let code, let detail, _)?:
            return .init(false, "the message was not taken: \(detail) (\(code))")
        case .uncertain(let detail)?:
            return .init(false, "nobody knows whether it was sent: \(detail)")
        case nil: return .init(false, "nothing came of it")
        }
    }

    private static func switchSending(_ act: String, _ arguments: Arguments) throws -> ExitStatus {
        guard let name = arguments.plain.first, arguments.plain.count == 1 else {
            throw CommandLineError(message: "name one provider application")
        }
        let user = try arguments.required("user")
        let site = try Site.read(arguments)
        let base = arguments["url"] ?? "http://\(site.http.address):\(site.http.port)"
        let environment = ProcessInfo.processInfo.environment
        guard let password = environment["LEDGERLINE_PASSWORD"] ?? readSecret("Password") else {
            throw CommandLineError(message: "no password was given")
        }
        let daemon = DaemonCalls(base: base, user: user, password: password)
        defer { daemon.end() }
        let list = try daemon.ask("GET", "provider-applications")
        let rows = list["result"] as? [[String: Any]] ?? []
        guard let id = rows.first(where: { $0["name"] as? String == name })?["sys_id"] as? String
        else {
            throw CommandFailure("the daemon has no provider application \(name)", status: .found)
        }
        var fields: [String: Any] = [:]
        if let reason = arguments["reason"] { fields["reason"] = reason }
        let answer = try daemon.ask("POST", "provider-applications/\(id)/\(act)", fields)
        let position = (answer["position"] as? Int).map { " (#\($0))" } ?? ""
        print("\(name) is \(act == "pause" ? "paused" : "resumed")\(position)")
        return .success
    }
}

/// Calls of the running daemon's API by a command.
struct DaemonCalls {
    private let client = HTTPClient()
    private let base: String
    private let credentials: HTTPClientRequest.BasicAuthentication

    init(base: String, user: String, password: String) {
        self.base = base
        credentials = .init(user: user, password: password)
    }

    func end() { client.shutDown() }

    /// Asks, and gives the answer's object.
    ///
    /// - Throws: `CommandFailure` with what the daemon says.
    func ask(
        _ method: String,
        _ path: String,
        _ fields: [String: Any]? = nil
    ) throws -> [String: Any] {
        var request = HTTPClientRequest(method: method, url: base + "/api/ledgerline/v1/" + path)
        if let fields {
            request.headers = [("Content-Type", "application/json")]
            request.body = [UInt8](try JSONSerialization.data(withJSONObject: fields))
        }
        request.basicAuthentication = credentials
        switch client.result(of: request) {
        case .failure(let error):
            throw CommandFailure("\(base) cannot be reached (\(error))", status: .unavailable)
        case .success(let response):
            let json = try? JSONSerialization.jsonObject(with: Data(response.body))
            let object = json as? [String: Any] ?? [:]
            guard (200...299).contains(response.status) else {
                let detail = object["detail"] as? String
                throw CommandFailure(
                    detail ?? "the daemon answers with status \(response.status)",
                    status: .unavailable
                )
            }
            return object
        }
    }
}
