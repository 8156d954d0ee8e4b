import Configuration
import Cryptography
import EventLog
import Foundation
import Sealing

/// Where a site keeps what it must not lose: the log, its views, its accounts.
struct DataDirectory: Sendable {
    let path: String

    var log: String { path + "/log" }
    /// The log while it is put back from a backup or imported; it is not there once it is whole.
    var restoring: String { path + "/log.restoring" }
    var views: String { path + "/views" }
    var accounts: String { path + "/accounts.json" }
    /// Tokens that stand for users.
    var tokens: String { path + "/tokens.json" }
    /// Who is signed in from a browser.
    var sessions: String { path + "/sessions.json" }
    var heartbeat: String { path + "/heartbeat" }
    var attachments: String { path + "/attachments" }
    var linkKey: String { path + "/link-key" }
    /// What outgoing webhooks are signed with.
    var webhookKey: String { path + "/webhook-key" }
    /// How far events have been delivered to outgoing webhooks.
    var webhookCursors: String { path + "/webhook-cursors" }
    /// What signs checkpoints.
    var checkpointKey: String { path + "/checkpoint-key" }
    /// The checkpoint that was signed last.
    var checkpoint: String { path + "/checkpoint" }

    /// What personal fields of the log are sealed with.
    var personalKeys: String { path + "/personal-keys" }

    /// The files beside log and attachments that a backup holds.
    ///
    /// The heartbeat is one of them: where a backup is put back, it says since when the service was away
    /// (the page Architecture). Views are made anew from the log, and who was signed in signs in again.
    static let keptFiles = [
        "accounts.json", "tokens.json", "link-key", "webhook-key", "checkpoint-key", "heartbeat",
        "personal-keys",
    ]

    /// Those that say how far the log was signed and delivered: copied before it, so that they do not say
    /// more than it has.
    static let keptFirst = ["checkpoint", "webhook-cursors"]

    /// Bytes that the log takes on the disk, all its segments together; what is reserved counts too.
    var logBytes: Int64 {
        let segments = (try? FileManager.default.contentsOfDirectory(atPath: log)) ?? []
        return segments.reduce(0) { bytes, segment in
            var status = stat()
            guard unsafe stat(log + "/" + segment + "/data.mdb", &status) == 0 else {
                return bytes
            }
            return bytes + Int64(status.st_blocks) * 512
        }
    }

    /// The options that say where it is, for every command that reads a log.
    static let options: [CommandOption] = [
        .option(
            "data",
            "DIR",
            .directory,
            "the data directory; else the one that the configuration names"
        ),
        .option(
            "config",
            "FILE",
            .file,
            "the configuration; else $LEDGERLINE_CONFIG, config/ledgerline.json5 or "
                + "/etc/ledgerline/ledgerline.json5, whichever is there first"
        ),
    ]

    init(path: String) {
        self.path = path
    }

    init(_ arguments: Arguments) throws {
        if let path = arguments["data"] {
            self.path = path
        } else {
            path = try Site.read(arguments).dataDirectory
        }
    }

    /// Seals and opens personal fields of the log with the keys that lie beside it.
    func sealer() -> PersonalSealer {
        let epoch = RandomBytes.draw(4).reduce(0) { $0 << 8 | UInt32($1) }
        return PersonalSealer(ring: KeyRing(file: personalKeys), epoch: epoch)
    }

    /// Opens the log for reading, beside a daemon that writes it or not.
    func openLog() throws -> LMDBLog {
        guard FileManager.default.fileExists(atPath: log) else {
            throw CommandFailure("there is no log in \(path); `ledgerline serve` makes one")
        }
        var options = LMDBLogOptions()
        options.readOnly = true
        options.sealer = sealer()
        do throws(EventLogError) {
            return try LMDBLog(directory: log, options: options)
        } catch {
            throw CommandFailure(error.description)
        }
    }
}
