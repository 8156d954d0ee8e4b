public import Decisions
public import Engine
public import Vocabulary

/// Why a request is not answered with what it asked for.
///
/// Each case becomes a problem document (RFC 9457) whose `type` ends in `slug`; slugs never change.
public enum APIError: Error, Sendable {
    /// The body is not JSON that is read. Look at the byte at `offset`.
    case malformedJSON(offset: Int, problem: String)
    /// The body is missing, or not an object. Send one.
    case bodyNotAnObject
    /// The body has a field that means nothing here. Leave it out.
    case unknownField(String)
    /// A field is missing. Give it.
    case missingField(String)
    /// A field has a value that it cannot have; `expected` says which it can.
    case badField(String, expected: String)
    /// The query has a parameter that means nothing here. Leave it out.
    case unknownParameter(String)
    /// A parameter is missing or has a value that it cannot have; `expected` says which it can.
    case badParameter(String, expected: String)
    /// Nothing is served at this path. Look at the path.
    case unknownResource
    /// The path names something that does not exist; `subject` says what.
    case unknownSubject(String)
    /// The interaction has been closed; a closed one never reopens. Compose a message instead.
    case interactionClosed
    /// The path is served, but not with this method. Use one of those allowed.
    case wrongMethod(allowed: [String])
    /// The body must be JSON. Send it with `Content-Type: application/json`.
    case wrongContentType
    /// The request carries no credentials that are read. Send a token, or a name and a password.
    case credentialsMissing
    /// User name or password are wrong, or the user is not active.
    case credentialsRefused
    /// The token is wrong, expired or revoked, or its user is not active.
    case tokenRefused
    /// The session has ended. Sign in again.
    case sessionEnded
    /// A request of a session that changes something needs the session's token as `X-CSRF-Token`.
    case csrfTokenWrong
    /// Only whoever showed the password, or signed in with it, can make tokens.
    case passwordNeeded
    /// The user has as many tokens as one may have. Revoke one.
    case tooManyTokens(limit: Int)
    /// Too many sign-ins failed. Wait before the next.
    case tooManySignIns(retryAfterSeconds: Int)
    /// The caller has none of the roles that the operation needs. An administrator can give one.
    case roleMissing(needed: [Role])
    /// An agent can only be given by a supervisor, unless it is the caller.
    case onlyForOneself
    /// A browser sent the request from another site's page. Nothing was done.
    case crossSite
    /// The rules refuse the input.
    case refused(Refusal)
    /// The engine does not accept anything at the moment. Try again later.
    case unavailable(EngineError)
    /// The views do not show the position yet. Try again in a moment.
    case viewsBehind
    /// More requests wait than may. Try again in a moment.
    case overloaded
    /// The position is beyond the end of the log. Start again from a position that it has.
    case beyondTheLog(last: Position)
    /// The interaction has more records than are folded for one question. Ask for its history.
    case tooManyRecords(limit: Int)
    /// Parameters that are right by themselves do not go together.
    case contradictoryParameters(String)
    /// An identifier is well formed, but names nothing of this log.
    case unknownIdentifier(String)
    /// A scenario cannot be read, goes otherwise than it says, or is too long.
    case scenarioRefused(String)
    /// The question takes longer than one may. Ask on the command line, which has no limit.
    case takesTooLong(seconds: Int, command: String)
    /// Log or views could not be read; the process log says why.
    case failed(String)
    /// No answer can be given in a format that the request accepts. Accept JSON or XML.
    case notAcceptable
    /// The body is not XML that is read. Look at what the problem names.
    case malformedXML(String)
    /// Fields contradict each other, or one needs another; the text says which.
    case contradiction(String)
    /// There is no table of this name.
    case unknownTable(String)
    /// The table's records cannot be changed so; the text says why, and by what they can.
    case notByTable(String)
    /// The query cannot be read; the text says where.
    case queryInvalid(String)
    /// The query looks at more rows than may be. Narrow it by a column that has an index.
    case queryTooBroad(rows: Int)

    /// The stable name of the case, or of the refusal that it carries.
    public var slug: String {
        switch self {
        case .malformedJSON: "malformed-json"
        case .bodyNotAnObject: "body-not-an-object"
        case .unknownField: "unknown-field"
        case .missingField: "missing-field"
        case .badField: "bad-field"
        case .unknownParameter: "unknown-parameter"
        case .badParameter: "bad-parameter"
        case .unknownResource: "unknown-resource"
        case .unknownSubject(let subject): "unknown-" + subject
        case .interactionClosed: "interaction-closed"
        case .wrongMethod: "wrong-method"
        case .wrongContentType: "wrong-content-type"
        case .credentialsMissing: "credentials-missing"
        case .credentialsRefused: "credentials-refused"
        case .tokenRefused: "token-refused"
        case .sessionEnded: "session-ended"
        case .csrfTokenWrong: "csrf-token-wrong"
        case .passwordNeeded: "password-needed"
        case .tooManyTokens: "too-many-tokens"
        case .tooManySignIns: "too-many-sign-ins"
        case .roleMissing: "role-missing"
        case .onlyForOneself: "only-for-oneself"
        case .crossSite: "cross-site"
        case .refused(let refusal): refusal.slug
        case .unavailable(let error): error.slug
        case .viewsBehind: "views-behind"
        case .overloaded: "overloaded"
        case .beyondTheLog: "beyond-the-log"
        case .tooManyRecords: "too-many-records"
        case .contradictoryParameters: "contradictory-parameters"
        case .unknownIdentifier: "unknown-identifier"
        case .scenarioRefused: "scenario-refused"
        case .takesTooLong: "takes-too-long"
        case .failed: "failed"
        case .notAcceptable: "not-acceptable"
        case .malformedXML: "malformed-xml"
        case .contradiction: "contradiction"
        case .unknownTable: "unknown-table"
        case .notByTable: "not-by-table"
        case .queryInvalid: "query-invalid"
        case .queryTooBroad: "query-too-broad"
        }
    }
}

extension EngineError {
    /// The stable name of the case, or of the refusal that it carries.
    var slug: String {
        switch self {
        case .refused(let refusal): refusal.slug
        case .overloaded: "overloaded"
        case .stopping: "stopping"
        case .clockStopped: "clock-stopped"
        case .diskFull: "disk-full"
        case .logFailed: "log-failed"
        }
    }
}
