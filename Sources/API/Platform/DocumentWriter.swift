import Vocabulary

/// The formats that requests and answers are in.
enum PlatformFormat: Sendable {
    /// `application/json`.
    case json
    /// `application/xml`.
    case xml

    /// What `Content-Type` says.
    var mediaType: String {
        switch self {
        case .json: "application/json;charset=UTF-8"
        case .xml: "application/xml;charset=UTF-8"
        }
    }
}

/// Writes an answer, as JSON or as XML, member by member.
///
/// A list of `result` is a JSON list, and in XML one element of the name after the other.
struct DocumentWriter {
    /// A member's name, made ready once where many records have it.
    struct Name {
        let text: String
        /// As JSON, with its quotes and the colon.
        fileprivate let quoted: [UInt8]

        init(_ text: String) {
            self.text = text
            var quoted: [UInt8] = []
            DocumentWriter.quote(text, to: &quoted)
            quoted.append(UInt8(ascii: ":"))
            self.quoted = quoted
        }
    }

    let format: PlatformFormat
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init(_ format: PlatformFormat) {
        self.format = format
        bytes.reserveCapacity(4_096)
        switch format {
        case .json: append("{")
        case .xml: append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><response>")
        }
    }

    /// Ends the document.
    ///
    /// - Returns: all of it.
    consuming func end() -> [UInt8] {
        append(format == .json ? "}" : "</response>")
        return bytes
    }

    /// Writes a text under a name.
    mutating func member(_ name: String, _ value: String) {
        member(Name(name), value)
    }

    /// Writes a text under a name that is written often.
    mutating func member(_ name: Name, _ value: String) {
        begin(name)
        switch format {
        case .json: Self.quote(value, to: &bytes)
        case .xml: escape(value)
        }
        finish(name)
    }

    /// Writes a link under a name: where it begins, and what it names.
    mutating func member(_ name: Name, _ start: String, _ end: String) {
        begin(name)
        switch format {
        case .json: Self.quote(start, end, to: &bytes)
        case .xml:
            escape(start)
            escape(end)
        }
        finish(name)
    }

    /// Writes a truth under a name.
    mutating func member(_ name: String, _ value: Bool) {
        begin(name)
        append(value ? "true" : "false")
        finish(name)
    }

    /// Writes a whole number under a name.
    mutating func member(_ name: String, _ value: Int) {
        begin(name)
        append(String(value))
        finish(name)
    }

    /// Writes an object under a name.
    mutating func object<Failure: Error>(
        _ name: String,
        _ body: (inout DocumentWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try object(Name(name), body)
    }

    /// Writes an object under a name that is written often.
    mutating func object<Failure: Error>(
        _ name: Name,
        _ body: (inout DocumentWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(name)
        try braced(body)
        finish(name)
    }

    /// Writes a list of objects under a name.
    mutating func list<Items: Sequence, Failure: Error>(
        _ name: String,
        _ items: Items,
        _ body: (inout DocumentWriter, Items.Element) throws(Failure) -> Void
    ) throws(Failure) {
        guard format == .json else {
            for item in items {
                try object(name) { writer throws(Failure) in try body(&writer, item) }
            }
            return
        }
        begin(name)
        append("[")
        var isFirst = true
        for item in items {
            if !isFirst { append(",") }
            isFirst = false
            try braced { writer throws(Failure) in try body(&writer, item) }
        }
        append("]")
        finish(name)
    }

    private mutating func braced<Failure: Error>(
        _ body: (inout DocumentWriter) throws(Failure) -> Void
    ) throws(Failure) {
        if format == .json { append("{") }
        needsComma = false
        try body(&self)
        if format == .json { append("}") }
        needsComma = true
    }

    private mutating func begin(_ name: String) { begin(Name(name)) }

    private mutating func begin(_ name: Name) {
        switch format {
        case .json:
            if needsComma { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: name.quoted)
        case .xml:
            append("<")
            append(name.text)
            append(">")
        }
        needsComma = false
    }

    private mutating func finish(_ name: String) { finish(Name(name)) }

    private mutating func finish(_ name: Name) {
        if format == .xml {
            append("</")
            append(name.text)
            append(">")
        }
        needsComma = true
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes texts as one, in quotes.
    private static func quote(_ texts: String..., to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for text in texts { append(text, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Most texts are plain ASCII and go as they are; the rest goes by the careful way.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        let isPlain = text.withUTF8 { utf8 in
            // Without a branch for each byte, so that many are looked at in one step.
            var found: UInt8 = 0
            for index in utf8.indices {
                let byte = unsafe utf8[index]
                found |= byte &- 0x20 < 0x5F ? 0 : 1
                found |= byte == UInt8(ascii: "\"") ? 1 : 0
                found |= byte == UInt8(ascii: "\\") ? 1 : 0
            }
            guard found == 0 else { return false }
            unsafe bytes.append(contentsOf: utf8)
            return true
        }
        guard !isPlain else { return }
        var json = JSONText()
        json.string(text)
        bytes.append(contentsOf: json.bytes.dropFirst().dropLast())
    }

    /// Control characters cannot stand in XML at all, so they become a mark that says so.
    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: append("&amp;")
            case 0x3C: append("&lt;")
            case 0x3E: append("&gt;")
            case 0x22: append("&quot;")
            case 0x0D: append("&#13;")
            case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
                bytes.append(contentsOf: Array(String(scalar).utf8))
            default: append("\u{FFFD}")
            }
        }
    }
}
