import CWorkspaceFiles
import Cryptography

/// A file of the page, as it is sent.
struct WorkspaceFile: Sendable {
    /// The media type, by the ending of the name.
    let mediaType: String
    /// A strong validator: the hash of the bytes, in quotes (RFC 9110, section 8.8.3).
    let entityTag: String
    let bytes: [UInt8]
    /// The same as gzip compresses it, with a validator of its own; nothing where that saves nothing.
    let compressed: (entityTag: String, bytes: [UInt8])?

    init(path: String, bytes: [UInt8]) {
        mediaType = Self.mediaType(of: path)
        let hash = Hex.encode(Array(SHA256Digest.hash(of: bytes).bytes.prefix(16)))
        entityTag = "\"\(hash)\""
        self.bytes = bytes
        compressed = Self.compress(bytes).map { ("\"\(hash)-gzip\"", $0) }
    }

    private static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        let compressed = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { into, count in
            count = unsafe bytes.withUnsafeBufferPointer {
                unsafe workspace_gzip($0.baseAddress, $0.count, into.baseAddress, into.count)
            }
        }
        return compressed.isEmpty ? nil : compressed
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
