import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Decisions

/// An archive in memory, which counts what it keeps and has no room when it is told so.
private final class Shelves: SeenArchive {
    struct Shelf: SeenShelf {
        let entries: ContiguousArray<SeenEntry>
        var count: Int { entries.count }
        func entry(at place: Int) -> SeenEntry { entries[place] }
    }

    let kept = Mutex(0)
    private let hasRoom: Bool

    init(hasRoom: Bool = true) { self.hasRoom = hasRoom }

    func keep(_ entries: ContiguousArray<SeenEntry>) -> (any SeenShelf)? {
        guard hasRoom else { return nil }
        kept.withLock { $0 += 1 }
        return Shelf(entries: entries)
    }
}

@Suite("Ids of messages that came before")
struct SeenKeysTests {
    private static let start = Instant(rawValue: 1_772_442_000_000)

    private func key(_ number: Int) -> SeenKey { SeenKey(domain: 3, id: "SM\(number)") }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `R7 are known for seven days at least and for fourteen at most`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var seen = SeenKeys()
        var time = Self.start
        var came: [Instant] = []
        for number in 0..<2_000 {
            time = time + Milliseconds(rawValue: Int64(random.below(120)) * 60_000)
            seen.remember(key(number), at: Position(number + 1), time: time)
            came.append(time)
            let earlier = random.below(came.count)
            let age = time - came[earlier]
            let found = seen.position(of: key(earlier), at: time)
            if age <= .days(7) { #expect(found == Position(earlier + 1)) }
            if age >= .days(14) { #expect(found == nil) }
        }
        // What nobody wrote behind is forgotten by the time alone.
        let last = came.count - 1
        #expect(seen.position(of: key(last), at: time + .days(7)) == Position(last + 1))
        #expect(seen.position(of: key(last), at: time + .days(14)) == nil)
    }

    @Test(arguments: [16, 64, 1_024])
    func `R7 are the same ones however many of them memory may hold`(places: Int) {
        let archive = Shelves()
        var bounded = SeenKeys(archive: archive, placesInMemory: places)
        var free = SeenKeys()
        var random = SplitMix64(seed: UInt64(places))
        var time = Self.start
        for position in 1...20_000 as ClosedRange<Position> {
            time = time + Milliseconds(rawValue: Int64(random.below(200)) * 1_000)
            let key = key(random.below(15_000))
            #expect(bounded.position(of: key, at: time) == free.position(of: key, at: time))
            bounded.remember(key, at: position, time: time)
            free.remember(key, at: position, time: time)
        }
        #expect(archive.kept.withLock { $0 } >= 10_000 / places)
    }

    @Test func `R7 stay in memory when there is no room elsewhere`() {
        var seen = SeenKeys(archive: Shelves(hasRoom: false), placesInMemory: 16)
        for number in 0..<1_000 {
            seen.remember(key(number), at: Position(number + 1), time: Self.start)
        }
        for number in 0..<1_000 {
            #expect(seen.position(of: key(number), at: Self.start) == Position(number + 1))
        }
        #expect(seen.position(of: key(1_000), at: Self.start) == nil)
    }

    @Test func `R7 of a message six days and twenty-three hours ago is known`() throws {
        let given = try Given(.sms(id: "SM1"), .wait(.days(6)))
        try given.when(.sms(id: "SM1").after(.hours(23))).thenRepeated()
    }
}
