import CAllocationCounter
import Decisions
import Engine
import EventLog
import Glibc
import Sealing
import Vocabulary

/// How many inbound messages a second become durable in process, with so many waiting at a time.
///
/// A ledger on LMDB, synced: each round decides as many messages as wait and ends in one commit, as the
/// writer does. The requesters have active interactions, as nearly all who write have.
struct InboundBenchmark {
    var requesters = 10_000
    var waiting = 1_024
    var rounds = 400

    struct Figures {
        var messagesPerSecond: Double
        var allocationsPerDecision: Double
        var records: UInt64
    }

    func run(in directory: String) throws -> Figures {
        var options = LMDBLogOptions()
        options.identity = LogIdentity(high: 0, low: 1)
        options.sealer = PersonalSealer(ring: KeyRing(file: directory + ".keys"), epoch: 1)
        let log = try LMDBLog(directory: directory, options: options)
        let ledger = try Ledger(log: log)
        var time = Instant(rawValue: 1_772_442_000_000)
        try Self.configure(ledger, at: time)
        let company = Self.company
        let application = ledger.state.applications[0].application
        let phones = (0..<requesters).map { Address("+1555\(1_000_000 + $0)") ?? .anonymous }
        var serial = 0
        func message() -> Input {
            serial += 1
            return .smsReceived(
                SMSReceived(
                    application: application,
                    from: phones[serial &* 7_919 % requesters],
                    to: company,
                    body:
                        "Hello, my order has not arrived yet and I would like to know when it comes",
                    providerMessageID: "SM\(1_000_000_000_000 + serial)"
                )
            )
        }
        for _ in 0..<requesters {
            _ = try ledger.admit(message(), at: time)
            if ledger.pendingRecords > 4_000 { try ledger.commit() }
        }
        try ledger.commit()
        // Messages are made beforehand: parsing them is the webhook's work.
        let inputs = (0..<waiting * rounds).map { _ in message() }
        let before = allocation_count()
        let start = now()
        for round in 0..<rounds {
            time = time + .seconds(1)
            for index in 0..<waiting {
                _ = try ledger.admit(inputs[round * waiting + index], at: time)
            }
            try ledger.commit()
        }
        let seconds = now() - start
        return Figures(
            messagesPerSecond: Double(inputs.count) / seconds,
            allocationsPerDecision: Double(allocation_count() - before) / Double(inputs.count),
            records: log.lastPosition
        )
    }

    static let company = Address("+15550009999") ?? .anonymous

    static func configure(_ ledger: Ledger, at time: Instant) throws {
        let inputs: [Input] = [
            .settingsChanged(SettingsChanged()),
            .queueSet(QueueSet(name: "Support", order: 100, active: true)),
            .providerApplicationSet(
                ProviderApplicationSet(
                    name: "Demo",
                    provider: "loopback",
                    number: company,
                    active: true,
                    queue: QueueID(2)
                )
            ),
            .messagingActionSet(MessagingActionSet.shipped[0]),
            .messagingActionSet(MessagingActionSet.shipped[1]),
        ]
        for input in inputs {
            if case .failure(let refusal) = try ledger.admit(input, at: time) { throw refusal }
        }
        try ledger.commit()
    }
}
