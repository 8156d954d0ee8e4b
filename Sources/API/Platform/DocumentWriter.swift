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
        begin(name)
        switch format {
        case .json: quote(value)
        case .xml: escape(value)
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

    private mutating func begin(_ name: String) {
        switch format {
        case .json:
            if needsComma { append(",") }
            quote(name)
            append(":")
        case .xml:
            append("<")
            append(name)
            append(">")
        }
        needsComma = false
    }

    private mutating func finish(_ name: String) {
        if format == .xml {
            append("</")
            append(name)
            append(">")
        }
        needsComma = true
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Most texts are plain ASCII and go as they are; the rest goes by the careful way.
    private mutating func quote(_ text: String) {
        let isPlain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain {
            append("\"")
            append(text)
            append("\"")
        } else {
            var json = JSONText()
            json.string(text)
            bytes.append(contentsOf: json.bytes)
        }
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
