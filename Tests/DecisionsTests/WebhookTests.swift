import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("Outgoing webhooks")
struct WebhookTests {
    private static let day = Milliseconds.days(1)

    private func set(
        _ url: String = "https://crm.example/hook",
        name: String = "CRM",
        webhook: WebhookID = .none
    ) -> Act {
        let set = WebhookSet(
            webhook: webhook,
            name: name,
            active: true,
            url: url,
            pauseAfter: Self.day
        )
        return .input(.webhookSet(set))
    }

    @Test(
        "are sent to by http and https, wherever that is",
        arguments: [
            "https://crm.example", "HTTPS://crm.example/", "http://127.0.0.1:8080/hook?a=b&c=%20",
            "https://[2001:db8::1]:444/a;b", "https://crm.example?x",
        ]
    )
    func goodURL(_ url: String) throws {
        try Given().when(set(url)).then()
    }

    @Test(
        "are not sent to where the URL is none, or says what is secret",
        arguments: [
            "", "https://", "https:///path", "https://:444/", "ftp://crm.example/", "crm.example",
            "https://user:word@crm.example/", "https://user@crm.example",
            "https://crm.example/#part",
            "https://crm.example/a b", "https://crm.example/ä", "https://crm.example/\n",
            "javascript:alert(1)", "https://crm.example/" + String(repeating: "a", count: 2_048),
        ]
    )
    func badURL(_ url: String) throws {
        try Given().when(set(url)).thenRefused(.webhookURLInvalid)
    }

    @Test func `are a hundred at most`() throws {
        let given = try Given()
        for number in 1...100 {
            try given.when(set(name: "Webhook \(number)")).then()
        }
        try given.when(set(name: "One more")).thenRefused(.tooManyItems)
        let first = try #require(given.state.webhooks.first)
        try given.when(set(name: "Renamed", webhook: first.set.webhook)).then()
        #expect(given.state.webhooks.first?.set.name == "Renamed")
    }

    @Test func `begin with what made them, and again where a resumption says`() throws {
        let given = try Given(set())
        var webhook = try #require(given.state.webhooks.first)
        let made = webhook.set.webhook.position
        #expect(webhook.first == made && webhook.begunBy == made && !webhook.isPaused)
        let id = webhook.set.webhook
        try given.when(.input(.webhookPaused(WebhookPaused(webhook: id)))).then()
        #expect(given.state.webhooks.first?.isPaused == true)
        try given.when(.input(.webhookResumed(WebhookResumed(webhook: id)))).then()
        webhook = try #require(given.state.webhooks.first)
        #expect(!webhook.isPaused && webhook.begunBy == made)
        try given.when(.input(.webhookResumed(WebhookResumed(webhook: id, from: 3)))).then()
        webhook = try #require(given.state.webhooks.first)
        #expect(webhook.first == 3 && webhook.begunBy == made + 3)
    }

    @Test func `have a secret of their own, and for a day also the one before`() throws {
        let given = try Given(set())
        let first = try #require(given.state.webhooks.first)
        #expect(first.secrets(at: Given.start) == [first.set.webhook.position])
        let renewal = WebhookSecretRenewed(webhook: first.set.webhook)
        try given.when(.input(.webhookSecretRenewed(renewal))).then()
        let second = try #require(given.state.webhooks.first)
        let made = first.set.webhook.position
        let renewed = second.renewedAt
        #expect(second.secrets(at: renewed) == [made + 1, made])
        let lastMoment = renewed + Milliseconds(rawValue: Self.day.rawValue - 1)
        #expect(second.secrets(at: lastMoment) == [made + 1, made])
        #expect(second.secrets(at: renewed + Self.day) == [made + 1])
    }

    @Test func `that are no more are unknown`() throws {
        let given = try Given(set())
        let id = try #require(given.state.webhooks.first?.set.webhook)
        try given.when(.input(.webhookDeleted(WebhookDeleted(webhook: id)))).then()
        #expect(given.state.webhooks.isEmpty)
        let inputs: [Input] = [
            .webhookDeleted(WebhookDeleted(webhook: id)),
            .webhookPaused(WebhookPaused(webhook: id)),
            .webhookResumed(WebhookResumed(webhook: id)),
            .webhookSecretRenewed(WebhookSecretRenewed(webhook: id)),
        ]
        for input in inputs { try given.when(.input(input)).thenRefused(.unknownWebhook) }
        try given.when(set(webhook: id)).thenRefused(.unknownWebhook)
    }
}
