import Configuration

extension Topic {
    /// Looks for what would leave a requester without an answer.
    ///
    /// - Throws: an unknown step, topic or queue, a step that nothing leads to, one from which no end is
    ///   reached, or steps that go round without ever waiting.
    func check(among topics: [String], queues: [String]) throws(ConfigurationError) {
        guard steps[start] != nil else {
            throw place.refusal("`start` names no step", advice: "name one of \(names)")
        }
        for name in steps.keys.sorted() {
            guard let step = steps[name] else { continue }
            for target in step.act.targets where steps[target] == nil {
                throw step.place.refusal(
                    "goes to \(target), which is no step",
                    advice: "name one of \(names)"
                )
            }
            if case .topic(let other) = step.act, !topics.contains(other) {
                throw step.place.refusal(
                    "goes to the topic \(other), which there is not",
                    advice: "name one of " + topics.joined(separator: ", ")
                )
            }
            if case .handOff(_, let queue, _) = step.act, !queue.isEmpty, !queues.contains(queue) {
                throw step.place.refusal(
                    "hands off to \(queue), which is no queue",
                    advice: "name one of " + queues.joined(separator: ", ")
                )
            }
            if case .choose(_, let options, _) = step.act, options.isEmpty {
                throw step.place.refusal("offers nothing", advice: "give it options")
            }
        }
        try checkWays()
    }

    private var names: String { steps.keys.sorted().joined(separator: ", ") }

    private func checkWays() throws(ConfigurationError) {
        let reached = closure(from: [start]) { $0.act.targets }
        for name in steps.keys.sorted() {
            guard let step = steps[name] else { continue }
            if !reached.contains(name) {
                throw step.place.refusal("is reached by no step", advice: "remove it or go to it")
            }
            let ends = closure(from: [name]) { $0.act.targets }
            if !ends.contains(where: { steps[$0]?.act.isLast == true }) {
                throw step.place.refusal(
                    "is a dead end: no way from it ends, hands off or goes to another topic",
                    advice: "give one of the steps behind it an end"
                )
            }
            guard !step.act.waits else { continue }
            let round = closure(from: step.act.targets) { $0.act.waits ? [] : $0.act.targets }
            if round.contains(name) {
                throw step.place.refusal(
                    "comes back to itself without waiting for an answer",
                    advice: "ask something on the way"
                )
            }
        }
    }

    private func closure(
        from names: [String],
        _ targets: (Step) -> [String]
    ) -> Set<String> {
        var found: Set<String> = []
        var open = names
        while let name = open.popLast() {
            guard found.insert(name).inserted, let step = steps[name] else { continue }
            open += targets(step)
        }
        return found
    }
}
