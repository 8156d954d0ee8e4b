/// What the machine is asked to do with a script: one frame to the process that runs it.
struct ScriptCall: Equatable, Sendable {
    enum Kind: UInt8, Sendable {
        /// Says what the script declares.
        case describe = 1
        /// Asks it, if it applies.
        case run = 2
    }

    var kind: Kind
    /// Processor time in microseconds for all of it.
    var limitMicroseconds: UInt32
    /// The file's text.
    var source: String
    /// The input as JSON.
    var input = ""
}

/// What became of a call: one frame back.
struct ScriptReply: Equatable, Sendable {
    enum Status: UInt8, Sendable {
        /// The machine is ready for its first call.
        case ready = 1
        /// The text is the declaration or the result, as JSON.
        case answered = 2
        /// The script does not apply.
        case notApplicable = 3
        /// The script is not JavaScript; the text says why.
        case syntax = 4
        /// The script threw; the text says what.
        case exception = 5
        /// The script ran longer than it may.
        case timeOut = 6
    }

    var status: Status
    /// The line of an exception, from 1 on; 0 when it has none.
    var line: UInt32 = 0
    var text = ""
}

// A frame is its length in 4 bytes and that many bytes: numbers with the low byte first, texts with
// their length in front. Both ends are the same program, so nothing else needs to read it.
extension ScriptCall {
    var frame: [UInt8] {
        var body: [UInt8] = [kind.rawValue]
        body.append(number: limitMicroseconds)
        body.append(text: source)
        body.append(text: input)
        return body.framed
    }

    init?(body: [UInt8]) {
        var reader = FrameReader(body)
        guard let kind = reader.byte().flatMap(Kind.init), let limit = reader.number(),
            let source = reader.text(), let input = reader.text()
        else { return nil }
        self.init(kind: kind, limitMicroseconds: limit, source: source, input: input)
    }
}

extension ScriptReply {
    var frame: [UInt8] {
        var body: [UInt8] = [status.rawValue]
        body.append(number: line)
        body.append(text: text)
        return body.framed
    }

    init?(body: [UInt8]) {
        var reader = FrameReader(body)
        guard let status = reader.byte().flatMap(Status.init), let line = reader.number(),
            let text = reader.text()
        else { return nil }
        self.init(status: status, line: line, text: text)
    }
}

/// Reads the parts of a frame in order.
struct FrameReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func byte() -> UInt8? { rest.popFirst() }

    mutating func number() -> UInt32? {
        guard rest.count >= 4 else { return nil }
        defer { rest = rest.dropFirst(4) }
        return rest.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func text() -> String? {
        guard let length = number(), rest.count >= Int(length) else { return nil }
        defer { rest = rest.dropFirst(Int(length)) }
        return String(decoding: rest.prefix(Int(length)), as: UTF8.self)
    }
}

extension [UInt8] {
    mutating func append(number: UInt32) {
        for shift in stride(from: 0 as UInt32, to: 32, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    mutating func append(text: String) {
        append(number: UInt32(text.utf8.count))
        append(contentsOf: text.utf8)
    }

    var framed: [UInt8] {
        var frame: [UInt8] = []
        frame.reserveCapacity(count + 4)
        frame.append(number: UInt32(count))
        return frame + self
    }
}
