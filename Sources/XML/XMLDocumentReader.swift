import CXML2

/// Reads small documents with libxml2, whose doors to files, network, DTDs and entities stay shut.
///
/// A document type is refused before libxml2 sees a byte of it, so nothing can be declared; entities
/// that XML does not define are refused where they are used.
public enum XMLDocumentReader {
    /// How many bytes a document may have.
    public static let bytesMax = 1 << 20
    /// How deep elements may lie in one another.
    public static let depthMax = 16
    /// How many elements a document may have.
    public static let elementsMax = 10_000

    // Its own lock-free tables are made once, before any thread reads.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Reads a document.
    ///
    /// - Parameter bytes: the whole document in UTF-8, whatever encoding it says it has.
    /// - Returns: its outermost element.
    /// - Throws: the first thing that is wrong.
    public static func read(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= bytesMax else { throw .tooLarge(limit: bytesMax) }
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw .notUTF8
        }
        guard !declaresType(bytes) else { throw .documentType }
        precondition(isReady, "libxml2 is ready")
        return try unsafe bytes.withUnsafeBufferPointer { buffer throws(XMLError) in
            let made = unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                unsafe xmlReaderForMemory(
                    characters.baseAddress,
                    Int32(characters.count),
                    nil,
                    "UTF-8",
                    ledgerline_xml_options()
                )
            }
            guard let reader = unsafe made else { throw .malformed(line: 1) }
            defer { unsafe xmlFreeTextReader(reader) }
            return try unsafe read(reader)
        }
    }

    /// `<!D` begins nothing but a document type outside of text, and in text `<` is never bare.
    private static func declaresType(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 2 else { return false }
        return (0..<bytes.count - 2).contains { index in
            bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "!")
                && (bytes[index + 2] | 0x20 == UInt8(ascii: "d")
                    || bytes[index + 2] | 0x20 == UInt8(ascii: "e"))
        }
    }

    private static func read(_ reader: xmlTextReaderPtr) throws(XMLError) -> XMLElement {
        var open: [XMLElement] = []
        var count = 0
        while true {
            let step = unsafe xmlTextReaderRead(reader)
            guard step == 1 else {
                throw .malformed(line: Int(unsafe xmlTextReaderGetParserLineNumber(reader)))
            }
            switch unsafe UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                count += 1
                guard count <= elementsMax else { throw .tooManyElements(limit: elementsMax) }
                guard open.count < depthMax else { throw .tooDeep(limit: depthMax) }
                open.append(XMLElement(name: unsafe text(xmlTextReaderConstName(reader))))
                guard unsafe xmlTextReaderIsEmptyElement(reader) == 1 else { continue }
                if let root = close(&open) { return try unsafe end(reader, root) }
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                if let root = close(&open) { return try unsafe end(reader, root) }
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                guard !open.isEmpty else { continue }
                open[open.count - 1].text += unsafe text(xmlTextReaderConstValue(reader))
            case XML_READER_TYPE_ENTITY_REFERENCE.rawValue: throw .entity
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue: throw .documentType
            default: break
            }
        }
    }

    /// Puts a finished element into the one around it.
    ///
    /// - Returns: the element when none is around it.
    private static func close(_ open: inout [XMLElement]) -> XMLElement? {
        let done = open.removeLast()
        guard !open.isEmpty else { return done }
        open[open.count - 1].children.append(done)
        return nil
    }

    /// Makes sure that nothing but blanks and comments follows.
    private static func end(
        _ reader: xmlTextReaderPtr,
        _ root: XMLElement
    ) throws(XMLError) -> XMLElement {
        while true {
            switch unsafe xmlTextReaderRead(reader) {
            case 0: return root
            case 1: continue
            default: throw .malformed(line: Int(unsafe xmlTextReaderGetParserLineNumber(reader)))
            }
        }
    }

    private static func text(_ characters: UnsafePointer<xmlChar>?) -> String {
        guard let characters = unsafe characters else { return "" }
        return unsafe String(cString: characters)
    }
}
