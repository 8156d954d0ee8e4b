import Cryptography
import Foundation

/// The signature of Twilio's webhooks.
///
/// HMAC-SHA1 of the URL as Twilio calls it, followed by the names and values of a form's parameters in
/// the order of their names, under an auth token. Source: twilio.com/docs/usage/webhooks/webhooks-security.
public enum TwilioSignature {
    /// The signature of a request.
    ///
    /// - Parameters:
    ///   - url: the whole URL with its query, as it is configured at Twilio.
    ///   - parameters: those of the form; of a name that is repeated each distinct value counts once, in
    ///     order. None for a JSON body.
    ///   - authToken: the account's token.
    /// - Returns: Base64.
    public static func compute(
        url: String,
        parameters: [(name: String, value: String)],
        authToken: String
    ) -> String {
        var text = url
        for (name, value) in sorted(parameters) { text += name + value }
        let digest = try? HMAC.sha1(key: Array(authToken.utf8), Array(text.utf8))
        return Base64.encode(digest ?? [])
    }

    /// Whether a signature is right under one of the tokens, with or without the URL's usual port.
    public static func isRight(
        _ signature: String,
        url: String,
        parameters: [(name: String, value: String)],
        authTokens: [String]
    ) -> Bool {
        let given = Array(signature.utf8)
        var isRight = false
        for token in authTokens {
            for url in variants(of: url) {
                let expected = compute(url: url, parameters: parameters, authToken: token)
                if ConstantTime.areEqual(given, Array(expected.utf8)) { isRight = true }
            }
        }
        return isRight
    }

    /// The URL with and without a port that its scheme does not need.
    static func variants(of url: String) -> [String] {
        guard let schemeEnd = url.range(of: "://") else { return [url] }
        let rest = url[schemeEnd.upperBound...]
        let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let host = rest[..<hostEnd]
        let port = url.hasPrefix("https") ? ":443" : ":80"
        let head = url[..<schemeEnd.upperBound]
        let tail = rest[hostEnd...]
        if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") {
            return host.hasSuffix(port) ? [url, String(head + host[..<colon] + tail)] : [url]
        }
        return [url, String(head + host + port + tail)]
    }

    private static func sorted(
        _ parameters: [(name: String, value: String)]
    ) -> [(name: String, value: String)] {
        let ordered = parameters.sorted {
            $0.name == $1.name
                ? $0.value.unicodeScalars.lexicographicallyPrecedes($1.value.unicodeScalars)
                : $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars)
        }
        var distinct: [(name: String, value: String)] = []
        for parameter in ordered where distinct.last.map({ $0 != parameter }) ?? true {
            distinct.append(parameter)
        }
        return distinct
    }
}
