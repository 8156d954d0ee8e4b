/// A text that is looked for in others, without regard to case.
public struct TextPattern: Sendable {
    private let folded: [UInt8]

    /// Takes the text.
    public init(_ text: String) {
        folded = FoldedText.fold(text)
    }

    /// Whether it stands somewhere in a text.
    public func occurs(in text: String) -> Bool { FoldedText.contains(text, folded) }
}
