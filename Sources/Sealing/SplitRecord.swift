import CBOR
import EventLog
import Vocabulary

/// A record as it was decided, its payload split into what stays open and what is sealed.
struct SplitRecord: ~Copyable {
    /// Whom the sealed part is about.
    enum Who {
        /// Whoever has this address.
        case requester(Address)
        /// The consent of whoever has this address.
        case consent(Address)
        /// The user, consumer or contact of this identifier.
        case person(UInt64)
        /// The requester of this interaction; 0 for none.
        case interaction(UInt64)
    }

    /// The open fields, key and value one behind the other.
    private(set) var open = ByteBuffer()
    /// How many open fields there are.
    private(set) var openCount = 0
    /// The personal fields.
    private(set) var personal = ByteBuffer()
    /// How many personal fields there are.
    private(set) var personalCount = 0
    private var subject = Subject()

    init() {}

    /// Whom the personal fields are about.
    ///
    /// - Parameter position: where the record stands, which names the person that it makes.
    /// - Returns: whom.
    func who(at position: UInt64) -> Who { subject.who(at: position) }

    /// Splits a record.
    ///
    /// - Returns: whether it has a personal field.
    mutating func read(_ record: UnsafeRawBufferPointer) -> Bool {
        let fields = unsafe PersonalFields.ofType(Self.type(of: record))
        guard !fields.isEmpty else { return false }
        open.removeAll()
        personal.removeAll()
        openCount = 0
        personalCount = 0
        subject = unsafe Subject(fields.subject, of: record)
        unsafe Self.walk(record) { key, field, value in
            if fields.contains(key) {
                unsafe personal.append(field)
                personalCount += 1
            } else {
                unsafe open.append(field)
                openCount += 1
            }
            subject.note(key, &value)
        }
        return personalCount > 0
    }

    /// Whom the personal fields of a record are about, which is not split.
    static func who(_ record: UnsafeRawBufferPointer, at position: UInt64) -> Who {
        let fields = unsafe PersonalFields.ofType(type(of: record))
        var subject = unsafe Subject(fields.subject, of: record)
        if subject.wantsFields {
            unsafe walk(record) { key, _, value in subject.note(key, &value) }
        }
        return subject.who(at: position)
    }

    private static func type(of record: UnsafeRawBufferPointer) -> UInt16 {
        unsafe UInt16(record[2]) << 8 | UInt16(record[3])
    }

    /// Hands out the fields of a payload, each with a reader that stands at its value.
    private static func walk(
        _ record: UnsafeRawBufferPointer,
        _ body: (UInt64, UnsafeRawBufferPointer, inout CBORReader) -> Void
    ) {
        do throws(CBORError) {
            var reader = unsafe CBORReader(record, from: RecordHeader.byteCount)
            for _ in 0..<(try reader.mapHeader()) {
                let start = reader.offset
                let key = try reader.unsigned()
                var value = reader
                try reader.skip()
                let field = unsafe UnsafeRawBufferPointer(rebasing: record[start..<reader.offset])
                unsafe body(key, field, &value)
            }
        } catch {
            preconditionFailure("a payload that was written can be read: \(error)")
        }
    }
}

/// Finds whom a record is about while its fields go by.
private struct Subject {
    private var kind = PersonalFields.Subject.interaction
    private var interaction: UInt64 = 0
    private var address: Address?
    private var person: UInt64 = 0

    init() {}

    init(_ kind: PersonalFields.Subject, of record: UnsafeRawBufferPointer) {
        self.kind = kind
        interaction = unsafe UInt64(
            bigEndian: record.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        )
    }

    /// Whether fields say whom it is about.
    var wantsFields: Bool { kind != .interaction }

    func who(at position: UInt64) -> SplitRecord.Who {
        switch kind {
        case .requester, .interactionOrRequester:
            address.map { .requester($0) } ?? .interaction(interaction)
        case .consent: address.map { .consent($0) } ?? .interaction(interaction)
        case .person: .person(person == 0 ? PersonID(position).rawValue : person)
        case .interaction: .interaction(interaction)
        }
    }

    mutating func note(_ key: UInt64, _ value: inout CBORReader) {
        switch kind {
        case .requester(key: key), .consent(key: key): address = Self.address(&value)
        case .interactionOrRequester(key: key):
            if interaction == 0 { address = Self.address(&value) }
        case .person(key: key): person = (try? value.unsigned()) ?? 0
        case .requester, .consent, .interactionOrRequester, .person, .interaction: break
        }
    }

    private static func address(_ value: inout CBORReader) -> Address? {
        // The double optional is one of reading and one of the address.
        (try? unsafe value.withText { (text) throws(CBORError) in
            unsafe Address(utf8: text)
        }) ?? nil
    }
}
