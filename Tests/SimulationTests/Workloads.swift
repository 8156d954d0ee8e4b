import EventLog
import TestSupport
import Vocabulary

/// The workloads that many tests share: every scenario file, then seeds.
enum Workloads {
    static func some(seeds: UInt64) throws -> [Workload] {
        try ScenarioFiles.all.map(ScenarioFiles.workload)
            + (1...seeds).map { try WorkloadGenerator.generate(seed: $0).workload }
    }

    /// Every scenario file and some seeds, dealt to two tests that run at the same time.
    static func some(seeds: UInt64, half: Int) throws -> [Workload] {
        try some(seeds: seeds).enumerated().filter { $0.offset % 2 == half }.map(\.element)
    }
}

extension Workload {
    /// Whether a queue of it gives its work to agents.
    var givesWork: Bool {
        steps.contains { step in
            guard case .queueSet(let queue) = step.input else { return false }
            return !queue.groups.isEmpty
        }
    }

    /// Whether a later step tells of an outage that had begun by a moment: then nobody looked at the
    /// clock at that moment, or the outage began later.
    func isWithinOutage(_ time: Instant, at index: Int) -> Bool {
        steps[index...].contains { step in
            guard case .serviceResumed(let outage) = step.input else { return false }
            return outage.from < time
        }
    }

    /// Without any tick but the last, and those that a later outage depends on.
    func withoutTicks() -> Workload {
        var changed = self
        changed.steps = steps.enumerated().filter { index, step in
            step.input != nil || index == steps.count - 1 || isWithinOutage(step.time, at: index)
        }
        .map(\.element)
        return changed
    }

    /// With ticks anywhere between the steps, at any moment up to the next step's.
    func withMoreTicks(seed: UInt64) -> Workload {
        var random = SplitMix64(seed: seed)
        var changed = self
        changed.steps = []
        for (index, step) in steps.enumerated() {
            if let last = changed.steps.last {
                let gap = max(step.time.rawValue - last.time.rawValue, 0)
                for _ in 0..<random.below(3) {
                    let part = Int64(random.next() % UInt64(gap + 1))
                    let time = last.time + Milliseconds(rawValue: part)
                    if !isWithinOutage(time, at: index) { changed.steps.append(Step(time)) }
                }
            }
            changed.steps.append(step)
        }
        return changed
    }

    /// With every tick as late as it can be: at the moment of the step behind it.
    func withLateTicks() -> Workload {
        var changed = self
        for index in steps.indices.dropLast() where steps[index].input == nil {
            let time = max(steps[index].time, steps[index + 1].time)
            if !isWithinOutage(time, at: index) { changed.steps[index].time = time }
        }
        return changed
    }

    /// With times that never fall, as one run of a daemon sees them.
    func monotonic() -> Workload {
        var changed = self
        for index in steps.indices.dropFirst() {
            changed.steps[index].time = max(steps[index].time, changed.steps[index - 1].time)
        }
        return changed
    }
}
