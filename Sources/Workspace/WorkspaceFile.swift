import CWorkspaceFiles
import Cryptography

/// A file of the page, as it is sent.
struct WorkspaceFile: Sendable {
    /// The media type, by the ending of the name.
    let mediaType: String
    /// A strong validator: the hash of the bytes, in quotes (RFC 9110, section 8.8.3).
    let entityTag: String
    let bytes: [UInt8]

    init(path: String, bytes: [UInt8]) {
        mediaType = Self.mediaType(of: path)
        entityTag = "\"\(Hex.encode(Array(SHA256Digest.hash(of: bytes).bytes.prefix(16))))\""
        self.bytes = bytes
    }

    /// All files that the executable holds, by their paths below `/workspace/`.
    static func all() -> [String: WorkspaceFile] {
        var files: [String: WorkspaceFile] = [:]
        var place = 0
        while let file = unsafe workspace_file_at(place)?.pointee {
            let path = unsafe String(cString: file.path)
            let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            files[path] = WorkspaceFile(path: path, bytes: bytes)
            place += 1
        }
        return files
    }

    private static func mediaType(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "webmanifest": "application/manifest+json"
        default: "application/octet-stream"
        }
    }
}
