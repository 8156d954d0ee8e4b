import Decisions
import Engine
import EventLog
import Foundation
import Testing
import Vocabulary

@Suite("Ids of messages in files")
struct SeenFilesTests {
    private static let start = Instant(rawValue: 1_772_442_000_000)

    private func folder() throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "ledgerline-seen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path
    }

    private func message(_ number: Int) -> SMSReceived {
        SMSReceived(
            from: Address("+15551234567") ?? .anonymous,
            to: Address("+15550009999") ?? .anonymous,
            body: "Hello",
            providerMessageID: "SM\(number)"
        )
    }

    @Test func `are read as they were written, and leave no file behind`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let entries = ContiguousArray(
            (0..<1_024 as Range<UInt64>).map { number in
                var entry = SeenEntry.example
                entry.high = number &* 0x9E37_79B9_7F4A_7C15
                entry.low = ~number
                entry.position = number
                return entry
            }
        )
        let shelf = try #require(SeenFiles(folder: folder).keep(entries))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        #expect(shelf.count == entries.count)
        for place in entries.indices {
            let found = shelf.entry(at: place)
            #expect(found.high == entries[place].high && found.low == entries[place].low)
            #expect(found.position == entries[place].position)
        }
    }

    @Test func `are not kept where there is no folder`() {
        let files = SeenFiles(folder: "/nowhere/at/all")
        #expect(files.keep([.example]) == nil)
    }

    /// As many ids as make a table be put away, folded as a start folds them.
    @Test func `a million ids are all known, and no other`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let count = 1_000_000
        var state = DecisionState(
            sysIDKey: SysIDKey(high: 0, low: 1),
            archive: SeenFiles(folder: folder)
        )
        for number in 0..<count {
            let position = Position(number + 1)
            state.apply(.smsReceived(message(number)), at: position, time: Self.start)
        }
        var outcomes = Outcomes()
        for number in stride(from: 0, to: count, by: 997) {
            let verdict = try state.decide(
                .smsReceived(message(number)),
                at: Self.start + .days(6) + .hours(23),
                position: Position(count + 1),
                into: &outcomes
            )
            #expect(verdict == .repeated(of: Position(number + 1)))
        }
        let verdict = try state.decide(
            .smsReceived(message(count)),
            at: Self.start,
            position: Position(count + 1),
            into: &outcomes
        )
        #expect(verdict == .decided)
    }

    @Test func `a repeat is known after a restart, six days and twenty-three hours later`() throws {
        let log = MemoryLog(identity: LogIdentity(high: 0, low: 1))
        var position: Position = 0
        do {
            let ledger = try Ledger(log: log)
            let receipt = try ledger.admit(.smsReceived(message(1)), at: Self.start).get()
            position = receipt.position
            _ = try ledger.admit(.smsReceived(message(2)), at: Self.start + .days(3)).get()
            try ledger.commit()
        }
        let late = Self.start + .days(6) + .hours(23)
        let ledger = try Ledger(log: log)
        let again = try ledger.admit(.smsReceived(message(1)), at: late).get()
        #expect(again.isRepeat && again.position == position)
        let last = try ledger.admit(.smsReceived(message(2)), at: late + .days(3)).get()
        #expect(last.isRepeat)
        // After fourteen days it is forgotten for certain, here as after any other restart.
        let forgotten = try ledger.admit(
            .smsReceived(message(1)),
            at: Self.start + .days(14) + .hours(1)
        )
        #expect(try !forgotten.get().isRepeat)
    }
}

extension SeenEntry {
    /// Any entry.
    fileprivate static var example: SeenEntry { SeenEntry(high: 1, low: 2, position: 3) }
}
