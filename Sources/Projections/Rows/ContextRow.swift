public import CBOR
public import Vocabulary

/// A row of table `interaction_json_blob`: what another system opened an interaction with.
///
/// An interaction that was opened without has an empty object, which no row says.
public struct ContextRow: ViewRow {
    /// Which one.
    public var id: ContextDocumentID = .none
    /// The interaction.
    public var interaction: InteractionID = .none
    /// A JSON object.
    public var value = ""
    /// When the interaction was opened.
    public var createdAt: Instant = .zero

    /// Makes an empty one, to be filled by a fold or a decoder.
    public init() {}

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "sys_id", &id)
        try visitor.identifier(2, "interaction", &interaction)
        try visitor.body(3, "value", &value)
        try visitor.instant(4, "created_at", &createdAt)
    }
}
