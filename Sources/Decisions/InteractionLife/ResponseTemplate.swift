/// Row I5: a text with fields such as `${requester.name}`, which agents find by typing `/`.
public struct ResponseTemplate: Hashable, Sendable {
    /// The text as it was set.
    public let text: String

    /// The fields that a template can have.
    public static let fields = [
        "requester.name", "requester.number", "company.number", "agent.name",
        "interaction.number", "interaction.short_description",
    ]

    /// Takes a text.
    public init(_ text: String) {
        self.text = text
    }

    /// The text with its fields filled in; one that nobody knows stays as it was written.
    public func filled(_ value: (String) -> String?) -> String {
        var filled = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "${"),
            let end = rest[start.upperBound...].firstIndex(of: "}")
        {
            filled += rest[..<start.lowerBound]
            let field = String(rest[start.upperBound..<end])
            let behind = rest.index(after: end)
            filled += value(field) ?? String(rest[start.lowerBound..<behind])
            rest = rest[behind...]
        }
        return filled + rest
    }
}
