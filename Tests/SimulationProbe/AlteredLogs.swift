import EventLog
import Sealing
import Simulation
import TestSupport
import Vocabulary

/// Logs that no daemon of this build writes.
enum AlteredLogs {
    /// A command line that cannot be understood.
    struct Unclear: Error {}

    /// Writes a log again with some records altered, as if another version had written it.
    ///
    /// Words: the log's folder, the new one's, `row`, `type` or `version`, and positions.
    static func alter(_ words: [String]) throws {
        guard words.count > 3, ["row", "type", "version"].contains(words[2]) else {
            throw Unclear()
        }
        let positions = Set(words.dropFirst(3).compactMap { UInt64($0) })
        var reading = LMDBLogOptions()
        reading.readOnly = true
        // A daemon's log is sealed; the copy is open.
        let folder = words[0].split(separator: "/").dropLast().joined(separator: "/")
        reading.sealer = PersonalSealer(ring: KeyRing(file: "/\(folder)/personal-keys"), epoch: 0)
        let log = try LMDBLog(directory: words[0], options: reading)
        let copy = try LMDBLog(directory: words[1], options: writing(log.identity))
        try log.write(into: copy) { position, header, _ in
            guard positions.contains(position) else { return true }
            switch words[2] {
            case "row": header.rule = Rule.p7.rawValue
            case "type": header.type = 60_000
            default: header.typeVersion = 99
            }
            return true
        }
    }

    /// Writes the log of a made-up support centre.
    ///
    /// Words: the log's folder, how many requesters and how many days.
    static func centre(_ words: [String]) throws {
        guard words.count == 3, let requesters = Int(words[1]), let days = Int(words[2]) else {
            throw Unclear()
        }
        let size = SupportCentre.Size(seed: 1, agents: 12, requesters: requesters, days: days)
        let centre = try SupportCentre(size)
        _ = try centre.run()
        let log = try LMDBLog(directory: words[0], options: writing(centre.log.identity))
        try centre.log.write(into: log) { _, _, _ in true }
        print(log.lastPosition)
    }

    private static func writing(_ identity: LogIdentity) -> LMDBLogOptions {
        var options = LMDBLogOptions()
        options.identity = identity
        options.recordsPerSegment = 100_000
        options.sync = false
        return options
    }
}
