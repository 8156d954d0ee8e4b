import Vocabulary

extension DecisionState {
    /// Outgoing webhooks, the oldest first (row H8).
    public var webhooks: [OutgoingWebhook] {
        outgoingWebhooks.values.sorted { $0.set.webhook < $1.set.webhook }
    }

    mutating func foldWebhook(_ input: Input, at position: Position, time: Instant) {
        switch input {
        case .webhookSet(var set):
            set.webhook = set.webhook.orMade(at: position)
            let made = OutgoingWebhook(set, madeAt: position)
            outgoingWebhooks[set.webhook, default: made].set = set
        case .webhookDeleted(let deletion): outgoingWebhooks[deletion.webhook] = nil
        case .webhookPaused(let pause): outgoingWebhooks[pause.webhook]?.isPaused = true
        case .webhookResumed(let resumption):
            outgoingWebhooks[resumption.webhook]?.isPaused = false
            guard resumption.from != 0 else { return }
            outgoingWebhooks[resumption.webhook]?.begunBy = position
            outgoingWebhooks[resumption.webhook]?.first = resumption.from
        case .webhookSecretRenewed(let renewal):
            guard var webhook = outgoingWebhooks[renewal.webhook] else { return }
            webhook.formerSecret = webhook.secret
            webhook.secret = position
            webhook.renewedAt = time
            outgoingWebhooks[renewal.webhook] = webhook
        default: preconditionFailure("only records of webhooks are folded here")
        }
    }
}
