import Attachments
import HTTPServer
import JSON
import Vocabulary

extension Call {
    /// `POST attachments`: keeps the body, whatever its `Content-Type` says, for a message to bring along.
    func storeAttachment() throws(APIError) {
        guard let store = surface.options.attachments else { throw .unknownResource }
        let bytes = request.body
        let isTaken = surface.work.run {
            attempt { () throws(APIError) in
                let attachment: Attachment
                do throws(AttachmentsError) {
                    attachment = try store.store(bytes)
                } catch .system(let code, let call, _) {
                    throw .failed("\(call) of an attachment failed with error \(code)")
                } catch {
                    throw .badField("body", expected: "a file that is kept: \(error.detail)")
                }
                var json = JSONText()
                json.attachment(attachment)
                reply.json(json, status: 201)
            }
        }
        if !isTaken { throw .overloaded }
    }

    /// `GET attachments/*`: a file, as what its bytes are.
    func showAttachment() throws(APIError) {
        guard let store = surface.options.attachments else { throw .unknownSubject("attachment") }
        _ = try parameters()
        let hash = names[0]
        let isTaken = surface.work.run {
            attempt { () throws(APIError) in
                reply.send(try HTTPResponse.attachment(hash, in: store))
            }
        }
        if !isTaken { throw .overloaded }
    }

    /// The field `attachments`: hashes of files that are kept, each becoming what the log says of it.
    func attachments(_ fields: inout Fields) throws(APIError) -> [String] {
        guard let value = fields.value("attachments") else { return [] }
        let expected = "a list of at most \(Attachment.countMax) hashes of kept files"
        guard let store = surface.options.attachments, case .array(let items) = value,
            items.count <= Attachment.countMax
        else { throw .badField("attachments", expected: expected) }
        var found: [String] = []
        for item in items {
            guard case .string(let hash) = item, let bytes = try kept(hash, in: store),
                let type = MediaSniffer.mediaType(of: bytes)
            else { throw .badField("attachments", expected: expected) }
            let attachment = Attachment(hash: hash, mediaType: type, size: UInt64(bytes.count))
            guard attachment.isImage || !surface.options.attachesOnlyImages else {
                throw .badField("attachments", expected: "pictures only")
            }
            found.append(attachment.text)
        }
        return found
    }

    private func kept(
        _ hash: String,
        in store: AttachmentStore
    ) throws(APIError) -> [UInt8]? {
        do throws(AttachmentsError) {
            return try store.read(hash)
        } catch {
            throw .failed("an attachment cannot be read: \(error.detail)")
        }
    }
}

extension HTTPResponse {
    /// A file, as what its bytes are: a picture to be looked at, anything else to be saved.
    static func attachment(
        _ hash: String,
        in store: AttachmentStore
    ) throws(APIError) -> HTTPResponse {
        let bytes: [UInt8]?
        do throws(AttachmentsError) {
            bytes = try store.read(hash)
        } catch {
            throw .failed("an attachment cannot be read: \(error.detail)")
        }
        guard let bytes, let type = MediaSniffer.mediaType(of: bytes) else {
            throw .unknownSubject("attachment")
        }
        let disposition = type.hasPrefix("image/") ? "inline" : "attachment"
        return HTTPResponse(
            status: 200,
            headers: [
                ("Content-Type", type),
                ("Content-Disposition", "\(disposition); filename=\"\(hash.prefix(12))\""),
            ],
            body: bytes
        )
    }
}

extension JSONText {
    /// What is known of a file that is kept.
    mutating func attachment(_ attachment: Attachment) {
        beginObject()
        member("hash", attachment.hash)
        member("type", attachment.mediaType)
        member("size", attachment.size)
        endObject()
    }
}
