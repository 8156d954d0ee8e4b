import CBOR
import Vocabulary

/// A message that was made of parts, until the record that says where it goes (row R8).
struct JoinedPartsRow: ViewRow {
    var body = ""
    var missing = ""
    var parts: [MessageID] = []
    var providerMessageID = ""
    var sentAt: Instant = .zero

    init() {}

    mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.body(1, "body", &body)
        try visitor.text(2, "missing", &missing)
        try visitor.identifiers(3, "parts", &parts)
        try visitor.text(4, "provider_message_id", &providerMessageID)
        try visitor.instant(5, "sent_at", &sentAt)
    }
}
