import Cryptography
import Decisions
import Engine
import EventLog
import Foundation
import Scheduler
import Sealing
import Simulation
import Testing
import Vocabulary

/// Logs whose personal fields are sealed, as a daemon writes them.
@Suite("A scenario's log, sealed")
struct SealedScenarioTests {
    /// A log on disk that is removed in the end.
    struct Folder: ~Copyable {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

        init() throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func open(_ identity: LogIdentity, epoch: UInt32, readOnly: Bool = false) throws -> (
            LMDBLog, PersonalSealer
        ) {
            let ring = KeyRing(file: url.appending(path: "personal-keys").path)
            let sealer = PersonalSealer(ring: ring, epoch: epoch)
            var options = LMDBLogOptions()
            options.identity = readOnly ? nil : identity
            options.sync = false
            options.mapBytes = 1 << 30
            options.fillAheadBytes = 0
            options.readOnly = readOnly
            options.sealer = sealer
            return (
                try LMDBLog(directory: url.appending(path: "log").path, options: options), sealer
            )
        }

        /// Every byte of the files of the log.
        func bytes() throws -> Data {
            let folder = url.appending(path: "log")
            let files = FileManager.default.enumerator(
                at: folder,
                includingPropertiesForKeys: nil
            )
            return try (files?.allObjects as? [URL] ?? [])
                .filter { $0.lastPathComponent == "data.mdb" }
                .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
        }
    }

    /// The lines of a golden log without the one that pins stored bytes.
    private func lines(_ log: any RecordLog) throws -> [Substring] {
        try GoldenLog(of: log).text.split(separator: "\n").dropLast()
    }

    /// What requesters said of themselves: their addresses and texts.
    private func secrets(of log: any RecordLog) throws -> Set<String> {
        var found: Set<String> = []
        unsafe try log.scan(from: 1, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            switch record.event {
            case .input(.smsReceived(let sms)): found.formUnion([sms.from.text, sms.body])
            case .input(.agentReplied(let reply)): found.insert(reply.body)
            case .input(.noteWritten(let note)): found.insert(note.body)
            case .input(.consumerSet(let person)):
                found.formUnion([person.name] + person.phones.map(\.text))
            default: break
            }
            return true
        }
        // Shorter ones are words that the site itself uses.
        return found.filter { $0.utf8.count >= 12 }
    }

    @Test(
        "reads as it was decided, and nobody finds a number or a text in its files",
        arguments: ScenarioFile.all
    )
    func sealed(_ file: ScenarioFile) throws {
        let identity = try file.read().identity
        let memory = MemoryLog(identity: identity)
        try file.run(on: memory)
        let secrets = try secrets(of: memory)
        let folder = try Folder()
        do {
            let (log, _) = try folder.open(identity, epoch: 1)
            try file.run(on: log)
            #expect(try lines(log) == lines(memory))
        }
        // Read by another process, and by the next run, whose fold learns whose key is whose.
        do {
            let (log, _) = try folder.open(identity, epoch: 0, readOnly: true)
            #expect(try lines(log) == lines(memory))
        }
        let bytes = try folder.bytes()
        for secret in secrets {
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "a secret of \(secret.count) bytes")
        }
    }

    @Test("goes on with the same keys after a restart", arguments: ScenarioFile.all)
    func restarted(_ file: ScenarioFile) throws {
        let identity = try file.read().identity
        let folder = try Folder()
        var before: Set<UInt32> = []
        do {
            let (log, _) = try folder.open(identity, epoch: 1)
            try file.run(on: log)
            before = try slots(of: log)
        }
        let (log, sealer) = try folder.open(identity, epoch: 2)
        _ = try Ledger(log: log)
        sealer.finishLearning()
        var known: Set<UInt32> = []
        unsafe try log.scan(from: 1, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            switch record.event {
            case .input(.smsReceived(let sms)):
                known.formUnion(sealer.keys(of: RequesterErased(requester: sms.from), at: .max))
            case .input(.consumerSet), .input(.contactSet), .input(.userSet):
                known.formUnion(
                    sealer.keys(
                        of: RequesterErased(person: Person(.consumer, PersonID(position))),
                        at: .max
                    )
                )
            default: break
            }
            return true
        }
        #expect(known.isSubset(of: before))
        #expect(Set(1...UInt32(max(before.count, 1))).isSuperset(of: before), "keys have no gaps")
    }

    @Test("holds, folds and reads without what was erased", arguments: ScenarioFile.all)
    func erased(_ file: ScenarioFile) throws {
        let identity = try file.read().identity
        let memory = MemoryLog(identity: identity)
        try file.run(on: memory)
        let whole = try Ledger(log: memory)
        let folder = try Folder()
        do {
            let (log, sealer) = try folder.open(identity, epoch: 1)
            try file.run(on: log)
            try sealer.ring.destroy(Array(1...sealer.ring.count))
        }
        let (log, _) = try folder.open(identity, epoch: 2)
        let ledger = try Ledger(log: log)
        #expect(ledger.next == whole.next)
        #expect(ledger.lastTime == whole.lastTime)
        #expect(ledger.state.timers.count == whole.state.timers.count)
        let text = try lines(log).joined()
        for secret in try secrets(of: memory) where !secret.contains("\"") {
            #expect(!text.contains(secret), "a secret of \(secret.count) bytes")
        }
        #expect(
            try LogVerifier(directory: folder.url.appending(path: "log").path).run().isIntact
        )
    }

    private func slots(of log: LMDBLog) throws -> Set<UInt32> {
        var found: Set<UInt32> = []
        unsafe try log.scanStored(from: 1, through: .max) { position, bytes in
            if let slot = unsafe PersonalSealer.seal(ofStored: bytes, at: position)?.key {
                found.insert(slot)
            }
            return true
        }
        return found
    }
}
