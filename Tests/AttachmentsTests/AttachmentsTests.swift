import Attachments
import Foundation
import Testing
import Vocabulary

@Suite("Attachments")
struct AttachmentsTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func `are kept once under their hash, with what their bytes are`() throws {
        try withFolder { folder in
            let store = try AttachmentStore(directory: folder)
            let first = try store.store(Self.png)
            #expect(first.mediaType == "image/png" && first.size == 11)
            #expect(try store.store(Self.png) == first)
            #expect(try store.read(first.hash) == Self.png)
            #expect(Attachment(first.text) == first)
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
            #expect(
                files.sorted() == [
                    String(first.hash.prefix(2)), first.hash.prefix(2) + "/" + first.hash,
                ]
            )
        }
    }

    @Test func `that are damaged, strange or unknown are not given`() throws {
        try withFolder { folder in
            let store = try AttachmentStore(directory: folder)
            let kept = try store.store(Self.png)
            for name in [
                "", "../../etc/passwd", String(repeating: "a", count: 64), kept.hash.uppercased(),
            ] {
                #expect(try store.read(name) == nil)
            }
            let path = folder + "/" + kept.hash.prefix(2) + "/" + kept.hash
            try Data([1, 2, 3]).write(to: URL(filePath: path))
            #expect(throws: AttachmentsError.damaged) { try store.read(kept.hash) }
        }
    }

    @Test func `that are too large, empty or no kind of file are not kept`() throws {
        try withFolder { folder in
            let store = try AttachmentStore(directory: folder, limit: 20)
            #expect(throws: AttachmentsError.empty) { try store.store([]) }
            #expect(throws: AttachmentsError.tooLarge(limitBytes: 20)) {
                try store.store(Self.png + [UInt8](repeating: 0, count: 10))
            }
            for text in ["<html><script>", "<svg xmlns=", "<smil><head>", "MZ", "Hello"] {
                #expect(throws: AttachmentsError.kindNotKept) { try store.store(Array(text.utf8)) }
            }
        }
    }

    @Test(
        "are known by their bytes",
        arguments: [
            ("/9j/4AAQ", "image/jpeg"), ("R0lGODlhAQ==", "image/gif"),
            ("UklGRgAAAABXRUJQ", "image/webp"), ("AAAAGGZ0eXAzZ3A0", "video/3gpp"),
            ("AAAAGGZ0eXBoZWlj", "image/heic"), ("AAAAGGZ0eXBpc29t", "video/mp4"),
            ("IyFBTVIKAA==", "audio/amr"), ("JVBERi0xLjQ=", "application/pdf"),
            ("QkVHSU46VkNBUkQKVkVSU0lPTjozLjA=", "text/vcard"),
        ]
    )
    func kinds(base64: String, type: String) throws {
        let bytes = [UInt8](try #require(Data(base64Encoded: base64)))
        #expect(MediaSniffer.mediaType(of: bytes) == type)
    }

    @Test func `have links that end, and that nobody can make or change`() throws {
        let links = AttachmentLinks(key: Array("a key".utf8))
        let hash = String(repeating: "ab", count: 32)
        let attachment = Attachment(hash: hash, mediaType: "image/png", size: 11)
        let end = Instant(rawValue: 1_800_000_000_000)
        let path = links.path(of: attachment, until: end)
        #expect(path.hasPrefix("/media/\(hash)?until=1800000000&type=image%2Fpng&signature="))
        let signature = String(path.suffix(64))
        func isGood(
            _ hash: String = hash,
            _ type: String = "image/png",
            _ until: String = "1800000000",
            at now: Instant = end,
            key: AttachmentLinks = links
        ) -> Bool {
            key.isGood(hash: hash, mediaType: type, until: until, signature: signature, at: now)
        }
        #expect(isGood())
        #expect(!isGood(at: end + .seconds(1)))
        #expect(!isGood(String(repeating: "cd", count: 32)))
        #expect(!isGood(hash, "image/jpeg"))
        #expect(!isGood(hash, "image/png", "1900000000"))
        #expect(!isGood(key: AttachmentLinks(key: Array("another".utf8))))
    }

    @Test func `have a key that is drawn once`() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            let attachment = Attachment(
                hash: String(repeating: "0", count: 64),
                mediaType: "image/gif",
                size: 1
            )
            let first = try AttachmentLinks(keyFile: folder + "/key")
            let again = try AttachmentLinks(keyFile: folder + "/key")
            let other = try AttachmentLinks(keyFile: folder + "/other")
            func path(_ links: AttachmentLinks) -> String {
                links.path(of: attachment, until: .zero)
            }
            #expect(path(first) == path(again))
            #expect(path(first) != path(other))
        }
    }
}
