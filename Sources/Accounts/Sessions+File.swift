import Cryptography
import Foundation
import Synchronization
import Vocabulary

// Who is signed in, in a file of the data directory: a restart of the daemon under open pages is no
// reason to ask everybody for a password. What it holds opens nothing: hashes of 256 random bits.
extension Sessions {
    /// A session as it stands in the file.
    private struct Line: Codable {
        var digest: String
        var user: String
        var mark: String?
        var began: String
        var used: String
    }

    /// Writes who is signed in, soon and once for all that changes meanwhile.
    func keep() {
        guard let file else { return }
        writer.async { [self] in
            let lines = entries.withLock { entries in
                entries.map { digest, entry in
                    Line(
                        digest: Hex.encode(digest.bytes),
                        user: entry.user,
                        mark: entry.mark,
                        began: entry.beganAt.description,
                        used: entry.usedAt.description
                    )
                }
            }
            // What cannot be kept, as on a full disk, is only signed out by a restart.
            if let data = try? JSONEncoder().encode(lines) { _ = try? file.write(data) }
        }
    }

    /// Waits until everything is written that was to be kept.
    public func flush() {
        keep()
        writer.sync {}
    }

    /// Who stands in a file; nobody where it cannot be read.
    static func kept(in file: DurableFile?) -> [SHA256Digest: Entry] {
        guard let data = try? file?.read()?.contents,
            let lines = try? JSONDecoder().decode([Line].self, from: data)
        else { return [:] }
        var entries: [SHA256Digest: Entry] = [:]
        for line in lines.prefix(sessionsMax) {
            guard let bytes = try? Hex.decode(line.digest), bytes.count == SHA256Digest.byteCount,
                let beganAt = Instant(line.began), let usedAt = Instant(line.used)
            else { continue }
            entries[SHA256Digest(bytes)] = Entry(
                user: line.user,
                mark: line.mark,
                beganAt: beganAt,
                usedAt: usedAt,
                keptAt: usedAt
            )
        }
        return entries
    }
}
