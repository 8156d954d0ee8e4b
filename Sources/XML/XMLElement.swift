/// An element of a document that was read: its name and either its text or its children.
///
/// Attributes, comments and processing instructions mean nothing to us and are left out; a prefix
/// stays part of the name.
public struct XMLElement: Equatable, Sendable {
    /// The name, with its prefix.
    public var name: String
    /// The characters directly in it, in order; blanks between children are among them.
    public var text: String
    /// The elements in it, in order.
    public var children: [XMLElement]

    /// Makes an element.
    public init(name: String, text: String = "", children: [XMLElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }
}

/// Why a document is not read.
public enum XMLError: Error, Equatable, Sendable {
    /// The document is empty.
    case empty
    /// It has more bytes than are read.
    case tooLarge(limit: Int)
    /// It is not UTF-8, or has a NUL.
    case notUTF8
    /// It has a document type: entities and DTDs are never read.
    case documentType
    /// It uses an entity that XML itself does not define.
    case entity
    /// Elements lie deeper in one another than are read.
    case tooDeep(limit: Int)
    /// It has more elements than are read.
    case tooManyElements(limit: Int)
    /// It is not well formed; the line is where it was noticed, from 1 on.
    case malformed(line: Int)
}

extension XMLError: CustomStringConvertible {
    /// What is wrong, in words.
    public var description: String {
        switch self {
        case .empty: "the document is empty"
        case .tooLarge(let limit): "the document has more than \(limit) bytes"
        case .notUTF8: "the document is not UTF-8"
        case .documentType: "document types are not read"
        case .entity: "entities are not read"
        case .tooDeep(let limit): "elements lie more than \(limit) deep in one another"
        case .tooManyElements(let limit): "the document has more than \(limit) elements"
        case .malformed(let line): "the document is not well formed at line \(line)"
        }
    }
}
