import Vocabulary

extension WebhookSet {
    /// Row H8: a webhook has a name of its own and a URL that says nothing secret.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard webhook.isNone || state.outgoingWebhooks[webhook] != nil else {
            throw .unknownWebhook
        }
        guard !name.isEmpty else { throw .nameMissing }
        for (id, other) in state.outgoingWebhooks where id != webhook {
            guard other.set.name != name else { throw .nameTaken }
        }
        let isNew = webhook.isNone
        guard !isNew || state.outgoingWebhooks.count < OutgoingWebhook.countMax else {
            throw .tooManyItems
        }
        guard url.isWebhookURL else { throw .webhookURLInvalid }
        guard types.count <= OutgoingWebhook.typesMax else { throw .tooManyItems }
        for type in types where EventTypes.number(of: type) == nil {
            throw .unknownEventType(type)
        }
        guard OutgoingWebhook.pauseAfterRange.contains(pauseAfter) else {
            throw .durationOutOfRange
        }
    }
}

extension WebhookID {
    /// What is deleted, paused, resumed or given a new secret exists.
    func check(in state: borrowing DecisionState) throws(Refusal) {
        guard state.outgoingWebhooks[self] != nil else { throw .unknownWebhook }
    }
}

extension WebhookResumed {
    /// What is to be sent first is in the log already, or the next that comes.
    func check(in state: borrowing DecisionState, at position: Position) throws(Refusal) {
        try webhook.check(in: state)
        guard from <= position else { throw .positionBeyondTheLog }
    }
}

extension String {
    /// Whether it is an absolute http or https URL with a host, without credentials, which would stand in
    /// the log, without a fragment, and with nothing that would have to be escaped.
    fileprivate var isWebhookURL: Bool {
        guard utf8.count <= OutgoingWebhook.urlBytesMax,
            utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Self.escapedInURL.contains($0) })
        else { return false }
        let lower = lowercased()
        guard let scheme = ["http://", "https://"].first(where: { lower.hasPrefix($0) }) else {
            return false
        }
        let authority = lower.dropFirst(scheme.utf8.count).prefix { $0 != "/" && $0 != "?" }
        return !authority.isEmpty && !authority.hasPrefix(":") && !authority.contains("@")
    }

    /// `"`, `#`, `<`, `>`, `\`, `^`, a backtick, `{`, `|` and `}`.
    private static let escapedInURL = Set("\"#<>\\^`{|}".utf8)
}
