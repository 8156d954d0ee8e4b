import Glibc
import Vocabulary

/// The cursors of all webhooks: a line each in one small file, replaced at once, so that a crash leaves the
/// old one or the new one.
struct CursorFile: Sendable {
    let path: String

    /// What is kept; a line that cannot be read is one whose webhook begins anew.
    func read() -> [WebhookID: DeliveryCursor] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [:] }
        defer { close(file) }
        var text: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe Glibc.read(file, &part, part.count)
            guard count > 0 else { break }
            text += part[..<count]
        }
        var cursors: [WebhookID: DeliveryCursor] = [:]
        for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let id = UInt64(words[0]),
                let cursor = DeliveryCursor(String(words[1]))
            else { continue }
            cursors[WebhookID(rawValue: id)] = cursor
        }
        return cursors
    }

    /// Replaces what is kept.
    ///
    /// - Throws: what the system says.
    func write(_ cursors: [WebhookID: DeliveryCursor]) throws(WebhooksError) {
        let lines = cursors.sorted { $0.key < $1.key }.map {
            "\($0.key.rawValue) \($0.value.text)\n"
        }
        let text = Array(lines.joined().utf8)
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        let file = unsafe open(path + ".new", flags, 0o600)
        guard file >= 0 else { throw .file(path) }
        let isWritten = unsafe Glibc.write(file, text, text.count) == text.count
        // A name must not come before its contents: a machine that fails would leave an empty file.
        let isThere = isWritten && fdatasync(file) == 0
        close(file)
        guard isThere, unsafe rename(path + ".new", path) == 0 else { throw .file(path) }
    }
}
