import Engine
import JSON
import Projections
import Vocabulary

extension Call {
    /// How long a question may take.
    private static let whatIfSeconds = 20
    /// How many differences an answer lists when nobody says, and at most.
    private static let differencesUsual: Int64 = 200
    private static let differencesMax: Int64 = 2_000

    /// `POST what-if`: what a messaging action would have done, had it been otherwise (the page What if).
    ///
    /// It reads the log beside its writer and changes nothing; one question is looked into at a time.
    func askWhatIf() throws(APIError) {
        var fields = try fields()
        guard let action = try fields.identifier("action", ActionSubject.self) else {
            throw .missingField("action")
        }
        let change = try fields.change()
        let scope = try scope(&fields)
        let limit = try fields.integer("limit", in: 0...Self.differencesMax)
        try fields.end()
        guard !change.isEmpty else {
            throw .contradictoryParameters("say nothing of what is otherwise, such as duration_ms")
        }
        let question = WhatIf(action, change, scope)
        let isTaken = surface.whatIf.run {
            attempt { () throws(APIError) in
                let json = try look(into: question).json(
                    key,
                    limit: Int(limit ?? Self.differencesUsual)
                )
                reply.json(json)
            }
        }
        guard isTaken else { throw .overloaded }
    }

    private func look(into question: WhatIf) throws(APIError) -> WhatIf.Report {
        let deadline = ContinuousClock.now + .seconds(Self.whatIfSeconds)
        do throws(WhatIf.Failure) {
            return try question.answer(in: surface.engine.log) { _ in
                ContinuousClock.now < deadline
            }
        } catch {
            switch error {
            case .unknownAction: throw .unknownIdentifier("action")
            case .refused(let refusal): throw .refused(refusal)
            case .stopped:
                throw .takesTooLong(seconds: Self.whatIfSeconds, command: "what-if")
            case .ledger(let error): throw .failed("\(error)")
            }
        }
    }

    private func scope(_ fields: inout Fields) throws(APIError) -> WhatIf.Scope {
        var scope = WhatIf.Scope()
        scope.from = try fields.time("from")
        scope.to = try fields.time("to")
        if let from = scope.from, let to = scope.to, from >= to {
            throw .contradictoryParameters("are wrong: from must be before to")
        }
        for name in try fields.names("interactions") {
            scope.interactions.insert(try interaction(named: name))
        }
        return scope
    }
}

extension Fields {
    /// What of an action is otherwise.
    fileprivate mutating func change() throws(APIError) -> WhatIf.Change {
        var change = WhatIf.Change()
        let duration = try integer("duration_ms", in: 1...Int64.max)
        change.duration = duration.map { Milliseconds(rawValue: $0) }
        change.anchor = try word("anchor")
        change.filter = try text("filter")
        if value("active") != nil { change.active = try neededBoolean("active") }
        change.kind = try word("kind")
        change.state = try word("state")
        change.text = try text("text", limit: Self.bodyMax)
        return change
    }

    fileprivate mutating func word<Word: CodedWord>(_ name: String) throws(APIError) -> Word? {
        guard let text = try text(name) else { return nil }
        guard let word = Word(word: text) else {
            let words = Word.allCases.map(\.word).joined(separator: ", ")
            throw .badField(name, expected: "one of " + words)
        }
        return word
    }

    fileprivate mutating func integer(
        _ name: String,
        in range: ClosedRange<Int64>
    ) throws(APIError) -> Int64? {
        guard let value = value(name) else { return nil }
        guard let number = value.whole, range.contains(number) else {
            throw .badField(
                name,
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    fileprivate mutating func time(_ name: String) throws(APIError) -> Instant? {
        guard let text = try text(name) else { return nil }
        guard let time = Instant(text) else {
            throw .badField(name, expected: "a time such as 2026-03-02T09:00:00Z")
        }
        return time
    }

    /// Names or identifiers of interactions.
    fileprivate mutating func names(_ name: String) throws(APIError) -> [String] {
        guard let value = value(name) else { return [] }
        guard case .array(let items) = value, items.count <= Self.itemsMax else {
            throw .badField(name, expected: "a list of at most \(Self.itemsMax) interactions")
        }
        var names: [String] = []
        for item in items {
            guard case .string(let text) = item, text.utf8.count <= 64 else {
                throw .badField(name, expected: "a list of numbers or sys_ids")
            }
            names.append(text)
        }
        return names
    }
}
