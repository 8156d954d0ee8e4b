public import CBOR

/// The ways from old versions of payloads to the newest: an old record is read for ever.
///
/// Each step leads from one version of a type to the next, so a step is written once and never
/// changed. Reading applies them one after the other; what is on disk stays as it was.
public struct Upcasters: Sendable {
    /// Rewrites a payload in the next version's form.
    ///
    /// It must depend on nothing but the bytes, so that every reading gives the same.
    public typealias Step =
        @Sendable (inout CBORReader, inout ByteBuffer) throws(CBORError) -> Void

    private struct Source: Hashable {
        let type: UInt16
        let version: UInt8
    }

    private var steps: [Source: Step] = [:]

    /// Makes a set without steps.
    public init() {}

    /// Adds the step from a version of a type to the next.
    public mutating func add(type: UInt16, from version: UInt8, _ step: @escaping Step) {
        let source = Source(type: type, version: version)
        precondition(version < .max, "there is no version after the last")
        precondition(steps[source] == nil, "a version has one way to the next")
        steps[source] = step
    }

    /// The version that payloads of a type come out in, when they are read from `version` on.
    public func newest(type: UInt16, from version: UInt8) -> UInt8 {
        var version = version
        while steps[Source(type: type, version: version)] != nil { version += 1 }
        return version
    }

    /// Lends a record's payload in a version of its type, rewritten only if it is older.
    ///
    /// - Parameters:
    ///   - record: header and payload as the log gives them.
    ///   - version: the version that the caller reads.
    ///   - body: is given the header, with that version, and the payload; valid only within it.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws; else ``EventLogError``: `missingUpcaster`, `newerFormat` for a
    ///   payload newer than the caller reads, `damaged`.
    public func withPayload<Result>(
        of record: UnsafeRawBufferPointer,
        as version: UInt8,
        _ body: (RecordHeader, UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        var header = unsafe try RecordHeader(decoding: record)
        let payload = unsafe UnsafeRawBufferPointer(
            rebasing: record[RecordHeader.byteCount...]
        )
        guard header.typeVersion <= version else {
            throw EventLogError.newerFormat(
                found: UInt64(header.typeVersion),
                supported: UInt64(version)
            )
        }
        if header.typeVersion == version { return unsafe try body(header, payload) }
        var older = ByteBuffer()
        unsafe older.append(payload)
        while header.typeVersion < version {
            guard let step = steps[Source(type: header.type, version: header.typeVersion)] else {
                throw EventLogError.missingUpcaster(
                    type: header.type,
                    version: header.typeVersion
                )
            }
            var newer = ByteBuffer()
            try unsafe older.withBytes { (bytes) throws(CBORError) in
                var reader = unsafe CBORReader(bytes)
                try step(&reader, &newer)
                try reader.end()
            }
            older = newer
            header.typeVersion += 1
        }
        return unsafe try older.withBytes { unsafe try body(header, $0) }
    }
}
