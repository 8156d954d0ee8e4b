public import HTTPServer
import SMSText
public import Vocabulary

/// A Kannel gateway's way in: the `get-url`, `post-url` or `post-xml` of an `sms-service` and the
/// `dlr-url` of what was sent.
///
/// The page Kannel of the documentation has both URLs. Source: Kannel 1.4.5 User Guide, "sms-service",
/// "Delivery reports".
public struct KannelWebhook: InboundWebhook {
    let token: [UInt8]
    private let key: SysIDKey
    private let normalize: @Sendable (String) -> String?

    /// Speaks with a gateway.
    ///
    /// - Parameters:
    ///   - settings: the token among them.
    ///   - key: how the messages in reports are named.
    ///   - normalize: gives a number that is not in E.164 form that form, for a gateway whose networks
    ///     give national ones; nothing when it is none. Without it they stay as they come.
    public init(
        _ settings: KannelSettings,
        key: SysIDKey,
        normalize: @escaping @Sendable (_ number: String) -> String? = { _ in nil }
    ) {
        token = Array(settings.inboundToken.utf8)
        self.key = key
        self.normalize = normalize
    }

    /// Reads a message.
    public func message(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<SMSReceived, WebhookRefusal> {
        fields(request).flatMap { fields in
            guard let from = fields.text("from"), let to = fields.text("to") else {
                return .failure(.malformed("from and to are needed, in UTF-8"))
            }
            guard let bytes = fields.bytes("text") else {
                return .failure(.malformed("text is needed"))
            }
            let charset = fields.text("charset") ?? ""
            let coding = fields.text("coding") ?? ""
            let part = fields.bytes("udh").flatMap(Self.part)
            guard
                let body = KannelText.decode(
                    bytes,
                    charset: charset,
                    coding: coding,
                    isPart: part != nil
                ),
                !body.unicodeScalars.contains("\0")
            else { return .failure(.invalidText) }
            let seconds = fields.text("time").flatMap(Int64.init) ?? 0
            return SMSReceived.reading(
                application,
                from: international(from),
                to: international(to),
                body: body,
                id: fields.text("id") ?? "",
                sentAt: Instant(rawValue: max(0, min(seconds, 253_402_300_799)) * 1_000),
                part: part
            )
        }
    }

    /// Which part of which message a header says that it is (row R8).
    ///
    /// `%u` gives its bytes; something in between may have made hexadecimal digits of them, which the first
    /// byte, how many follow, tells apart. A header that cannot be read makes no part: the text is
    /// delivered by itself.
    static func part(_ header: ArraySlice<UInt8>) -> MessagePart? {
        guard let first = header.first else { return nil }
        var bytes = Array(header)
        if Int(first) + 1 != bytes.count {
            let digits = String(decoding: header, as: UTF8.self).utf8.filter { $0 != 0x20 }
            guard digits.count % 2 == 0, digits.count <= 280 else { return nil }
            bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
                let pair = digits[place...(place + 1)]
                return UInt8(String(decoding: pair, as: UTF8.self), radix: 16)
            }
        }
        guard let read = try? UserDataHeader(parsing: bytes), let found = read.concatenation else {
            return nil
        }
        return MessagePart(found)
    }

    /// Reads a delivery report.
    public func report(
        _ request: HTTPRequest,
        for application: ProviderApplicationSet
    ) -> Result<DeliveryReported?, WebhookRefusal> {
        fields(request).flatMap { fields in
            guard let value = fields.text("status").flatMap(Int.init) else {
                return .failure(.malformed("status is needed"))
            }
            guard let status = Self.status(value) else { return .success(nil) }
            let message = fields.text("message").flatMap(SysID.init)?.rawValue(key: key) ?? 0
            return .success(
                DeliveryReported(
                    application: application.application,
                    message: MessageID(rawValue: message),
                    status: status,
                    code: status == .undelivered || status == .failed ? String(value) : "",
                    detail: Self.detail(value)
                )
            )
        }
    }

    /// An empty text: whatever stands in it would be sent to the requester.
    public var accepted: HTTPResponse { HTTPResponse(Self.empty) }

    private static let empty = PreparedResponse(.text(""))

    /// The status of a delivery report's value; nothing for one that is only on its way (4, 32).
    static func status(_ value: Int) -> DeliveryStatus? {
        switch value {
        case 1: .delivered
        case 2: .undelivered
        case 8: .sent
        case 16: .failed
        default: nil
        }
    }

    private static func detail(_ value: Int) -> String {
        switch value {
        case 2: "the network could not deliver it"
        case 16: "the SMS centre refused it"
        default: ""
        }
    }

    /// `00` in front of a country code becomes `+`; what is no number at all stays as it came (row R11).
    func international(_ number: String) -> String {
        let plain =
            number.hasPrefix("00") && number.utf8.count > 8 ? "+" + number.dropFirst(2) : number
        switch Address(plain)?.kind {
        // Short codes are nobody's national numbers, and a known form costs no look-up.
        case .e164, .shortCode, .anonymous, nil: return plain
        case .name: return normalize(plain) ?? plain
        }
    }
}
