import Decisions
import Engine
import HTTPServer
import Projections
import Vocabulary

/// One request of the platform's API by somebody who is signed in.
struct PlatformCall: Sendable {
    let surface: HTTPSurface
    let request: PlatformRequest
    let reply: Reply
    let caller: Caller
    let operation: PlatformOperation
    /// The format of the answer.
    let format: PlatformFormat

    var key: SysIDKey { surface.key }

    /// Carries the request out.
    func run() {
        attempt { () throws(APIError) in
            guard caller.may(operation) else { throw .roleMissing(needed: operation.roles) }
            _ = try request.answerFormat()
            switch operation {
            case .createInteraction: try createInteraction()
            case .closeInteraction: try closeInteraction()
            case .validateNumber: try validateNumber()
            case .validateChannelProfile: try validateChannelProfile()
            case .listRecords: try listRecords()
            case .showRecord: try showRecord()
            case .insertRecord: try insertRecord()
            case .replaceRecord, .updateRecord: try updateRecord()
            case .deleteRecord: try deleteRecord()
            case .batch: try runBatch()
            }
        }
    }

    /// Does something, and answers with the problem if there is one.
    func attempt(_ body: () throws(APIError) -> Void) {
        do throws(APIError) {
            try body()
        } catch {
            surface.fail(reply, error)
        }
    }

    /// Does something on a thread that may be held.
    func attemptElsewhere(
        _ body: @escaping @Sendable () throws(APIError) -> Void
    ) throws(APIError) {
        guard surface.work.run({ attempt(body) }) else { throw .overloaded }
    }

    /// Asks the views.
    ///
    /// - Throws: `failed` when they cannot be read.
    func read<Value>(
        _ question: (ViewsReader) throws(ProjectionsError) -> Value
    ) throws(APIError) -> Value {
        do throws(ProjectionsError) {
            return try question(surface.views.reader)
        } catch {
            throw .failed("\(error)")
        }
    }

    /// Hands an input to the engine and goes on when the views show what became of it.
    ///
    /// - Parameters:
    ///   - input: what the caller wants.
    ///   - subject: the refusal that means that what the path names does not exist.
    ///   - done: answers; what it throws is answered with.
    func submit(
        _ input: Input,
        subject: Refusal? = nil,
        done: @escaping @Sendable (Ledger.Receipt) throws(APIError) -> Void
    ) {
        surface.engine.submit(input) { result in
            switch result {
            case .success(let receipt):
                surface.viewsWaiting.wait(until: receipt.last) { isShown in
                    attempt { () throws(APIError) in
                        // It is durable all the same; the client reads it in a moment.
                        guard isShown else { throw .viewsBehind }
                        try done(receipt)
                    }
                }
            case .failure(.refused(let refusal)):
                surface.fail(
                    reply,
                    refusal == subject ? .unknownSubject("record") : .refused(refusal)
                )
            case .failure(let error): surface.fail(reply, .unavailable(error))
            }
        }
    }

    /// Answers with a document.
    func answer(
        status: Int = 200,
        headers: [(String, String)] = [],
        _ body: (inout DocumentWriter) throws(APIError) -> Void
    ) throws(APIError) {
        var writer = DocumentWriter(format)
        try body(&writer)
        reply.send(
            HTTPResponse(
                status: status,
                headers: [("Content-Type", format.mediaType)] + headers,
                body: writer.end()
            )
        )
    }
}
