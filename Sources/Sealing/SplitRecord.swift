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
    private var subject = PersonalFields.Subject.interaction
    private var interaction: UInt64 = 0
    private var address: Address?
    private var person: UInt64 = 0

    init() {}

    /// Whom the personal fields are about.
    ///
    /// - Parameter position: where the record stands, which names the person that it makes.
    func who(at position: UInt64) -> Who {
        switch subject {
        case .requester, .interactionOrRequester:
            address.map { .requester($0) } ?? .interaction(interaction)
        case .consent: address.map { .consent($0) } ?? .interaction(interaction)
        case .person: .person(person == 0 ? PersonID(position).rawValue : person)
        case .interaction: .interaction(interaction)
        }
    }

    /// Splits a record.
    ///
    /// - Returns: whether it has a personal field.
    mutating func read(_ record: UnsafeRawBufferPointer) -> Bool {
        guard record.count > RecordHeader.byteCount,
            unsafe record[0] == RecordHeader.format
        else { return false }
        let type = unsafe UInt16(record[2]) << 8 | UInt16(record[3])
        let fields = PersonalFields.ofType(type)
        guard !fields.isEmpty else { return false }
        open.removeAll()
        personal.removeAll()
        openCount = 0
        personalCount = 0
        subject = fields.subject
        interaction = unsafe UInt64(
            bigEndian: record.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        )
        address = nil
        person = 0
        do throws(CBORError) {
            unsafe try walk(record, fields)
        } catch {
            preconditionFailure("a payload that was written can be read: \(error)")
        }
        return personalCount > 0
    }

    private mutating func walk(
        _ record: UnsafeRawBufferPointer,
        _ fields: PersonalFields
    ) throws(CBORError) {
        var reader = unsafe CBORReader(record, from: RecordHeader.byteCount)
        for _ in 0..<(try reader.mapHeader()) {
            let start = reader.offset
            let key = try reader.unsigned()
            var value = reader
            try reader.skip()
            let field = unsafe UnsafeRawBufferPointer(rebasing: record[start..<reader.offset])
            if fields.contains(key) {
                unsafe personal.append(field)
                personalCount += 1
            } else {
                unsafe open.append(field)
                openCount += 1
            }
            try note(key, &value)
        }
    }

    private mutating func note(_ key: UInt64, _ value: inout CBORReader) throws(CBORError) {
        switch subject {
        case .requester(key: key), .consent(key: key): address = Address(try value.text())
        case .interactionOrRequester(key: key):
            if interaction == 0 { address = Address(try value.text()) }
        case .person(key: key): person = try value.unsigned()
        case .requester, .consent, .interactionOrRequester, .person, .interaction: break
        }
    }
}
