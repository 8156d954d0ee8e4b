import CBOR
import EventLog
import JSON
import Vocabulary

/// One line of an export: the line itself, and as much of it as is needed to decide the log again.
struct ImportedEvent: Sendable {
    /// The line without its end.
    let line: [UInt8]
    /// The log that it is from.
    let source: LogIdentity
    let position: Position
    let time: Instant
    /// The name of its type.
    let type: String
    /// How the record was sealed in that log; nothing when it was open.
    let seal: RecordSeal?
    /// The fields, if it is an input.
    private let fields: JSONValue?
    var isInput: Bool { fields != nil }

    private static let attributes: Set<String> = [
        "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "sequence",
        "partitionkey", "recordhash", "sealed", "data",
    ]
    private static let members: Set<String> = [
        "position", "time", "kind", "type", "rule", "cause", "ordinal", "interaction", "data",
    ]

    /// Reads a line.
    ///
    /// - Parameters:
    ///   - line: without its end.
    ///   - number: which line it is, from 1 on.
    /// - Throws: `notCloudEvents`, `newerVersion`.
    init(_ line: [UInt8], number: UInt64) throws(ImportError) {
        func refuse(_ problem: String) -> ImportError {
            .notCloudEvents(line: number, problem: problem)
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(line, limits: .record)
        } catch {
            throw refuse("it is no JSON at byte \(error.offset)")
        }
        guard value["specversion"]?.text == "1.0" else {
            throw refuse("it is no event of CloudEvents 1.0")
        }
        guard let name = value["source"]?.text?.split(separator: ":").last,
            let source = LogIdentity(hex: String(name)),
            value["source"]?.text == "urn:ledgerline:\(source)"
        else { throw refuse("its source is no log") }
        guard let record = value["data"], let position = record["position"]?.number(UInt64.self),
            position > 0, let time = record["time"]?.text.flatMap({ Instant($0) }),
            let type = record["type"]?.text, let kind = record["kind"]?.text,
            ["input", "outcome"].contains(kind)
        else { throw refuse("its data is no record") }
        guard value["erased"] == nil else { throw .erased(position: position) }
        let seal = value["sealed"]?.text.flatMap { RecordSeal($0) }
        guard (value["sealed"] == nil) == (seal == nil) else { throw refuse("its seal is none") }
        let strays =
            value.members.filter { !Self.attributes.contains($0.key) }
            + record.members.filter { !Self.members.contains($0.key) }
        guard strays.isEmpty else {
            throw .newerVersion(position: position, what: "a member")
        }
        guard EventTypes.number(of: type) != nil else {
            throw .newerVersion(position: position, what: "a type")
        }
        self.line = line
        self.source = source
        self.position = position
        self.time = time
        self.type = type
        self.seal = seal
        fields = kind == "input" ? record["data"] ?? .object([]) : nil
    }

    /// The input that it is.
    ///
    /// - Precondition: it is one.
    func input(_ key: SysIDKey) throws(ImportError) -> Input {
        var reader = EventFieldReader(fields ?? .object([]), key: key)
        let input: Input?
        do throws(CBORError) {
            input = try Input(name: type, from: &reader)
        } catch {
            switch reader.problem {
            case .unknownWord(let member):
                throw .newerVersion(position: position, what: "a word in data.data.\(member)")
            case .unreadable(let member):
                throw .unreadable(position: position, member: "data.data.\(member)")
            case nil: throw .unreadable(position: position, member: "data.data")
            }
        }
        guard let input else { throw .unreadable(position: position, member: "data.kind") }
        if reader.strayMember != nil {
            throw .newerVersion(position: position, what: "a member in data.data")
        }
        return input
    }
}
