import Decisions
import Engine
import HTTPServer
import Vocabulary

extension APIError {
    /// The HTTP status.
    var status: Int {
        switch self {
        case .malformedJSON, .bodyNotAnObject, .unknownField, .missingField, .badField,
            .unknownParameter, .badParameter, .malformedXML, .contradiction, .unknownTable,
            .queryInvalid, .queryTooBroad:
            400
        case .credentialsMissing, .credentialsRefused, .tokenRefused, .sessionEnded: 401
        case .roleMissing, .onlyForOneself, .crossSite, .csrfTokenWrong, .passwordNeeded,
            .notByTable:
            403
        case .unknownResource, .unknownSubject: 404
        case .wrongMethod: 405
        case .notAcceptable: 406
        case .interactionClosed, .beyondTheLog, .tooManyTokens: 409
        case .wrongContentType: 415
        case .tooManySignIns: 429
        case .refused(let refusal), .unavailable(.refused(let refusal)): refusal.status
        case .tooManyRecords, .unknownIdentifier, .scenarioRefused, .contradictoryParameters,
            .takesTooLong:
            422
        case .failed: 500
        case .unavailable, .viewsBehind, .overloaded: 503
        }
    }

    /// What kind of problem it is.
    var title: String {
        switch self {
        case .refused(let refusal), .unavailable(.refused(let refusal)): refusal.title
        case .credentialsMissing, .credentialsRefused, .tokenRefused, .sessionEnded,
            .tooManySignIns:
            "Sign-in needed"
        case .roleMissing, .onlyForOneself, .crossSite, .csrfTokenWrong, .passwordNeeded,
            .notByTable:
            "Not allowed"
        case .unknownTable: "Invalid table"
        case .queryInvalid, .queryTooBroad: "The query cannot be answered"
        case .notAcceptable: "The format is not available"
        case .unknownResource, .unknownSubject: "There is no such thing"
        case .wrongMethod: "The method is not allowed"
        case .interactionClosed, .beyondTheLog, .tooManyTokens: "Not possible in the present state"
        case .wrongContentType: "The content type is not supported"
        case .tooManyRecords, .unknownIdentifier, .scenarioRefused, .contradictoryParameters,
            .takesTooLong:
            "The request cannot be carried out as it is"
        case .failed: "The server failed"
        case .unavailable, .viewsBehind, .overloaded: "Not possible at the moment"
        default: "The request is malformed"
        }
    }

    /// What is wrong and what to try, without personal data.
    var detail: String {
        switch self {
        case .malformedJSON(let offset, let problem): "At byte \(offset): \(problem)."
        case .bodyNotAnObject: "The body must be a JSON object."
        case .unknownField(let name): "The body has a field that means nothing here: \(name)."
        case .missingField(let name): "The field \(name) is missing."
        case .badField(let name, let expected): "The field \(name) must be \(expected)."
        case .unknownParameter(let name): "The query has a parameter unknown here: \(name)."
        case .badParameter(let name, let expected): "The parameter \(name) must be \(expected)."
        case .unknownResource: "Nothing is served at this path."
        case .unknownSubject(let subject): "There is no such \(subject)."
        case .interactionClosed:
            "The interaction has been closed and never reopens. Compose a message instead."
        case .wrongMethod(let allowed): "Use \(allowed.joined(separator: ", "))."
        case .wrongContentType: "Send the body with Content-Type: application/json."
        case .credentialsMissing: "Send a token as Bearer, or user name and password as Basic."
        case .credentialsRefused: "User name or password are wrong, or the user is not active."
        case .tokenRefused: "The token is wrong, expired or revoked, or its user is not active."
        case .sessionEnded: "The session has ended. Sign in again."
        case .csrfTokenWrong: "Send the session's csrf_token as X-CSRF-Token."
        case .passwordNeeded: "Send the password, or sign in with it, to make or revoke tokens."
        case .tooManyTokens(let limit): "A user has at most \(limit) tokens. Revoke one."
        case .tooManySignIns(let seconds): "Too many sign-ins failed. Wait \(seconds) seconds."
        case .roleMissing(let needed):
            "This needs one of the roles " + needed.map(\.word).joined(separator: ", ") + "."
        case .onlyForOneself: "Only a supervisor can assign to somebody else. Leave agent out."
        case .crossSite: "The request came from another site's page."
        case .refused(let refusal): refusal.description
        case .unavailable(.logFailed): "The log failed. The service must be started again."
        case .unavailable(let error): error.description
        case .viewsBehind: "The views do not show this position yet. Try again in a moment."
        case .overloaded: "More requests wait than may. Try again in a moment."
        case .beyondTheLog(let last): "The log ends at position \(last)."
        case .tooManyRecords(let limit):
            "The interaction has more than \(limit) records. Read its history instead."
        case .contradictoryParameters(let problem): "The parameters \(problem)."
        case .unknownIdentifier(let name): "The sys_id in \(name) names nothing here."
        case .scenarioRefused(let problem): problem
        case .takesTooLong(let seconds, let command):
            "It takes longer than \(seconds) seconds. Ask `ledgerline \(command)`, which takes its time."
        case .failed: "Log or views could not be read. The process log says why."
        case .notAcceptable: "Accept application/json or application/xml."
        case .malformedXML(let problem): "The body cannot be read: \(problem)."
        case .contradiction(let text), .notByTable(let text): text
        case .unknownTable(let name): "There is no table \(name)."
        case .queryInvalid(let problem): "In sysparm_query: \(problem)."
        case .queryTooBroad(let rows):
            "The query looks at more than \(rows) rows. Narrow it by a column with an index,"
                + " such as number, state, assigned_to, queue or opened_for."
        }
    }

    /// After how many seconds trying again may help.
    private var retryAfter: Int? {
        switch self {
        case .viewsBehind, .overloaded, .unavailable(.overloaded): 1
        case .unavailable(.stopping): 5
        case .unavailable(.logFailed): 30
        case .unavailable(.diskFull), .unavailable(.clockStopped): 60
        case .tooManySignIns(let seconds): seconds
        default: nil
        }
    }

    /// The response: `application/problem+json`.
    var document: HTTPResponse {
        var json = JSONText()
        json.beginObject()
        json.member("type", "urn:ledgerline:problem:" + slug)
        json.member("title", title)
        json.member("status", status)
        json.member("detail", detail)
        addMembers(&json)
        json.endObject()
        var headers = [("Content-Type", "application/problem+json")]
        if let retryAfter { headers.append(("Retry-After", String(retryAfter))) }
        if case .wrongMethod(let allowed) = self {
            headers.append(("Allow", allowed.joined(separator: ", ")))
        }
        if status == 401 {
            headers.append(("WWW-Authenticate", "Basic realm=\"ledgerline\", charset=\"UTF-8\""))
            headers.append(("WWW-Authenticate", "Bearer realm=\"ledgerline\""))
        }
        return HTTPResponse(status: status, headers: headers, body: json.bytes)
    }

    private func addMembers(_ json: inout JSONText) {
        switch self {
        case .malformedJSON(let offset, _): json.member("offset", offset)
        case .unknownField(let name), .missingField(let name), .badField(let name, _):
            json.member("field", name)
        case .unknownIdentifier(let name): json.member("field", name)
        case .unknownParameter(let name), .badParameter(let name, _):
            json.member("parameter", name)
        case .roleMissing(let needed): json.words("needed", needed)
        case .beyondTheLog(let last): json.member("last", last)
        case .refused(.optedOut(let since)): json.member("since", since.description)
        case .refused(.bodyTooLong(let limit)): json.member("limit_bytes", limit)
        case .refused(.illegalTransition(let from, let to, let allowed)):
            json.member("from", from.word)
            json.member("to", to.word)
            json.words("allowed", allowed)
        case .refused(.stateNotSettable(let state, let allowed)):
            json.member("state", state.word)
            json.words("allowed", allowed)
        default: break
        }
    }
}

extension JSONText {
    /// Writes a key with words of the field.
    mutating func words<Word: CodedWord>(_ name: String, _ words: [Word]) {
        key(name)
        beginArray()
        for word in words { string(word.word) }
        endArray()
    }
}
