import Engine
import EventLog
import Foundation
import Vocabulary

extension Command {
    static let export = Command(
        name: "export",
        summary: "writes records as CloudEvents, a line of JSON each",
        synopsis: [
            "export [--from N] [--through N] [--interaction NAME] [--type NAME] [--out FILE]"
        ],
        about: """
            Each line is an event of CloudEvents 1.0 in its JSON form, with the record as its data; the page
            Operations has an example. Where the log ends at the beginning, the export ends. It works beside a
            running daemon, and holds neither the log nor its lines in memory.
            """,
        options: DataDirectory.options + [
            .option("from", "N", "the first position"),
            .option("through", "N", "the last position"),
            .option(
                "interaction",
                "NAME",
                "only what `replay` tells of IMS0000001, a sys_id, or #POSITION"
            ),
            .option("type", "NAME", .recordTypes, "only records of this type, such as smsReceived"),
            .option("out", "FILE", .file, "writes a file, which has its name when it is complete"),
        ]
    ) { arguments in
        guard arguments.plain.isEmpty else {
            throw CommandLineError(message: "\(arguments.plain[0]) means nothing here")
        }
        let log = try DataDirectory(arguments).openLog()
        let export = try EventExport(arguments, log: log)
        guard let file = arguments["out"] else {
            _ = try export.run(writingTo: .standardOutput)
            return .success
        }
        let count = try writeFile(file) { try export.run(writingTo: $0) }
        print("\(count) events in \(file)")
        return .success
    }

    /// Writes a file beside its place, and puts it there when it is whole and on disk.
    private static func writeFile<Result>(
        _ path: String,
        _ write: (FileHandle) throws -> Result
    ) throws -> Result {
        let new = path + ".unfinished"
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe open(new, flags, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(
                "\(new) cannot be written: \(unsafe String(cString: strerror(errno)))"
            )
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            let result = try write(handle)
            try handle.synchronize()
            guard unsafe rename(new, path) == 0 else {
                throw CommandFailure("\(path) cannot be replaced")
            }
            return result
        } catch {
            unsafe unlink(new)
            throw error
        }
    }
}

/// Which records are written as events, and how.
struct EventExport {
    private let log: LMDBLog
    private let first: Position
    private let last: Position
    private let type: String?
    /// Where what is told of an interaction stands; nothing for all records.
    private let positions: Set<Position>?
    private let key: SysIDKey

    /// Bytes that are written at once, outside of the log's read transactions.
    private static let chunkBytes = 256 << 10
    private static let recordsPerReport: Position = 65_536

    init(_ arguments: Arguments, log: LMDBLog) throws {
        self.log = log
        key = SysIDKey(high: log.identity.high, low: log.identity.low)
        first = max(try arguments.position("from") ?? 1, 1)
        last = min(try arguments.position("through") ?? .max, log.lastPosition)
        type = arguments["type"]
        let last = last
        positions = try arguments["interaction"].map { name in
            let interaction = try InteractionID(named: name, in: log)
            return Set(try Story.positions(of: interaction, in: log, through: last))
        }
    }

    /// Writes them all.
    ///
    /// - Returns: how many there were.
    func run(writingTo output: FileHandle) throws -> UInt64 {
        let progress = Progress("exported")
        defer { progress.end() }
        var count: UInt64 = 0
        var next = first
        var chunk: [UInt8] = []
        while next <= last {
            unsafe try log.scanSealed(from: next, through: last) { position, bytes, seal in
                next = position + 1
                if let event = unsafe try event(position, bytes, seal) {
                    chunk += event.utf8
                    chunk.append(UInt8(ascii: "\n"))
                    count += 1
                }
                // Now and then also where nothing is wanted, to say how far it is.
                return chunk.count < Self.chunkBytes && position % Self.recordsPerReport != 0
            }
            do {
                try output.write(contentsOf: chunk)
            } catch {
                throw CommandFailure("what was exported cannot be written: \(error)")
            }
            chunk.removeAll(keepingCapacity: true)
            progress.report(next - 1)
        }
        return count
    }

    /// A record as an event; nothing when it is not wanted.
    private func event(
        _ position: Position,
        _ bytes: UnsafeRawBufferPointer,
        _ seal: () -> RecordSeal?
    ) throws -> String? {
        if let positions, !positions.contains(position) { return nil }
        let record = unsafe try LoggedRecord(position: position, bytes: bytes)
        if let type, record.event.name != type { return nil }
        return record.cloudEvent(key, source: log.identity, hash: unsafe .leaf(bytes), seal: seal())
    }
}
