import EncodedQuery
import Vocabulary

/// What a search for people looks for: a part of a name, or digits of a number.
struct PeoplePattern: Sendable {
    /// How many characters are looked for at most.
    static let textMax = 200

    private let name: TextPattern
    private let digits: String

    init(_ text: String) {
        name = TextPattern(text)
        let isNumber = text.unicodeScalars.allSatisfy {
            "+0123456789 ()-./".unicodeScalars.contains($0)
        }
        digits = isNumber ? text.filter(\.isNumber) : ""
    }

    /// Whether somebody with a name and numbers is looked for.
    func holds(for name: String, _ phones: [Address]) -> Bool {
        if self.name.occurs(in: name) { return true }
        return !digits.isEmpty && phones.contains { $0.text.contains(digits) }
    }
}

extension Parameters {
    /// The parameter `q` of a search for people.
    func peoplePattern() throws(APIError) -> PeoplePattern? {
        guard let text = self["q"] else { return nil }
        guard (1...PeoplePattern.textMax).contains(text.unicodeScalars.count) else {
            throw .badParameter("q", expected: "1 to \(PeoplePattern.textMax) characters")
        }
        return PeoplePattern(text)
    }
}
