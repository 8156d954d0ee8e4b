import Foundation

/// What a backup holds: written last, so that a backup without it is known to be unfinished.
struct BackupManifest: Codable, Equatable {
    /// The name of the file in the backup's folder.
    static let file = "manifest.json"
    /// The form that this version writes.
    static let form = "ledgerline.backup.1"

    /// A file beside the log.
    struct File: Codable, Equatable {
        /// Its path in the data directory.
        var path: String
        var bytes: UInt64
        var sha256: String
    }

    /// The files that messages brought along.
    struct Attachments: Codable, Equatable {
        var count: UInt64 = 0
        var bytes: UInt64 = 0
        /// A hash over their names and what they hold, in the order of their names.
        var digest = String(repeating: "0", count: 64)
        /// Those that were not what their name says when the backup was made.
        var damaged: [String] = []
    }

    var form = Self.form
    /// The version of the program.
    var program = Command.version
    /// When it was made.
    var made: String
    /// The log's identity.
    var log: String
    /// The last position, its time, and the root of the tree over all records.
    var lastPosition: UInt64
    var lastTime: String
    var root: String
    var files: [File] = []
    var attachments = Attachments()

    private enum CodingKeys: String, CodingKey {
        case form, program, made, log, root, files, attachments
        case lastPosition = "last_position"
        case lastTime = "last_time"
    }

    /// Reads the manifest of a backup's folder.
    static func read(in folder: String) throws(BackupError) -> BackupManifest {
        guard let data = FileManager.default.contents(atPath: folder + "/" + file) else {
            let hasLog = FileManager.default.fileExists(atPath: folder + "/log")
            throw hasLog ? .incomplete(path: folder) : .notABackup(path: folder)
        }
        struct Form: Decodable { var form: String }
        do {
            let found = try JSONDecoder().decode(Form.self, from: data).form
            guard found == form else {
                throw BackupError.manifestUnreadable(problem: "its form is \(found), not \(form)")
            }
            return try JSONDecoder().decode(BackupManifest.self, from: data)
        } catch let error as BackupError {
            throw error
        } catch {
            throw .manifestUnreadable(problem: "it is no JSON of this form")
        }
    }

    /// The manifest as JSON for people and machines.
    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
