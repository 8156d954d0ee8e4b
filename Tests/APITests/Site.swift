import Accounts
import Dispatch
import Engine
import EventLog
import Foundation
import HTTPClient
import HTTPServer
import Projections
import Synchronization
import Testing
import Vocabulary

@testable import API

/// A whole service in memory, on a port of loopback: engine, views, server, and a client.
final class Site: Sendable {
    let engine: Engine
    let views: Views
    let surface: HTTPSurface
    let server: HTTPServer
    let client = HTTPClient()
    let clock: SettableClock
    let key: SysIDKey
    let passwords = FixedPasswords()
    let accounts: Accounts
    let tokens: AccessTokens
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    private let projection: Projection

    /// Who is there: the user name is the role, or a name of an agent.
    static let userNames = ["admin", "ana", "boris", "supervisor", "auditor", "integration"]
    static let company = "+15550100"

    init(
        active: Bool = true,
        _ adjust: (inout HTTPSurface.Options) -> Void = { _ in }
    ) throws {
        clock = SettableClock()
        let log = MemoryLog()
        engine = Engine(ledger: try Ledger(log: log), clock: clock) { _ in }
        views = try Views(log: log, store: MemoryViewStore())
        projection = Projection(views.projector, log)
        key = SysIDKey(high: log.identity.high, low: log.identity.low)
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        accounts = try Accounts(path: folder + "/accounts.json")
        tokens = try AccessTokens(path: folder + "/tokens.json", accounts: accounts)
        var options = HTTPSurface.Options()
        adjust(&options)
        let surface = HTTPSurface(
            engine: engine,
            views: views,
            passwords: passwords,
            tokens: tokens,
            sessions: Sessions(accounts: accounts),
            options: options
        )
        self.surface = surface
        var configuration = HTTPServerConfiguration()
        configuration.bodyBytes = 256 << 10
        server = try HTTPServer(configuration: configuration) { surface.handle($0, $1) }
        try server.start()
        try seed(active: active)
    }

    /// Ends everything that the site started.
    func close() {
        server.stop(gracefulWithin: 0)
        surface.stop()
        engine.stop()
        client.shutDown()
        tokens.flush()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Holds the views where they are, as if the projector were slow.
    func holdViews() { projection.hold() }

    /// Lets the views go on.
    func releaseViews() { projection.release() }

    /// Hands an input to the engine and waits until the views show it.
    @discardableResult
    func submit(_ input: Input) throws -> Ledger.Receipt {
        let receipt = try engine.submitAndWait(input).get()
        try #require(views.projector.wait(until: receipt.last, timeout: .seconds(10)))
        return receipt
    }

    /// An SMS from a phone.
    @discardableResult
    func receive(
        _ body: String = "Hello",
        from number: String = "+15550199",
        id: String = "",
        part: String = ""
    ) throws -> Ledger.Receipt {
        try submit(
            .smsReceived(
                SMSReceived(
                    application: ApplicationID(2),
                    from: try #require(Address(number)),
                    to: try #require(Address(Site.company)),
                    body: body,
                    providerMessageID: id,
                    part: part
                )
            )
        )
    }

    /// Makes the provider application, or changes it.
    func setApplication(
        _ id: ApplicationID = ApplicationID(2),
        active: Bool,
        virtualAgentFirst: Bool = false
    ) throws {
        try submit(
            .providerApplicationSet(
                ProviderApplicationSet(
                    application: id,
                    name: "Loopback",
                    provider: "loopback",
                    number: try #require(Address(Site.company)),
                    active: active,
                    virtualAgentFirst: virtualAgentFirst,
                    queue: QueueID(1)
                )
            )
        )
    }

    func sysID<Subject>(_ id: Identifier<Subject>) -> String { id.text(key) }

    func user(_ name: String) -> String {
        sysID(UserID(UInt64(3 + (Site.userNames.firstIndex(of: name) ?? 0))))
    }

    private func seed(active: Bool) throws {
        try submit(.queueSet(QueueSet(name: "Support", active: true)))
        try setApplication(.none, active: active)
        for name in Site.userNames {
            let role = Role(word: name) ?? .agent
            let roles: [Role] = role == .admin ? [.admin, .agent] : [role]
            try submit(
                .userSet(UserSet(userName: name, name: name, active: true, roles: roles))
            )
        }
        try submit(
            .consumerSet(
                ConsumerSet(
                    name: "Carla",
                    active: true,
                    phones: [try #require(Address("+15550142"))],
                    territory: "US"
                )
            )
        )
    }

    static let carla = PersonID(9)
}

/// Drives a projector behind a log, on a queue of its own.
final class Projection: Sendable {
    private let projector: Projector
    private let queue = DispatchQueue(label: "projection")

    init(_ projector: Projector, _ log: any RecordLog) {
        self.projector = projector
        _ = log.publication.observe { [queue] _ in
            queue.async { _ = try? projector.catchUp() }
        }
    }

    func hold() { queue.suspend() }
    func release() { queue.resume() }
}

/// Everybody's password is the user name backwards, until another is set.
final class FixedPasswords: PasswordVerifier {
    private let others = Mutex<[String: String]>([:])

    func verify(
        userName: String,
        password: String,
        remoteAddress: String
    ) -> PasswordVerdict {
        if userName == "locked" { return .tooManyAttempts(retryAfterSeconds: 17) }
        let other = others.withLock { $0[userName] }
        return password == other ?? String(userName.reversed()) ? .right : .wrong
    }

    func setPassword(_ password: String, of userName: String) -> PasswordChange {
        guard password.count >= 8 else { return .tooShort(minimum: 8) }
        others.withLock { $0[userName] = password }
        return .done
    }
}

/// A clock that a test can set forward.
final class SettableClock: EngineClock {
    private let ahead = Atomic<Int64>(0)

    func read() -> ClockReading {
        var reading = SystemClock().read()
        reading.wall = Instant(
            rawValue: reading.wall.rawValue + ahead.load(ordering: .relaxed)
        )
        return reading
    }

    func set(ahead milliseconds: Int64) { ahead.store(milliseconds, ordering: .relaxed) }
}

/// Runs a test with a site of its own.
func withSite(
    active: Bool = true,
    _ adjust: (inout HTTPSurface.Options) -> Void = { _ in },
    _ body: (Site) throws -> Void
) throws {
    let site = try Site(active: active, adjust)
    defer { site.close() }
    try body(site)
}
