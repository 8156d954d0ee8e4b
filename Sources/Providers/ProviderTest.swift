public import HTTPClient
import Foundation
public import Vocabulary

/// Whether a provider can be reached and takes the credentials, without sending anything.
///
/// Each kind asks what costs nothing: Twilio's account and the number's record, a gateway's `sendsms` without
/// a recipient. A value without devices: a request, and what its answer says.
public struct ProviderTest: Sendable {
    /// What was found.
    public struct Finding: Hashable, Sendable {
        /// Whether it is as it should be.
        public var isGood: Bool
        /// What it is, in plain words.
        public var text: String

        /// Puts both together.
        public init(_ isGood: Bool, _ text: String) {
            self.isGood = isGood
            self.text = text
        }
    }

    /// One question and how its answer is read.
    public struct Step: Sendable {
        /// What is asked.
        public var request: HTTPClientRequest
        /// What the answer says.
        public var read: @Sendable (Result<HTTPClientResponse, HTTPClientError>) -> [Finding]
    }

    /// The questions, in order; the later ones only make sense after good answers.
    public let steps: [Step]

    /// What is asked of a provider.
    ///
    /// - Parameters:
    ///   - settings: how it is reached.
    ///   - number: the company number that it should know.
    ///   - webhook: where it should bring that number's messages: `…/providers/NAME/inbound`.
    public init(_ settings: ProviderSettings, number: Address, webhook: String) {
        switch settings {
        // An SMS centre is asked by `SMPPProbe`: it speaks no HTTP.
        case .loopback, .smpp: steps = []
        case .twilio(let twilio): steps = Self.steps(twilio, number, webhook: webhook)
        case .kannel(let kannel): steps = [Self.step(kannel)]
        case .http(let generic): steps = [Self.step(generic)]
        }
    }

    /// A gateway checks the credentials first and says that a recipient is missing.
    private static func step(_ kannel: KannelSettings) -> Step {
        let user = kannel.userName.percentEncoded()
        let password = kannel.password.percentEncoded()
        var request = HTTPClientRequest(
            url: kannel.sendURL + "?username=\(user)&password=\(password)&text=x",
            headers: [("Connection", "close")]
        )
        request.timeout = 10_000
        return Step(request: request) { result in
            guard case .success(let response) = result else { return [unreachable(result)] }
            let text = String(decoding: response.body.prefix(200), as: UTF8.self).lowercased()
            if response.status == 403 || text.contains("authorization failed") {
                return [credentials(403, "user name and password")]
            }
            // Source: Kannel's gw/smsbox.c, which looks at the credentials before the recipient.
            if text.contains("receiver") || text.contains("'to'") {
                return [Finding(true, "the gateway takes user name and password")]
            }
            return [Finding(false, "this is no sendsms: status \(response.status)")]
        }
    }

    /// Only that somebody listens is known: what the other side does with a signed ping is its own affair.
    private static func step(_ generic: GenericSettings) -> Step {
        var request = HTTPClientRequest(method: "OPTIONS", url: generic.sendURL)
        request.timeout = 10_000
        return Step(request: request) { result in
            guard case .success(let response) = result else { return [unreachable(result)] }
            let isThere = response.status < 500 && response.status != 404
            return [
                Finding(isThere, "the URL answers with status \(response.status)"),
                Finding(true, "whether it takes the secret shows only when a message is sent"),
            ]
        }
    }

    static func answer(
        _ result: Result<HTTPClientResponse, HTTPClientError>
    ) -> (HTTPClientResponse, [String: Any])? {
        guard case .success(let response) = result else { return nil }
        let json = try? JSONSerialization.jsonObject(with: Data(response.body))
        return (response, json as? [String: Any] ?? [:])
    }

    static func unreachable(
        _ result: Result<HTTPClientResponse, HTTPClientError>
    ) -> Finding {
        switch result {
        case .failure(.failedBeforeSending(_, let reason)), .failure(.uncertain(_, let reason)):
            Finding(false, "it cannot be reached: \(reason)")
        case .failure(let error): Finding(false, "it cannot be reached: \(error)")
        case .success: Finding(false, "it answers what cannot be read")
        }
    }

    static func credentials(_ status: Int, _ what: String) -> Finding {
        switch status {
        case 401, 403: Finding(false, "it does not take \(what)")
        default: Finding(false, "it answers with status \(status)")
        }
    }
}
