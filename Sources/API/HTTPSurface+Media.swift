import Attachments
import Engine
import HTTPServer
import Vocabulary

// For providers that fetch what a message brings along: the link itself is the credential.
extension HTTPSurface {
    /// Serves `/media/HASH?until=…&type=…&signature=…` while the link is good.
    func serveMedia(_ request: HTTPRequest, _ path: [String], _ responder: HTTPResponder) {
        let reply = Reply(responder, requests, operation: "media")
        guard request.method == "GET" || request.method == "HEAD" else {
            return reply.fail(.wrongMethod(allowed: ["GET", "HEAD"]))
        }
        guard path.count == 2, let store = options.attachments,
            let links = options.attachmentLinks,
            links.isGood(
                hash: path[1],
                mediaType: request.query("type") ?? "",
                until: request.query("until") ?? "",
                signature: request.query("signature") ?? "",
                at: SystemClock().read().wall
            )
        else { return reply.fail(.unknownResource) }
        let isTaken = work.run { [self] in
            do throws(APIError) {
                reply.send(try HTTPResponse.attachment(path[1], in: store))
            } catch {
                fail(reply, error)
            }
        }
        if !isTaken { reply.fail(.overloaded) }
    }
}
