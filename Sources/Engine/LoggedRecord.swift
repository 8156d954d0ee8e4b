public import CBOR
public import EventLog
public import Vocabulary

/// A record of the log as what it says.
public struct LoggedRecord: Sendable {
    /// Its place in the log.
    public let position: Position
    /// The fixed part.
    public let header: RecordHeader
    /// The part that its type says.
    public private(set) var event: Event

    /// What a record can be.
    public enum Event: Hashable, Sendable {
        /// Something happened outside.
        case input(Input)
        /// The rules decided it.
        case outcome(Outcome)

        /// The name of the type.
        public var name: String {
            switch self {
            case .input(let input): input.name
            case .outcome(let outcome): outcome.name
            }
        }

        /// Walks the fields of the payload.
        ///
        /// - Throws: what the visitor refuses.
        public func visit<Visitor: FieldVisitor & ~Copyable>(
            _ visitor: inout Visitor
        ) throws(CBORError) {
            switch self {
            case .input(let input): try input.visit(&visitor)
            case .outcome(let outcome): try outcome.visit(&visitor)
            }
        }
    }

    /// The record's time.
    public var time: Instant { Instant(rawValue: header.time) }
    /// The interaction that it is about.
    public var interaction: InteractionID { InteractionID(rawValue: header.interaction) }
    /// The row that decided it.
    public var rule: Rule { Rule(rawValue: header.rule) ?? .none }

    /// Reads a record.
    ///
    /// - Parameters:
    ///   - position: its place in the log.
    ///   - bytes: header and payload.
    ///   - skippingBodies: leaves message texts empty, for whoever only rebuilds decisions.
    /// - Throws: `recordUnreadable` with the place and the fault.
    public init(
        position: Position,
        bytes: UnsafeRawBufferPointer,
        skippingBodies: Bool = false
    ) throws(LedgerError) {
        self.position = position
        do throws(EventLogError) {
            header = unsafe try RecordHeader(decoding: bytes)
        } catch {
            throw .recordUnreadable(position: position, problem: "\(error)")
        }
        let newest =
            header.isOutcome
            ? Outcome.newestVersion(ofType: header.type)
            : Input.newestVersion(ofType: header.type)
        guard let newest else { throw .unknownType(position: position, type: header.type) }
        let decoded: Event?
        if header.typeVersion == newest {
            decoded = unsafe try Self.decode(position, header, bytes, skippingBodies)
        } else {
            decoded = unsafe try Self.upcast(position, header, bytes, newest, skippingBodies)
        }
        guard let decoded else { throw .unknownType(position: position, type: header.type) }
        event = decoded
    }

    /// The record without the code that it makes or sends, if any: whoever else reads a code could pass for
    /// the requester.
    public var withoutCode: LoggedRecord {
        var record = self
        switch event {
        case .outcome(.systemMessageAdded(var message)) where message.kind == .verificationCode:
            message.body = ""
            record.event = .outcome(.systemMessageAdded(message))
        case .input(.virtualAgentStepped(var step)) where !step.code.isEmpty:
            step.code = ""
            record.event = .input(.virtualAgentStepped(step))
        default: break
        }
        return record
    }

    /// The ways from old versions to the newest; every type has only its first yet.
    static let upcasters = Upcasters()

    private static func decode(
        _ position: Position,
        _ header: RecordHeader,
        _ record: UnsafeRawBufferPointer,
        _ skippingBodies: Bool
    ) throws(LedgerError) -> Event? {
        unsafe try decode(
            position,
            header,
            payload: UnsafeRawBufferPointer(
                start: record.baseAddress.map { unsafe $0 + RecordHeader.byteCount },
                count: record.count - RecordHeader.byteCount
            ),
            skippingBodies
        )
    }

    private static func upcast(
        _ position: Position,
        _ header: RecordHeader,
        _ record: UnsafeRawBufferPointer,
        _ newest: UInt8,
        _ skippingBodies: Bool
    ) throws(LedgerError) -> Event? {
        do {
            return unsafe try upcasters.withPayload(of: record, as: newest) { _, payload in
                unsafe try decode(position, header, payload: payload, skippingBodies)
            }
        } catch {
            throw .recordUnreadable(position: position, problem: "\(error)")
        }
    }

    private static func decode(
        _ position: Position,
        _ header: RecordHeader,
        payload: UnsafeRawBufferPointer,
        _ skippingBodies: Bool
    ) throws(LedgerError) -> Event? {
        do throws(CBORError) {
            return header.isOutcome
                ? unsafe try Outcome(
                    type: header.type,
                    decoding: payload,
                    skippingBodies: skippingBodies
                ).map { .outcome($0) }
                : unsafe try Input(
                    type: header.type,
                    decoding: payload,
                    skippingBodies: skippingBodies
                ).map { .input($0) }
        } catch {
            throw .recordUnreadable(position: position, problem: "\(error)")
        }
    }
}
