import Engine
import Testing
import Vocabulary

@Suite("The clock guard")
struct ClockGuardTests {
    private static let start = Instant(rawValue: 1_772_442_000_000)

    /// A look so many seconds after the start of the boot clock, with the wall clock so far off.
    private func look(_ seconds: Int64, off: Milliseconds = .zero) -> ClockReading {
        ClockReading(wall: Self.start + .seconds(seconds) + off, boot: .seconds(1_000 + seconds))
    }

    private func minutes(_ count: Int64) -> Milliseconds { .minutes(count) }

    private func guarding(lastTime: Instant = start) -> ClockGuard {
        ClockGuard(startingAt: look(0), lastTime: lastTime)
    }

    private func at(_ seconds: Int64, off: Milliseconds = .zero) -> Instant {
        Self.start + .seconds(seconds) + off
    }

    @Test func `lets time flow on while the clock is set back, and says how far it is ahead`() {
        var clock = guarding()
        #expect(clock.judge(look(10)) == .admit(at(10)))
        #expect(clock.judge(look(20, off: minutes(-60))) == .admit(at(20)))
        #expect(clock.ahead == minutes(60))
        #expect(clock.judge(look(30, off: minutes(-60))) == .admit(at(30)))
        #expect(clock.judge(look(40)) == .admit(at(40)))
        #expect(clock.ahead == .zero)
    }

    @Test func `follows a step of five minutes forward, and no further one`() {
        var clock = guarding()
        #expect(clock.judge(look(1, off: minutes(5))) == .admit(at(1, off: minutes(5))))
        var other = guarding()
        let far = minutes(5).rawValue + 1
        let step = Milliseconds(rawValue: far)
        #expect(other.judge(look(1, off: step)) == .stop(wall: at(1, off: step), expected: at(1)))
    }

    @Test func `goes on when the clock returns`() {
        var clock = guarding()
        let wrong = look(1, off: .days(30_000))
        #expect(clock.judge(wrong) == .stop(wall: wrong.wall, expected: at(1)))
        #expect(clock.judge(look(2)) == .admit(at(2)))
        #expect(clock.judge(look(3)) == .admit(at(3)))
    }

    @Test func `goes on from the new time when an operator confirms it, and guards that`() {
        var clock = guarding()
        let day = Milliseconds.days(1)
        _ = clock.judge(look(1, off: day))
        clock.confirm(look(2, off: day).wall)
        #expect(clock.judge(look(3, off: day)) == .admit(at(3, off: day)))
        #expect(clock.judge(look(4, off: day)) == .admit(at(4, off: day)))
        let further = look(5, off: .days(2))
        #expect(clock.judge(further) == .stop(wall: further.wall, expected: at(5, off: day)))
    }

    @Test func `takes a confirmation for the time that was confirmed only`() {
        var clock = guarding()
        _ = clock.judge(look(1, off: .days(1)))
        clock.confirm(look(1, off: .days(1)).wall)
        let further = look(2, off: .days(9))
        #expect(clock.judge(further) == .stop(wall: further.wall, expected: at(2)))
    }

    @Test func `begins at the log's time when the clock is before it`() {
        var clock = guarding(lastTime: at(3_600))
        #expect(clock.judge(look(10)) == .admit(at(3_610)))
        #expect(clock.ahead == .hours(1))
        #expect(clock.judge(look(3_700)) == .admit(at(7_300)))
    }

    @Test func `starts within thirty days of the log's time, and not later without a confirmation`()
    {
        let month = ClockGuard.absenceMax
        var within = guarding(lastTime: Instant(rawValue: Self.start.rawValue - month.rawValue))
        #expect(within.judge(look(0)) == .admit(Self.start))
        let last = Instant(rawValue: Self.start.rawValue - month.rawValue - 1)
        var later = guarding(lastTime: last)
        #expect(later.judge(look(0)) == .stop(wall: Self.start, expected: last))
        later.confirm(Self.start)
        #expect(later.judge(look(1)) == .admit(at(1)))
        var confirmed = ClockGuard(startingAt: look(0), lastTime: last, confirmed: true)
        #expect(confirmed.judge(look(0)) == .admit(Self.start))
    }

    @Test func `an empty log is no absence`() {
        var clock = guarding(lastTime: .zero)
        #expect(clock.judge(look(0)) == .admit(Self.start))
    }

    @Test func `a boot clock that stands still or a suspended process moves nothing back`() {
        var clock = guarding()
        #expect(clock.judge(look(100)) == .admit(at(100)))
        let still = ClockReading(wall: at(90), boot: .seconds(1_100))
        #expect(clock.judge(still) == .admit(at(100)))
        #expect(clock.judge(look(86_400)) == .admit(at(86_400)))
    }
}
