/// What two people say to each other in the demo: what it is about, and the lines, the requester's first.
///
/// Names in braces stand for what differs from one conversation to the next.
package struct DemoTalk: Sendable {
    /// The short description.
    package var subject: String
    /// Which of the demo's company numbers is written to; an index of `DemoTalk.lines`.
    package var line: Int
    /// The wrap-up code.
    var code: String
    /// What is said: requester, responder, requester and so on.
    package var lines: [String]
    /// What the agent notes privately; empty for nothing.
    var note: String

    init(_ subject: String, _ line: Int, _ code: String, note: String = "", _ lines: [String]) {
        self.subject = subject
        self.line = line
        self.code = code
        self.note = note
        self.lines = lines
    }

    /// The company numbers that requesters write to, by the names of their provider applications.
    package static let applications = ["Orders", "Billing", "Workshop"]

    /// What the responder says at a place, or nothing when the conversation is over.
    func line(_ place: Int, _ words: DemoWords) -> String? {
        lines.indices.contains(place) ? words.fill(lines[place]) : nil
    }

    /// What an agent answers to a text, as far as a talk knows it.
    package static func answer(to text: String, _ words: DemoWords) -> String? {
        for talk in all {
            for place in stride(from: 0, to: talk.lines.count - 1, by: 2) {
                let beginning = talk.lines[place].prefix { $0 != "{" }
                guard beginning.count > 5, text.hasPrefix(beginning) else { continue }
                return words.fill(talk.lines[place + 1])
            }
        }
        return nil
    }

    /// Whether a text ends a talk.
    package static func ends(_ text: String) -> Bool {
        all.contains { talk in talk.lines.count % 2 == 1 && talk.lines.last == text }
    }

    /// All of them.
    package static let all = orders + billing + workshop
}

/// What stands for the names in braces in one conversation.
package struct DemoWords: Sendable {
    package var order: String
    var name: String
    var agent: String
    var city: String
    var amount: String
    var model: String
    var day: String

    /// Draws them.
    package init(_ numbers: inout SeededNumbers, name: String = "", agent: String = "") {
        order = "LB-\(20_000 + numbers.below(70_000))"
        self.name = name
        self.agent = agent
        city = Self.cities[numbers.below(Self.cities.count)]
        amount = "\(19 + numbers.below(900)).\(10 + numbers.below(90))"
        model = Self.models[numbers.below(Self.models.count)]
        day = Self.days[numbers.below(Self.days.count)]
    }

    /// Puts them into a line.
    package func fill(_ line: String) -> String {
        var filled = ""
        var rest = line[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            filled += word(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private func word(_ name: Substring) -> String {
        switch name {
        case "order": order
        case "name": self.name.isEmpty ? "there" : self.name
        case "agent": agent
        case "city": city
        case "amount": amount
        case "model": model
        default: day
        }
    }

    private static let cities = ["Leeds", "Portland", "Bremen", "Bristol", "Oakland", "Utrecht"]
    private static let models = ["Heron 3", "Wren City", "Kestrel E", "Robin Kids", "Stork Cargo"]
    private static let days = ["tomorrow", "on Thursday", "on Friday", "on Monday", "next Tuesday"]
}
