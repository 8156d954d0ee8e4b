import HTTPClient
public import Vocabulary

/// An attempt to deliver an event, for people to look at.
public struct WebhookAttempt: Equatable, Sendable {
    /// When it ended.
    public var at: Instant
    /// The record.
    public var position: Position
    /// The name of its type.
    public var type: String
    /// The interaction that it is about; none for none.
    public var interaction: InteractionID
    /// Which attempt it was, from 1 on.
    public var attempt: UInt64
    /// The receiver's status; 0 when there was no answer.
    public var status: Int
    /// Why it was not taken, in plain words; empty when it was.
    public var problem: String
    /// How long it took.
    public var duration: Milliseconds

    /// Whether it was taken.
    public var isDelivered: Bool { problem.isEmpty }
}

/// What an answer, or none, means.
struct AttemptResult {
    let status: Int
    let problem: String
    let result: DeliveryStateMachine.Result

    init(_ answer: Result<HTTPClientResponse, HTTPClientError>) {
        switch answer {
        case .success(let response):
            status = response.status
            let asked = response.header("Retry-After").flatMap { Int64($0) }
                .map { Milliseconds(rawValue: min(max($0, 0), 86_400) * 1_000) }
            (problem, result) = Self.meaning(of: response.status, retryAfter: asked)
        case .failure(.responseTooLarge(let status)):
            // Whatever it says at length, it has the event.
            self.status = status
            (problem, result) = Self.meaning(of: status, retryAfter: nil)
        case .failure(let error):
            status = 0
            problem = Self.text(of: error)
            result = .refused(retryAfter: nil)
        }
    }

    private static func meaning(
        of status: Int,
        retryAfter: Milliseconds?
    ) -> (String, DeliveryStateMachine.Result) {
        switch status {
        case 200...299: ("", .taken)
        case 300...399:
            ("it answered \(status): redirects are not followed", .refused(retryAfter: nil))
        case 410: ("it answered 410: there is no such receiver any more", .gone)
        case 429, 503: ("it answered \(status)", .refused(retryAfter: retryAfter))
        default: ("it answered \(status)", .refused(retryAfter: nil))
        }
    }

    /// libcurl's code for a refused connection.
    ///
    /// Source: libcurl-errors(3), CURLE_COULDNT_CONNECT.
    private static let notConnected: UInt32 = 7

    private static func text(of error: HTTPClientError) -> String {
        switch error {
        case .failedBeforeSending(_, HTTPClientError.privateAddress):
            "its address is not a public one; webhooks.allowPrivateAddresses of the configuration"
                + " allows it"
        case .failedBeforeSending(_, let reason): "it was not reached: \(reason)"
        case .uncertain(Self.notConnected, let reason):
            // A connection that was open before had died, and there was no new one.
            "it was not reached: \(reason)"
        case .uncertain(_, let reason): "it did not answer: \(reason)"
        case .responseTooLarge(let status): "it answered \(status)"
        case .badURL: "its URL cannot be used"
        case .badHeader: "its request cannot be sent"
        case .tooManyRequests: "too much is under way"
        case .cancelled: "the daemon stopped"
        }
    }
}
