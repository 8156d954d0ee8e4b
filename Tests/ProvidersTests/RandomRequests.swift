import Cryptography
import Foundation

@testable import Providers

/// Requests as Twilio might send them, from a seed.
struct RandomRequests {
    struct Request: CustomStringConvertible {
        var url: String
        var parameters: [(name: String, value: String)]
        var token: String
        var json: String?
        var bodySHA256 = ""

        var description: String { "\(url) \(parameters) \(json ?? "")" }

        /// What the peer reads; the signature in it is ours.
        func line() throws -> String {
            var object: [String: Any] = [
                "url": url,
                "parameters": parameters.map { [$0.name, $0.value] },
                "token": token,
                "signature": TwilioSignature.compute(
                    url: url,
                    parameters: json == nil ? parameters : [],
                    authToken: token
                ),
            ]
            object["body"] = json
            let data = try JSONSerialization.data(withJSONObject: object)
            return String(decoding: data, as: UTF8.self)
        }

        func isRight(_ signature: String, token: String? = nil) -> Bool {
            let tokens = ["previous", token ?? self.token]
            guard let json else {
                return TwilioSignature.isRight(
                    signature,
                    url: url,
                    parameters: parameters,
                    authTokens: tokens
                )
            }
            return TwilioSignature.isRight(
                signature,
                url: url,
                json: Array(json.utf8),
                bodySHA256: bodySHA256,
                authTokens: tokens
            )
        }
    }

    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    mutating func request(_ index: Int) -> Request {
        let scheme = numbers.below(3) == 0 ? "http" : "https"
        let port = ["", ":443", ":80", ":8443"][numbers.below(4)]
        var url =
            "\(scheme)://sms\(numbers.below(9)).example.com\(port)/providers/A\(numbers.below(99))/inbound"
        if numbers.below(2) == 0 { url += "?message=\(String(numbers.next(), radix: 16))&a=b%20c" }
        var request = Request(url: url, parameters: [], token: String(numbers.next(), radix: 16))
        if index % 10 == 9 {
            let body = "{\"MessageStatus\":\"\(text())\"}"
            let digest = SHA256Digest.hash(of: Array(body.utf8)).description
            request.url += (url.contains("?") ? "&" : "?") + "bodySHA256=" + digest
            request.json = body
            request.bodySHA256 = digest
            return request
        }
        for _ in 0..<numbers.below(24) {
            // Few names, so that some come more than once, also with the same value.
            let name = [
                "From", "To", "Body", "body", "Bodyé", "MediaUrl\(numbers.below(3))", "Ä", "_x",
            ]
            request.parameters.append(
                (name[numbers.below(name.count)], numbers.below(4) == 0 ? "same" : text())
            )
        }
        return request
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "Z", "+", " ", "&", "=", "%", "é", "e\u{301}", "👍", "\n", "ß", "中", "\u{FFFD}",
        ]
        return (0..<numbers.below(20)).map { _ in pieces[numbers.below(pieces.count)] }.joined()
    }
}
