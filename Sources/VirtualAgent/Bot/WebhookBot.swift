import Configuration
import Cryptography
public import HTTPClient
public import Vocabulary

/// A bot behind a webhook: JSON out, JSON in, signed, and given up after a time.
public struct WebhookBot: Sendable {
    /// Where messages are posted to.
    public var url: String
    /// The key of the signature; a bot must not believe a request without it.
    public var secret: String
    /// How long an answer may take.
    public var timeLimit: Milliseconds
    /// Who sends requests.
    public var client: HTTPClient

    /// Puts one together.
    public init(url: String, secret: String, timeLimit: Milliseconds, client: HTTPClient) {
        self.url = url
        self.secret = secret
        self.timeLimit = timeLimit
        self.client = client
    }

    /// How many bytes an answer may have.
    private static let answerBytesMax = 65_536

    /// Why there is no answer, for the agent who takes over.
    struct Failure: Error {
        var reason: String
    }

    /// Posts a body and reads the answer; it holds the calling thread.
    ///
    /// - Parameters:
    ///   - body: JSON.
    ///   - key: the same for the same message, so that a bot can tell a repetition.
    ///   - time: when, in milliseconds since 1970; part of what is signed.
    /// - Returns: what the bot says.
    /// - Throws: why there is no answer.
    func ask(_ body: String, key: String, at time: Instant) throws(Failure) -> BotReply {
        let signature = try sign("\(time.rawValue).\(body)")
        var request = HTTPClientRequest(
            method: "POST",
            url: url,
            headers: [
                ("Content-Type", "application/json"),
                ("Idempotency-Key", key),
                ("X-Ledgerline-Timestamp", "\(time.rawValue)"),
                ("X-Ledgerline-Signature", "sha256=" + signature),
            ],
            body: Array(body.utf8)
        )
        request.timeout = Int(timeLimit.rawValue)
        request.connectTimeout = Int(timeLimit.rawValue)
        request.maxResponseBytes = Self.answerBytesMax
        let response: HTTPClientResponse
        do throws(HTTPClientError) {
            response = try client.sendBlocking(request)
        } catch {
            throw Failure(reason: "the bot cannot be reached or took too long")
        }
        guard (200...299).contains(response.status) else {
            throw Failure(reason: "the bot answered with status \(response.status)")
        }
        if response.body.isEmpty { throw Failure(reason: "the bot answered nothing") }
        do throws(ConfigurationError) {
            let value = try JSON5Value(parsing: response.body, file: "answer")
            return try BotReply(ConfigurationValue(value, file: "answer"))
        } catch {
            throw Failure(reason: "the bot's answer is not understood")
        }
    }

    private func sign(_ text: String) throws(Failure) -> String {
        do throws(CryptographyError) {
            return Hex.encode(try HMAC.sha256(key: Array(secret.utf8), Array(text.utf8)))
        } catch {
            throw Failure(reason: "the request cannot be signed")
        }
    }
}
