public import CBOR
public import Vocabulary

/// What a view holds at a key: a struct that names its fields once, as events do.
public protocol ViewRow: Hashable, Sendable {
    /// Makes an empty one, to be filled by a visitor.
    init()

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError)
}

extension ViewRow {
    /// Reads a row as it stands in a view.
    init(decoding bytes: UnsafeRawBufferPointer, of view: View) throws(ProjectionsError) {
        self.init()
        do throws(CBORError) {
            var decoder = unsafe try FieldDecoder(bytes, skippingBodies: false)
            try visit(&decoder)
            try decoder.end()
        } catch {
            throw .unreadableRow(view, error)
        }
    }
}

extension FieldVisitor where Self: ~Copyable {
    /// Somebody whom an interaction can be opened for: the table's key and the next for the row.
    @inline(__always)
    mutating func somebody(
        _ key: UInt64,
        _ name: String,
        _ value: inout Person
    ) throws(CBORError) {
        try word(key, name + "_table", &value.kind)
        try identifier(key + 1, name, &value.id)
    }
}
