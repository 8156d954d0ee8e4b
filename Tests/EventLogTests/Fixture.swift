import CBOR
import EventLog
import Glibc

/// A folder that goes away with the test that made it.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = [CChar]("/tmp/eventlog-test-XXXXXX".utf8CString)
        _ = unsafe mkdtemp(&template)
        path = String(
            decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }

    var log: String { path + "/log" }

    deinit {
        Self.remove(path)
    }

    private static func remove(_ path: String) {
        for name in names(in: path) { remove(path + "/" + name) }
        if unsafe rmdir(path) != 0 { unsafe unlink(path) }
    }

    static func names(in path: String) -> [String] {
        guard let stream = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension RecordHeader {
    /// An input whose time rises with its number.
    static func input(_ number: UInt64, interaction: UInt64 = 0) -> RecordHeader {
        RecordHeader(
            isOutcome: false,
            type: 7,
            typeVersion: 1,
            rule: 0,
            ordinal: 0,
            time: 1_700_000_000_000 + Int64(number),
            cause: 0,
            interaction: interaction
        )
    }

    /// An outcome of the record at a position.
    static func outcome(of cause: UInt64, time: Int64) -> RecordHeader {
        RecordHeader(
            isOutcome: true,
            type: 8,
            typeVersion: 2,
            rule: 3,
            ordinal: 1,
            time: time,
            cause: cause,
            interaction: cause
        )
    }
}

extension RecordBatch {
    /// Adds an input whose payload is a CBOR byte string of a length.
    mutating func addInput(_ number: UInt64, length: Int = 40) {
        begin(.input(number))
        payload.bytes((0..<length).map { UInt8(truncatingIfNeeded: UInt64($0) &+ number) })
        end()
    }
}

extension RecordLog {
    /// Appends inputs numbered from the next position on, in one commit.
    @discardableResult
    func append(inputs count: Int, length: Int = 40) throws(EventLogError) -> UInt64 {
        var batch = RecordBatch()
        for number in 0..<UInt64(count) {
            batch.addInput(lastPosition + 1 + number, length: length)
        }
        return try append(batch)
    }

    /// Copies of records, in order.
    func records(from: UInt64 = 1, through: UInt64 = .max) throws -> [(UInt64, [UInt8])] {
        var records: [(UInt64, [UInt8])] = []
        unsafe try scan(from: from, through: through) { position, record in
            unsafe records.append((position, [UInt8](record)))
            return true
        }
        return records
    }
}

/// What a child process may use, so that a test can take it away and give it back.
enum ResourceLimit {
    static func set(_ resource: __rlimit_resource, to amount: UInt?) {
        var limit = rlimit()
        let number = __rlimit_resource_t(resource.rawValue)
        unsafe getrlimit(number, &limit)
        limit.rlim_cur = amount ?? limit.rlim_max
        unsafe setrlimit(number, &limit)
    }
}
