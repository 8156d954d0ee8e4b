public import SMSText

extension MessageRow {
    /// How its text is sent: alphabet, length and parts.
    public var encoding: SMSEncoding { SMSEncoding(body) }
}
