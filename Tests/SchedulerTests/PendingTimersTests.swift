import Scheduler
import TestSupport
import Testing
import Vocabulary

@Suite("Pending timers")
struct PendingTimersTests {
    /// A timer of an interaction, told apart by its position.
    private func timer(_ due: Int64, _ position: Position, _ ordinal: UInt16 = 0) -> PendingTimer {
        PendingTimer(
            due: Instant(rawValue: due),
            armedAt: position,
            ordinal: ordinal,
            event: position % 2 == 0
                ? .agentMessageWithoutRequesterResponse : .requesterMessageWithoutAgentResponse,
            action: ActionID(1),
            duration: Milliseconds(rawValue: 1),
            interaction: InteractionID(position % 7 + 1)
        )
    }

    @Test func `fire by due time, then by the arming record, then by ordinal`() {
        var timers = PendingTimers()
        var list = PendingTimers.end
        let inOrder = [
            timer(5, 9), timer(7, 1), timer(7, 2, 0), timer(7, 2, 1), timer(7, 2, 2), timer(7, 3),
            timer(8, 1, 1),
        ]
        for index in [4, 0, 6, 2, 5, 1, 3] { timers.arm(inOrder[index], list: &list) }
        #expect(timers.sorted == inOrder)
        #expect(timers.timers(list: list) == inOrder)
        for expected in inOrder {
            #expect(timers.first == expected)
            timers.cancel(list: &list) { $0 == expected }
            timers.checkInvariants()
        }
        #expect(timers.count == 0 && timers.first == nil && list == PendingTimers.end)
    }

    @Test func `a postponed timer keeps when it was first due, however often it is moved`() {
        var timers = PendingTimers()
        var list = PendingTimers.end
        timers.arm(timer(5, 2), list: &list)
        timers.postpone(to: Instant(rawValue: 10)) { $0.due.rawValue == 5 }
        timers.postpone(to: Instant(rawValue: 20)) { $0.due.rawValue == 10 }
        #expect(timers.first?.due.rawValue == 20)
        #expect(timers.first?.scheduledFor.rawValue == 5)
    }

    @Test("do what a sorted array does, after any operations", arguments: 1...40)
    func model(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var timers = PendingTimers()
        var lists = Array(repeating: PendingTimers.end, count: 8)
        var model: [PendingTimer] = []
        for step in 1...400 {
            switch random.below(10) {
            case ..<5:
                let new = timer(
                    Int64(random.below(50)),
                    Position(step),
                    UInt16(random.below(3))
                )
                timers.arm(new, list: &lists[Int(new.interaction.position)])
                model.append(new)
            case ..<7:
                guard let first = timers.first else { break }
                timers.cancel(list: &lists[Int(first.interaction.position)]) { $0 == first }
                model.removeAll { $0 == first }
            case ..<9:
                let list = 1 + random.below(7)
                let due = Int64(random.below(50))
                let picked = { (timer: PendingTimer) in timer.due.rawValue < due }
                timers.cancel(list: &lists[list], where: picked)
                model.removeAll { $0.interaction.position == Position(list) && picked($0) }
            default:
                let from = Int64(random.below(50))
                let to = Instant(rawValue: from + 3)
                let picked = { (timer: PendingTimer) in
                    timer.due.rawValue > from && timer.due <= to
                        && timer.event == .agentMessageWithoutRequesterResponse
                }
                timers.postpone(to: to + .seconds(1), where: picked)
                model = model.map { timer in
                    guard picked(timer) else { return timer }
                    var moved = timer
                    if moved.scheduledFor == .zero { moved.scheduledFor = timer.due }
                    moved.due = to + .seconds(1)
                    return moved
                }
            }
            timers.checkInvariants()
            model.sort()
            #expect(timers.count == model.count && timers.first == model.first)
            if step % 20 == 0 {
                #expect(timers.sorted == model)
                let moment = Instant(rawValue: Int64(random.below(60)))
                #expect(timers.due(by: moment) == model.filter { $0.due <= moment })
                let found = model.randomElement(using: &random)
                    .map { timers.timer(armedAt: $0.armedAt, ordinal: $0.ordinal) == $0 }
                #expect(found ?? true)
                #expect(timers.timer(armedAt: 1_000, ordinal: 0) == nil)
                for list in 1...7 {
                    let own = model.filter { $0.interaction.position == Position(list) }
                    #expect(timers.timers(list: lists[list]) == own)
                }
            }
        }
    }
}
