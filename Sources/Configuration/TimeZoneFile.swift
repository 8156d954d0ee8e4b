import Foundation

/// A file of the time-zone database, read once so that the log can say what its zone's offsets are.
///
/// Source: RFC 9636 (TZif), the data of versions 2 to 4 and the rule in the footer; POSIX.1-2017,
/// section 8.3, for that rule.
struct TimeZoneFile {
    /// Where the database is.
    static let folder = "/usr/share/zoneinfo/"

    /// When an offset begins, in seconds since 1970, and the offset in seconds east of UTC.
    struct Transition: Hashable {
        var at: Int64
        var offset: Int64
    }

    private var transitions: [Transition] = []
    private var first: Int64 = 0
    private var rule: TimeZoneRule?

    /// Reads the file of a zone.
    ///
    /// - Parameter zone: its name, such as `Europe/Berlin`.
    init?(zone: String) {
        let isName = zone.utf8.allSatisfy { byte in
            switch byte {
            case 48...57, 65...90, 97...122: true
            default: "_+-/".utf8.contains(byte)
            }
        }
        guard isName, !zone.isEmpty, !zone.hasPrefix("/"),
            let data = FileManager.default.contents(atPath: Self.folder + zone)
        else { return nil }
        self.init(Array(data))
    }

    /// Reads the bytes of a file.
    init?(_ bytes: [UInt8]) {
        guard let old = Header(bytes, at: 0), old.version >= UInt8(ascii: "2"),
            let header = Header(bytes, at: old.end(wordBytes: 4))
        else { return nil }
        let end = header.end(wordBytes: 8)
        guard end <= bytes.count, header.types > 0 else { return nil }
        let times = header.start
        let kinds = times + header.times * 8
        let types = kinds + header.times
        func offset(_ type: Int) -> Int64? {
            guard type < header.types else { return nil }
            return Int64(Int32(truncatingIfNeeded: Self.word(bytes, types + type * 6, 4)))
        }
        guard let first = offset(0) else { return nil }
        self.first = first
        for index in 0..<header.times {
            guard let offset = offset(Int(bytes[kinds + index])) else { return nil }
            transitions.append(
                Transition(at: Self.word(bytes, times + index * 8, 8), offset: offset)
            )
        }
        guard bytes.count > end + 1, bytes[end] == 10,
            let stop = bytes[(end + 1)...].firstIndex(of: 10)
        else { return nil }
        let footer = String(decoding: bytes[(end + 1)..<stop], as: UTF8.self)
        guard !footer.isEmpty else { return }
        guard let rule = TimeZoneRule(footer) else { return nil }
        self.rule = rule
    }

    /// The offset at a moment and each change behind it, up to another moment.
    ///
    /// - Parameters:
    ///   - from: seconds since 1970; the first entry is for it.
    ///   - to: seconds since 1970.
    ///   - years: the years that lie between them.
    /// - Returns: the offsets, in order; no two that follow each other are the same.
    func transitions(from: Int64, to: Int64, years: ClosedRange<Int>) -> [Transition] {
        let last = transitions.last?.at ?? .min
        var all = transitions
        if let rule {
            all += years.flatMap { rule.transitions(in: $0) }.filter { $0.at > last }
            if transitions.isEmpty {
                all.insert(Transition(at: .min, offset: rule.standard), at: 0)
            }
        }
        all.sort { $0.at < $1.at }
        var offset = all.last { $0.at <= from }?.offset ?? first
        var found = [Transition(at: from, offset: offset)]
        for transition in all
        where transition.at > from && transition.at <= to && transition.offset != offset {
            offset = transition.offset
            found.append(transition)
        }
        return found
    }

    /// A big-endian number of four or eight bytes.
    fileprivate static func word(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int64 {
        Int64(bitPattern: bytes[at..<at + count].reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// The head of a block of data (RFC 9636, section 3.1).
    private struct Header {
        static let byteCount = 44
        let version: UInt8
        let start: Int
        let times: Int
        let types: Int
        private let texts: Int
        private let leaps: Int
        private let flags: Int

        init?(_ bytes: [UInt8], at: Int) {
            guard bytes.count >= at + Self.byteCount, bytes[at..<at + 4].elementsEqual("TZif".utf8)
            else { return nil }
            version = bytes[at + 4]
            start = at + Self.byteCount
            func count(_ index: Int) -> Int {
                Int(TimeZoneFile.word(bytes, at + 20 + index * 4, 4))
            }
            flags = count(0) + count(1)
            leaps = count(2)
            times = count(3)
            types = count(4)
            texts = count(5)
        }

        func end(wordBytes: Int) -> Int {
            start + times * (wordBytes + 1) + types * 6 + texts + leaps * (wordBytes + 4) + flags
        }
    }
}
