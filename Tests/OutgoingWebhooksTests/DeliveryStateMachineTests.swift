import TestSupport
import Testing
import Vocabulary

@testable import OutgoingWebhooks

private let start = Instant("2026-03-02T09:00:00Z") ?? .zero

private func machine(
    after position: Position = 0,
    done: Set<Position> = [],
    pauseAfter: Milliseconds = .days(1)
) -> DeliveryStateMachine {
    DeliveryStateMachine(
        DeliveryCursor(deliveredThrough: position, done: done),
        pauseAfter: pauseAfter,
        seed: 7
    )
}

extension DeliveryStateMachine {
    /// The records of all that can be begun now.
    fileprivate mutating func begun(at now: Instant) -> [Position] {
        var positions: [Position] = []
        while let next = next(at: now) {
            positions.append(next.position)
            checkInvariants()
        }
        return positions
    }

    fileprivate mutating func end(
        _ position: Position,
        _ result: Result = .taken,
        at now: Instant = start
    ) {
        #expect(ended(position, result, at: now) == .goesOn)
        checkInvariants()
    }
}

@Suite("Events on their way to a webhook")
struct DeliveryStateMachineTests {
    @Test func `of one conversation go one after another, of others at the same time`() {
        var machine = machine()
        machine.add(1, lane: 10)
        machine.add(2, lane: 10)
        machine.add(3, lane: 20)
        #expect(machine.begun(at: start) == [1, 3])
        #expect(machine.begun(at: start) == [])
        machine.end(3)
        #expect(machine.begun(at: start) == [])
        machine.end(1)
        #expect(machine.begun(at: start) == [2])
        machine.end(2)
        #expect(machine.heldCount == 0)
        #expect(machine.nextWake == nil)
    }

    @Test func `count as delivered up to the first that is not`() {
        var machine = machine(after: 4)
        #expect(machine.deliveredThrough == 4)
        machine.add(6, lane: 10)
        machine.add(7, lane: 20)
        machine.passOver(through: 9)
        #expect(machine.deliveredThrough == 5)
        #expect(machine.begun(at: start) == [6, 7])
        machine.end(7)
        #expect(machine.deliveredThrough == 5)
        #expect(machine.cursor.done == [7])
        machine.end(6)
        #expect(machine.deliveredThrough == 9)
        #expect(machine.cursor == DeliveryCursor(deliveredThrough: 9))
    }

    @Test func `that an earlier run delivered are not sent again`() {
        var machine = machine(after: 5, done: [7])
        machine.add(6, lane: 10)
        machine.add(7, lane: 20)
        machine.add(8, lane: 20)
        #expect(machine.begun(at: start) == [6, 8])
        machine.end(6)
        #expect(machine.deliveredThrough == 7)
        #expect(machine.cursor.done.isEmpty)
    }

    @Test
    func `that are refused wait twice as long each time, and hold up their conversation only`() {
        var machine = machine()
        machine.add(1, lane: 10)
        machine.add(2, lane: 10)
        machine.add(3, lane: 20)
        #expect(machine.begun(at: start) == [1, 3])
        machine.end(3)
        var now = start
        for failures in 1...4 {
            machine.end(1, .refused(retryAfter: nil), at: now)
            let wait = DeliveryStateMachine.wait(UInt64(failures), seed: 7 ^ 1)
            let base = Int64(1_000) << (failures - 1)
            #expect((base * 3 / 4...base * 5 / 4).contains(wait.rawValue))
            #expect(machine.nextWake == now + wait)
            #expect(machine.begun(at: now + Milliseconds(rawValue: wait.rawValue - 1)) == [])
            now = now + wait
            #expect(machine.begun(at: now) == [1])
        }
        machine.end(1, at: now)
        #expect(machine.begun(at: now) == [2])
    }

    @Test func `wait as long as the receiver asks, for an hour at most, all of them`() {
        var machine = machine()
        machine.add(1, lane: 10)
        machine.add(2, lane: 20)
        #expect(machine.next(at: start)?.position == 1)
        machine.end(1, .refused(retryAfter: .minutes(5)))
        #expect(machine.begun(at: start + .minutes(4)) == [])
        #expect(machine.nextWake == start + .minutes(5))
        #expect(machine.begun(at: start + .minutes(5)) == [2, 1])
        machine.end(1, .refused(retryAfter: .days(3)), at: start)
        #expect(machine.heldBackUntil == start + .hours(1))
        machine.end(2, .refused(retryAfter: .seconds(1)), at: start)
        #expect(machine.heldBackUntil == start + .hours(1))
    }

    @Test func `are tried one at a time, the oldest first, while the receiver is down`() {
        var machine = machine()
        for position in 1...20 { machine.add(Position(position), lane: UInt64(position)) }
        #expect(machine.begun(at: start) == Array(1...16))
        for position in 2...6 { machine.end(Position(position), .refused(retryAfter: nil)) }
        #expect(machine.isDown)
        for position in [1] + Array(7...16) {
            machine.end(Position(position), .refused(retryAfter: nil))
        }
        #expect(machine.begun(at: start) == [])
        let later = start + .minutes(15)
        #expect(machine.begun(at: later) == [1])
        machine.end(1, at: later)
        #expect(!machine.isDown)
        // What failed meanwhile need not wait any longer.
        #expect(machine.begun(at: later).count == 16)
    }

    @Test func `pause their webhook when one is not taken for too long, or nobody is there`() {
        var machine = machine(pauseAfter: .hours(1))
        machine.add(1, lane: 10)
        #expect(machine.begun(at: start) == [1])
        machine.end(1, .refused(retryAfter: nil))
        let almost = start + Milliseconds(rawValue: 3_599_999)
        #expect(machine.begun(at: almost) == [1])
        machine.end(1, .refused(retryAfter: nil), at: almost)
        #expect(machine.oldestFailing?.since == start)
        let later = start + .hours(2)
        #expect(machine.begun(at: later) == [1])
        let verdict = machine.ended(1, .refused(retryAfter: nil), at: later)
        #expect(verdict == .pause(since: start))
        machine.forgive()
        machine.checkInvariants()
        #expect(machine.oldestFailing == nil)
        #expect(machine.begun(at: later) == [1])
        #expect(machine.ended(1, .gone, at: later) == .pause(since: later))
    }

    @Test func `are remembered as refused over a restart`() {
        var first = machine(pauseAfter: .hours(1))
        first.add(1, lane: 10)
        #expect(first.begun(at: start) == [1])
        first.end(1, .refused(retryAfter: nil))
        let kept = DeliveryCursor(first.cursor.text)
        #expect(kept == first.cursor)
        var second = DeliveryStateMachine(
            kept ?? DeliveryCursor(deliveredThrough: 0),
            pauseAfter: .hours(1),
            seed: 7
        )
        second.add(1, lane: 10)
        #expect(second.begun(at: start + .hours(1)) == [1])
        let verdict = second.ended(1, .refused(retryAfter: nil), at: start + .hours(1))
        #expect(verdict == .pause(since: start))
    }

    @Test func `are held up to a bound, and more of them when some are taken`() {
        var machine = machine()
        for position in 1...Position(DeliveryStateMachine.heldMax) {
            #expect(machine.hasRoom)
            machine.add(position, lane: position)
        }
        #expect(!machine.hasRoom)
        #expect(machine.next(at: start)?.position == 1)
        machine.end(1)
        #expect(machine.hasRoom)
    }

    @Test(
        "all arrive, each conversation's in order, whatever the receiver does",
        arguments: UInt64(1)...200
    )
    func random(seed: UInt64) {
        var numbers = SplitMix64(seed: seed)
        var machine = machine(pauseAfter: .days(30))
        var now = start
        var position: Position = 0
        let all: Position = 300
        // A quarter is not asked for.
        var laneOf: [Position: UInt64] = [:]
        for position in 1...all where numbers.next() % 4 != 0 {
            laneOf[position] = numbers.next() % 9
        }
        var arrived: [UInt64: [Position]] = [:]
        var underWay: [Position] = []
        var outage = false
        while position < all || machine.heldCount > 0 {
            switch numbers.next() % 8 {
            case 0, 1, 2:
                for _ in 0...numbers.next() % 6 where position < all && machine.hasRoom {
                    position += 1
                    if let lane = laneOf[position] {
                        machine.add(position, lane: lane)
                    } else {
                        machine.passOver(through: position)
                    }
                }
            case 3: outage = position < all && numbers.next() % 3 == 0
            case 4: now = max(now, machine.nextWake ?? now)
            case 5:
                // The daemon is killed: what was under way and not answered is sent again.
                guard numbers.next() % 10 == 0 else { break }
                let kept = DeliveryCursor(machine.cursor.text)
                #expect(kept == machine.cursor)
                machine = DeliveryStateMachine(
                    kept ?? DeliveryCursor(deliveredThrough: 0),
                    pauseAfter: .days(30),
                    seed: seed
                )
                underWay = []
                position = machine.scannedThrough
            default:
                underWay += machine.begun(at: now)
                guard !underWay.isEmpty else { break }
                let index = Int(numbers.next() % UInt64(underWay.count))
                let event = underWay.remove(at: index)
                let fails = outage || numbers.next() % 5 == 0
                if fails {
                    machine.end(event, .refused(retryAfter: nil), at: now)
                } else {
                    arrived[laneOf[event] ?? 0, default: []].append(event)
                    machine.end(event, at: now)
                }
            }
            machine.checkInvariants()
        }
        for (lane, positions) in arrived {
            let expected = laneOf.filter { $0.value == lane }.keys.sorted()
            // The first time that each arrives is in order; a restart may repeat some.
            var seen: Set<Position> = []
            let firsts = positions.filter { seen.insert($0).inserted }
            #expect(firsts == expected.filter { seen.contains($0) })
        }
        let missing = laneOf.filter { !(arrived[$0.value]?.contains($0.key) ?? false) }
        #expect(missing.isEmpty)
        #expect(machine.deliveredThrough == all)
    }
}

@Suite("The cursor of a webhook")
struct DeliveryCursorTests {
    @Test(
        "comes back from its line",
        arguments: [
            DeliveryCursor(deliveredThrough: 0),
            DeliveryCursor(begunBy: 17, deliveredThrough: 900, done: [902, 905, 1_000]),
            DeliveryCursor(
                begunBy: 17,
                deliveredThrough: 900,
                done: [905],
                failing: .init(position: 901, since: start)
            ),
        ]
    )
    func comesBack(_ cursor: DeliveryCursor) {
        #expect(DeliveryCursor(cursor.text) == cursor)
    }

    @Test(
        "is none where a line is cut off or says something else",
        arguments: ["", ".", "1 2 0 0 5,6", "1 2 0 0 5,x.", "1 2 0 0.", "1 -2 0 0 .", "a b c d ."]
    )
    func unreadable(_ text: String) {
        #expect(DeliveryCursor(text) == nil)
    }
}
