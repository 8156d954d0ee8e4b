import Foundation
import HTTPClient
import Vocabulary

extension ProviderTest {
    /// Twilio is asked for the account, for the number, and for the messaging service if there is one.
    static func steps(
        _ twilio: TwilioSettings,
        _ number: Address,
        webhook: String
    ) -> [Step] {
        let account = "\(twilio.apiBaseURL)/2010-04-01/Accounts/\(twilio.accountSID)"
        let list =
            account + "/IncomingPhoneNumbers.json?PhoneNumber=" + number.text.percentEncoded()
        var steps = [
            Step(request: twilio.question(account + ".json"), read: readAccount),
            Step(request: twilio.question(list)) { readNumber($0, number, webhook: webhook) },
        ]
        if !twilio.messagingServiceSID.isEmpty {
            let service = twilio.messagingURL + "/v1/Services/" + twilio.messagingServiceSID
            steps.append(Step(request: twilio.question(service), read: readService))
            steps.append(
                Step(request: twilio.question(service + "/PhoneNumbers?PageSize=400")) {
                    readSenders($0, number)
                }
            )
        }
        return steps
    }

    @Sendable
    private static func readAccount(
        _ result: Result<HTTPClientResponse, HTTPClientError>
    ) -> [Finding] {
        guard let (response, fields) = answer(result) else { return [unreachable(result)] }
        guard response.status == 200 else {
            return [credentials(response.status, "account SID and auth token")]
        }
        let status = fields["status"] as? String ?? "unknown"
        let type = fields["type"] as? String ?? "unknown"
        return [
            Finding(true, "the API takes account SID and auth token"),
            Finding(status == "active", "the account is \(status), of type \(type)"),
        ]
    }

    private static func readNumber(
        _ result: Result<HTTPClientResponse, HTTPClientError>,
        _ number: Address,
        webhook: String
    ) -> [Finding] {
        guard let (response, fields) = answer(result) else { return [unreachable(result)] }
        guard response.status == 200 else {
            return [Finding(false, "numbers cannot be listed (status \(response.status))")]
        }
        let numbers = fields["incoming_phone_numbers"] as? [[String: Any]] ?? []
        guard let found = numbers.first else {
            return [Finding(false, "the account has no number \(number.text)")]
        }
        let can = (found["capabilities"] as? [String: Any])?["sms"] as? Bool ?? true
        let target = found["sms_url"] as? String ?? ""
        // What stands behind # is for Twilio itself, such as how often it tries.
        let bare = target.prefix { $0 != "#" }
        return [
            Finding(true, "the number is the account's"),
            Finding(can, can ? "the number can send SMS" : "the number cannot send SMS"),
            bare == webhook
                ? Finding(true, "its messages come here: \(webhook)")
                : Finding(
                    false,
                    "its messages go \(target.isEmpty ? "nowhere" : "to " + target), not to \(webhook)"
                ),
        ]
    }

    @Sendable
    private static func readService(
        _ result: Result<HTTPClientResponse, HTTPClientError>
    ) -> [Finding] {
        guard let (response, fields) = answer(result) else { return [unreachable(result)] }
        switch response.status {
        case 200: break
        case 404: return [Finding(false, "the account has no messaging service of this SID")]
        default: return [credentials(response.status, "account SID and auth token")]
        }
        let name = fields["friendly_name"] as? String ?? "without a name"
        let leavesToNumber = fields["use_inbound_webhook_on_number"] as? Bool ?? true
        let own = fields["inbound_request_url"] as? String ?? ""
        var findings = [Finding(true, "the messaging service is \(name)")]
        if !leavesToNumber {
            let target = own.isEmpty ? "nowhere" : "to " + own
            findings.append(
                Finding(true, "it takes messages from its numbers and brings them \(target)")
            )
        }
        return findings
    }

    private static func readSenders(
        _ result: Result<HTTPClientResponse, HTTPClientError>,
        _ number: Address
    ) -> [Finding] {
        guard let (response, fields) = answer(result) else { return [unreachable(result)] }
        guard response.status == 200 else {
            return [Finding(false, "its numbers cannot be listed (status \(response.status))")]
        }
        let numbers = (fields["phone_numbers"] as? [[String: Any]] ?? [])
            .compactMap { $0["phone_number"] as? String }
        let isThere = numbers.contains(number.text)
        return [
            Finding(
                isThere,
                isThere
                    ? "the messaging service has the number"
                    : "the messaging service has not the number, which then cannot send by it"
            )
        ]
    }
}

extension TwilioSettings {
    /// Services stand on a host of their own, which a far end that is not Twilio does not have.
    fileprivate var messagingURL: String {
        apiBaseURL == "https://api.twilio.com" ? "https://messaging.twilio.com" : apiBaseURL
    }

    fileprivate func question(_ url: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url)
        request.timeout = 10_000
        request.basicAuthentication = .init(
            user: accountSID,
            password: authTokens.first ?? ""
        )
        return request
    }
}
