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

    /// Whether the signature of a request with a JSON body is right.
    ///
    /// Then only the URL is signed, which has the body's SHA-256 in its query as `bodySHA256`.
    public static func isRight(
        _ signature: String,
        url: String,
        json body: [UInt8],
        bodySHA256: String,
        authTokens: [String]
    ) -> Bool {
        let digest = Array(SHA256Digest.hash(of: body).description.utf8)
        let isWhole = ConstantTime.areEqual(Array(bodySHA256.utf8), digest)
        return isRight(signature, url: url, parameters: [], authTokens: authTokens) && isWhole
    }

    /// The URL as it is, without any port, and with its scheme's usual one: Twilio signs one of these.
    static func variants(of url: String) -> [String] {
        guard let schemeEnd = url.range(of: "://") else { return [url] }
        let rest = url[schemeEnd.upperBound...]
        let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<hostEnd]
        let hostStart = authority.lastIndex(of: "@").map { rest.index(after: $0) }
        let host = rest[(hostStart ?? rest.startIndex)..<hostEnd]
        let head = url[..<host.startIndex]
        let tail = rest[hostEnd...]
        if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") {
            return [url, String(head + host[..<colon] + tail)]
        }
        let port = url.lowercased().hasPrefix("https") ? ":443" : ":80"
        return [url, String(head + host + port + tail)]
    }

    /// In the order of their bytes, each pair once: texts that only look alike are different here.
    private static func sorted(
        _ parameters: [(name: String, value: String)]
    ) -> [(name: String, value: String)] {
        let ordered = parameters.sorted {
            $0.name.utf8.elementsEqual($1.name.utf8)
                ? $0.value.utf8.lexicographicallyPrecedes($1.value.utf8)
                : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }
        var distinct: [(name: String, value: String)] = []
        for parameter in ordered {
            if let last = distinct.last, last.name.utf8.elementsEqual(parameter.name.utf8),
                last.value.utf8.elementsEqual(parameter.value.utf8)
            {
                continue
            }
            distinct.append(parameter)
        }
        return distinct
    }
}
