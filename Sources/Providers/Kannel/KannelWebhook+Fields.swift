import Cryptography
import Foundation
import HTTPServer
import Vocabulary

extension KannelWebhook {
    /// What a request says, under the names that `get-url` has for it; refused without the token.
    func fields(_ request: HTTPRequest) -> Result<FormFields, WebhookRefusal> {
        let read: FormFields?
        switch request.method {
        case "GET": read = FormFields(request.queryBytes)
        case "POST": read = Self.posted(request)
        default: return .failure(.wrongMethod(allowed: "GET, POST"))
        }
        guard let fields = read else {
            return .failure(.malformed("the query is no form"))
        }
        let given = Array(fields.bytes("token") ?? [])
        // Without a token in the settings nobody would have to know one.
        guard !token.isEmpty, ConstantTime.areEqual(given, token) else {
            return .failure(.notAuthentic)
        }
        return .success(fields)
    }

    private static func posted(_ request: HTTPRequest) -> FormFields? {
        let query = request.queryBytes
        let type = request.header("Content-Type")?.lowercased() ?? ""
        if type.hasPrefix("text/xml") || type.hasPrefix("application/xml") {
            return xmlFields(request, query: FormFields(query))
        }
        let hasHeaders = ["From", "To", "Service", "Time"].contains {
            request.header("X-Kannel-" + $0) != nil
        }
        if hasHeaders { return headerFields(request, query: FormFields(query)) }
        return query.isEmpty
            ? FormFields(request.body) : FormFields(query + [UInt8(ascii: "&")] + request.body)
    }

    /// What a `post-url` says: the text is the body, the rest stands in headers.
    ///
    /// A gateway of 1.4.5 leaves the sender's header out, so a name in the query comes first; the charset
    /// stands in `Content-Type`. Source: Kannel 1.4.5 User Guide, "X-Kannel-Headers".
    private static func headerFields(_ request: HTTPRequest, query: FormFields?) -> FormFields? {
        guard var fields = query else { return nil }
        let names = [
            ("from", "X-Kannel-From"), ("to", "X-Kannel-To"), ("time", "X-Kannel-Time"),
            ("coding", "X-Kannel-Coding"), ("id", "X-Kannel-ID"),
        ]
        for (name, header) in names {
            guard let value = request.header(header) else { continue }
            fields.append(name, time(value).utf8)
        }
        // It is escaped like a form's value.
        if let header = request.header("X-Kannel-UDH"),
            let form = FormFields(Array("udh=\(header)".utf8)), let value = form.bytes("udh")
        {
            fields.append("udh", value)
        }
        let type = request.header("Content-Type") ?? ""
        if let charset = type.lowercased().range(of: "charset=") {
            let value = type[charset.upperBound...].prefix { $0 != ";" }
            fields.append("charset", value.filter { $0 != "\"" && $0 != " " }.utf8)
        }
        fields.append("text", request.body)
        return fields
    }

    /// What a `post-xml` says: the element `ud` has the text's bytes, percent-encoded, so that no markup can
    /// stand in it; the rest stands in the query, because the document lacks sender and id.
    ///
    /// Source: Kannel 1.4.5, gw/smsbox.c, and what it sends.
    private static func xmlFields(_ request: HTTPRequest, query: FormFields?) -> FormFields? {
        guard var fields = query,
            let start = request.body.firstIndex(of: "<ud>"),
            let end = request.body.firstIndex(of: "</ud>"), start + 4 <= end,
            let text = FormFields(Array("text=".utf8) + request.body[(start + 4)..<end])
        else { return nil }
        fields.append("text", text.bytes("text") ?? [])
        return fields
    }

    /// A time such as `2026-03-02 09:00:00` as seconds since 1970; anything else as it is.
    private static func time(_ value: String) -> String {
        guard value.utf8.count == 19, value.contains(" "),
            let instant = Instant(value.replacing(" ", with: "T") + "Z")
        else { return value }
        return String(instant.rawValue / 1_000)
    }
}

extension [UInt8] {
    /// Where a text begins in the bytes.
    fileprivate func firstIndex(of text: String) -> Int? {
        let wanted = Array(text.utf8)
        guard count >= wanted.count else { return nil }
        return (0...count - wanted.count).first {
            self[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }
}
