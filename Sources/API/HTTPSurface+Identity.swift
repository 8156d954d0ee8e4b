import Accounts
import Cryptography
import Engine
import HTTPServer
import Vocabulary

extension HTTPSurface {
    /// Finds out who sends a request, by its token, its password or its session.
    ///
    /// The `Authorization` header counts before the cookie. A session's request that may change something
    /// must show the session's CSRF token too: the cookie goes along with whatever a browser sends.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - body: is told who it is or why nobody is; on this thread, or on one that may be held when a
    ///     password that was not right a moment ago is checked.
    func identify(
        _ request: HTTPRequest,
        then body: @escaping @Sendable (Result<Caller, APIError>) -> Void
    ) {
        if let token = request.bearerToken { return body(caller(byToken: token)) }
        if let header = request.header("Authorization") {
            guard let credentials = Credentials(header) else {
                return body(.failure(.credentialsMissing))
            }
            return check(credentials, from: request.remoteAddress, then: body)
        }
        guard let secret = request.sessionSecret else {
            return body(.failure(.credentialsMissing))
        }
        body(caller(bySession: secret, of: request))
    }

    /// Checks a password, unless it was right a moment ago.
    ///
    /// - Parameters:
    ///   - credentials: the user's name and the password.
    ///   - address: who sends them.
    ///   - body: is told who it is, or why nobody is.
    func check(
        _ credentials: Credentials,
        from address: String,
        then body: @escaping @Sendable (Result<Caller, APIError>) -> Void
    ) {
        if signIns.remembers(credentials) {
            return body(caller(named: credentials.userName, refusal: .credentialsRefused))
        }
        let isTaken = passwordWork.run { [self] in
            let verdict = passwords.verify(
                userName: credentials.userName,
                password: credentials.password,
                remoteAddress: address
            )
            switch verdict {
            case .right:
                signIns.remember(credentials)
                body(caller(named: credentials.userName, refusal: .credentialsRefused))
            case .wrong: body(.failure(.credentialsRefused))
            case .tooManyAttempts(let seconds):
                body(.failure(.tooManySignIns(retryAfterSeconds: seconds)))
            case .failed(let problem): body(.failure(.failed(problem)))
            }
        }
        if !isTaken { body(.failure(.overloaded)) }
    }

    /// Whether what a request showed still lets its sender listen.
    ///
    /// The token or session must hold, and the user be active and have a role for it. Asking is no use of
    /// a session.
    func mayListen(_ request: HTTPRequest, as userName: String) -> Bool {
        do {
            guard let caller = try directory.caller(userName: userName),
                caller.may(Operation.streamEvents)
            else { return false }
            if let token = request.bearerToken {
                return try tokens.verify(token, at: now).user == userName
            }
            if request.header("Authorization") != nil { return true }
            guard let secret = request.sessionSecret else { return false }
            return try sessions.holds(secret, at: now)
        } catch AccountsError.wrongToken {
            return false
        } catch {
            // What cannot be read now ends nobody's stream.
            return true
        }
    }

    /// The time, as the engine's clock has it.
    var now: Instant { engine.clock.read().wall }

    private func caller(byToken secret: String) -> Result<Caller, APIError> {
        do throws(AccountsError) {
            let token = try tokens.verify(secret, at: now)
            return caller(named: token.user, refusal: .tokenRefused, by: .token)
        } catch .wrongToken {
            return .failure(.tokenRefused)
        } catch {
            return .failure(.failed(error.description))
        }
    }

    private func caller(
        bySession secret: String,
        of request: HTTPRequest
    ) -> Result<Caller, APIError> {
        do throws(AccountsError) {
            guard let session = try sessions.find(secret, at: now) else {
                return .failure(.sessionEnded)
            }
            let shown = Array((request.header("X-CSRF-Token") ?? "").utf8)
            guard request.isSafe || ConstantTime.areEqual(shown, Array(session.csrfToken.utf8))
            else { return .failure(.csrfTokenWrong) }
            return caller(named: session.user, refusal: .sessionEnded, by: .session(session))
        } catch {
            return .failure(.failed(error.description))
        }
    }

    private func caller(
        named name: String,
        refusal: APIError,
        by proof: Caller.Proof = .password
    ) -> Result<Caller, APIError> {
        do throws(APIError) {
            guard var caller = try directory.caller(userName: name) else { throw refusal }
            caller.proof = proof
            return .success(caller)
        } catch {
            return .failure(error)
        }
    }
}
