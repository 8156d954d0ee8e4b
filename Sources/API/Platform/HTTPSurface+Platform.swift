import HTTPServer
import Vocabulary

extension HTTPSurface {
    /// Serves a request of the platform's API: what it is, then who sends it, then what it asks.
    func servePlatform(
        _ request: HTTPRequest,
        _ path: ArraySlice<String>,
        _ responder: HTTPResponder
    ) {
        let platform = PlatformRequest(request, path)
        // Whoever accepts nothing of ours is told so in JSON.
        let format = (try? platform.answerFormat()) ?? .json
        func reply(_ operation: String) -> Reply {
            Reply(responder, requests, operation: operation) { $0.platformDocument(format) }
        }
        let operation: PlatformOperation
        do throws(APIError) {
            operation = try platform.operation()
        } catch {
            return reply("none").fail(error)
        }
        let answer = reply(operation.rawValue)
        if isCrossSite(request) { return answer.fail(.crossSite) }
        identify(request) { [self] result in
            do throws(APIError) {
                let caller = try result.get()
                PlatformCall(
                    surface: self,
                    request: platform,
                    reply: answer,
                    caller: caller,
                    operation: operation,
                    format: format
                )
                .run()
            } catch {
                fail(answer, error)
            }
        }
    }
}

extension PlatformRequest {
    /// What the request asks for.
    ///
    /// - Throws: `unknownResource`, `wrongMethod`.
    func operation() throws(APIError) -> PlatformOperation {
        let found: [String: PlatformOperation]
        switch (path.first, path.count) {
        case ("interaction", 1): found = ["POST": .createInteraction]
        case ("interaction", 3) where path[2] == "close": found = ["POST": .closeInteraction]
        case ("initiate_message", 2) where path[1] == "validate_phone_number":
            found = ["POST": .validateNumber, "GET": .validateNumber]
        case ("initiate_message", 2) where path[1] == "validate_profile":
            found = ["POST": .validateChannelProfile, "GET": .validateChannelProfile]
        case ("table", 2): found = ["GET": .listRecords, "POST": .insertRecord]
        case ("table", 3):
            found = [
                "GET": .showRecord, "PUT": .replaceRecord, "PATCH": .updateRecord,
                "DELETE": .deleteRecord,
            ]
        case ("batch", 1): found = ["POST": .batch]
        default: throw .unknownResource
        }
        guard let operation = found[method] else {
            let table = path.first == "table" ? Table.byName[path[1]] : nil
            let served = found.filter { table?.serves($0.value) ?? true }
            let allowed = served.keys.sorted() + (found["GET"] == nil ? [] : ["HEAD"])
            throw .wrongMethod(allowed: allowed)
        }
        return operation
    }
}

extension Table {
    /// Whether there is a command for what an operation wants; everything can be read.
    func serves(_ operation: PlatformOperation) -> Bool {
        switch operation {
        case .insertRecord: commands?.insert != nil
        case .replaceRecord, .updateRecord: commands?.update != nil
        case .deleteRecord: commands?.delete != nil
        default: true
        }
    }
}
