import Cryptography
import EventLog
import Foundation
import Vocabulary

/// Goes through the files that messages brought along, copies them or not, and says what they were.
struct AttachmentCopy {
    private(set) var summary = BackupManifest.Attachments()
    private var digest = SHA256Digest()

    /// Hashes a folder of attachments in the order of their names, and copies each on the way where there is
    /// a target.
    ///
    /// None is ever changed or removed, so those of all records that are in a log already are there.
    init(from source: String, to target: String?, progress: (UInt64) -> Void) throws {
        guard FileManager.default.fileExists(atPath: source) else { return }
        if let target { try makePrivateFolder(target) }
        for shelf in try FileManager.default.contentsOfDirectory(atPath: source).sorted()
        where shelf.utf8.count == 2 {
            if let target { try makePrivateFolder("\(target)/\(shelf)") }
            let names = try FileManager.default.contentsOfDirectory(atPath: "\(source)/\(shelf)")
            for name in names.sorted() where Attachment.isHash(name) {
                let path = "\(shelf)/\(name)"
                if let target { try FileCopy.copy("\(source)/\(path)", to: "\(target)/\(path)") }
                try note(path, name, "\(target ?? source)/\(path)")
                progress(summary.count)
            }
        }
        summary.digest = digest.description
    }

    private mutating func note(_ path: String, _ name: String, _ copy: String) throws {
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: copy)))
        let hash = SHA256Digest.hash(of: bytes)
        summary.count += 1
        summary.bytes += UInt64(bytes.count)
        if hash.description != name { summary.damaged.append("attachments/" + path) }
        digest = SHA256Digest.hash(of: digest.bytes + Array(name.utf8) + hash.bytes)
    }
}

/// Makes a folder that only its owner looks into.
func makePrivateFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700]
    )
}
