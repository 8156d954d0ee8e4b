import Decisions
import Engine
import EventLog
import Foundation
import Sealing
import Vocabulary

extension Command {
    static let erase = Command(
        name: "erase",
        summary: "destroys what is known of a requester, and leaves a log that still verifies",
        synopsis: [
            "erase NUMBER --reason TEXT [--forget-opt-out] [--only] [--yes]",
            "erase --person SYS_ID --reason TEXT [--forget-opt-out] [--only] [--yes]",
            "erase --in-backup DIR",
        ],
        about: """
            What the log says of a requester lies under a key of their own, apart from the log. The key is
            destroyed, with the files of their messages, and the views are made anew. Numbers, names, texts,
            notes and scripts' answers are gone for ever; times, counts, assignments and timers stay, so that
            the log verifies and replays. The log says who had it done and why.
            Whoever has NUMBER is found, and with them their other numbers and records; --only erases nothing
            but the number or the record that is named. An opt-out outlives it unless it is to be forgotten
            too. Conversations must be closed first, and the daemon must not run meanwhile.
            A backup has the keys of its time: --in-backup destroys those there that are destroyed here.
            What left before (exports, webhooks, mail) is out of reach.
            """,
        options: DataDirectory.options + [
            .option("person", "SYS_ID", "a user, consumer or contact, by sys_id or #POSITION"),
            .option("reason", "TEXT", "why, for the log, without personal data"),
            .flag("forget-opt-out", "forgets too that the number has opted out"),
            .flag("only", "nothing but what is named"),
            .flag("yes", "does not ask"),
            .option("in-backup", "DIR", .directory, "a backup, whose keys follow those here"),
        ]
    ) { arguments in
        let data = try DataDirectory(arguments)
        if let backup = arguments["in-backup"] {
            let count = try ErasingInBackup(data: data, backup: backup).run()
            print("\(count) keys destroyed in \(backup)")
            return .success
        }
        guard (arguments.plain.count == 1) != (arguments["person"] != nil) else {
            throw CommandLineError(message: "one of NUMBER and --person is wanted")
        }
        let reason = try arguments.required("reason")
        let log = try openForErasing(data)
        guard let sealer = log.sealer as? PersonalSealer else {
            preconditionFailure("the log was opened with a sealer")
        }
        let ledger = try Daemon.openLedger(log, data)
        let (addresses, persons) = try subjects(arguments, ledger.state, log)
        try confirm(addresses, persons, ledger.state, arguments)
        var erasures: [(RequesterErased, Position)] = []
        let now = SystemClock().read().wall
        for erasure in addresses.map({
            RequesterErased(
                requester: $0,
                forgetsConsent: arguments.has("forget-opt-out"),
                reason: reason
            )
        }) + persons.map({ RequesterErased(person: $0, reason: reason) }) {
            switch try ledger.admit(.requesterErased(erasure), at: now) {
            case .success(let receipt): erasures.append((erasure, receipt.position))
            case .failure(let refusal):
                throw CommandFailure("\(refusal.slug): \(refusal.description)", status: .found)
            }
        }
        try ledger.commit()
        let report = try Erasing(data: data, log: log, sealer: sealer).finish(erasures)
        print(
            "erased: \(addresses.count) numbers, \(persons.count) persons; \(report.keys) keys of"
                + " \(report.records) records and \(report.attachments) files destroyed"
        )
        for webhook in ledger.state.webhooks {
            print("the outgoing webhook \(webhook.set.name) may have been sent of it")
        }
        print("backups made before hold the keys: `ledgerline erase --in-backup DIR` for each")
        return .success
    }

    private static func openForErasing(_ data: DataDirectory) throws -> LMDBLog {
        do throws(EventLogError) {
            guard FileManager.default.fileExists(atPath: data.log) else {
                throw EventLogError.notALog(path: data.log)
            }
            var options = LMDBLogOptions()
            options.sealer = data.sealer()
            return try LMDBLog(directory: data.log, options: options)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    private static func subjects(
        _ arguments: Arguments,
        _ state: borrowing DecisionState,
        _ log: LMDBLog
    ) throws -> ([Address], [Person]) {
        var address = Address.anonymous
        var person = Person.guest
        if let name = arguments["person"] {
            let id = try PersonID(rawValue: InteractionID(named: name, in: log).rawValue)
            guard let found = state.person(named: id) else {
                throw CommandFailure("no user, consumer or contact \(name)", status: .found)
            }
            person = found
        } else if let text = arguments.plain.first {
            guard let found = Address(text), found != .anonymous else {
                throw CommandLineError(message: "NUMBER is at most 23 bytes, such as +15551234567")
            }
            address = found
        }
        guard !arguments.has("only") else {
            return (address == .anonymous ? [] : [address], person == .guest ? [] : [person])
        }
        return state.everythingOf(address, person)
    }

    private static func confirm(
        _ addresses: [Address],
        _ persons: [Person],
        _ state: borrowing DecisionState,
        _ arguments: Arguments
    ) throws {
        guard !arguments.has("yes") else { return }
        guard isatty(0) == 1 else {
            throw CommandLineError(message: "--yes is wanted where nobody can be asked")
        }
        for address in addresses { print("number \(address.text)") }
        for person in persons { print("\(person.kind.word) \(state.name(of: person))") }
        print("What is known of them will be gone for ever. Type erase to go on: ", terminator: "")
        guard readLine(strippingNewline: true) == "erase" else {
            throw CommandFailure("nothing was erased", status: .found)
        }
    }
}
