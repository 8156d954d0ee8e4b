public import Vocabulary

extension ViewsReader {
    /// The settings as they are now, or the defaults.
    ///
    /// - Throws: what the store meets.
    public func settings() throws(ProjectionsError) -> SettingsRow {
        try row(.settings, SettingsRow.self, ViewKey(0)) ?? .defaults
    }

    /// A provider application.
    ///
    /// - Throws: what the store meets.
    public func application(
        _ id: ApplicationID
    ) throws(ProjectionsError) -> ProviderApplicationRow? {
        try row(.applications, ProviderApplicationRow.self, ViewKey(id.rawValue))
    }

    /// All provider applications, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func applications() throws(ProjectionsError) -> [ProviderApplicationRow] {
        try rows(.applications, ProviderApplicationRow.self)
    }

    /// An outgoing webhook.
    ///
    /// - Throws: what the store meets.
    public func webhook(_ id: WebhookID) throws(ProjectionsError) -> WebhookRow? {
        try row(.webhooks, WebhookRow.self, ViewKey(id.rawValue))
    }

    /// All outgoing webhooks, the oldest first.
    ///
    /// - Throws: what the store meets.
    public func webhooks() throws(ProjectionsError) -> [WebhookRow] {
        try rows(.webhooks, WebhookRow.self)
    }

    /// A queue.
    ///
    /// - Throws: what the store meets.
    public func queue(_ id: QueueID) throws(ProjectionsError) -> QueueRow? {
        try row(.queues, QueueRow.self, ViewKey(id.rawValue))
    }

    /// All queues in the order in which they are served.
    ///
    /// - Throws: what the store meets.
    public func queues() throws(ProjectionsError) -> [QueueRow] {
        try rows(.queues, QueueRow.self).sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    }

    /// A messaging action.
    ///
    /// - Throws: what the store meets.
    public func action(_ id: ActionID) throws(ProjectionsError) -> MessagingActionRow? {
        try row(.actions, MessagingActionRow.self, ViewKey(id.rawValue))
    }

    /// All messaging actions by their order.
    ///
    /// - Throws: what the store meets.
    public func actions() throws(ProjectionsError) -> [MessagingActionRow] {
        try rows(.actions, MessagingActionRow.self)
            .sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    }

    /// A message that came while its channel was off.
    ///
    /// - Throws: what the store meets.
    public func heldMessage(_ id: MessageID) throws(ProjectionsError) -> HeldMessageRow? {
        try row(.heldMessages, HeldMessageRow.self, ViewKey(id.rawValue))
    }

    /// Messages that came while their channel was off, the oldest first.
    ///
    /// - Parameters:
    ///   - takenUp: whether those that were taken up are wanted too.
    ///   - limit: how many at most.
    /// - Returns: the messages.
    /// - Throws: what the store meets.
    public func heldMessages(
        takenUp: Bool = false,
        limit: Int = .max
    ) throws(ProjectionsError) -> [HeldMessageRow] {
        try rows(.heldMessages, HeldMessageRow.self, limit: limit) {
            takenUp || $0.takenUpAt == .zero
        }
    }

    /// Parts of messages that wait for others, the oldest first (row R8).
    ///
    /// - Throws: what the store meets.
    public func heldParts(limit: Int = .max) throws(ProjectionsError) -> [HeldPartRow] {
        try rows(.heldParts, HeldPartRow.self, limit: limit)
    }

    /// What a requester said about getting messages from a company number; none for nothing.
    ///
    /// - Throws: what the store meets.
    public func consent(_ pair: AddressPair) throws(ProjectionsError) -> ConsentRow? {
        try row(.consents, ConsentRow.self, .pair(pair.requester, pair.company))
    }

    /// What a requester said about getting messages, for every company number.
    ///
    /// - Throws: what the store meets.
    public func consents(of requester: Address) throws(ProjectionsError) -> [ConsentRow] {
        var prefix = ViewKey()
        prefix.append(requester)
        return try rows(.consents, ConsentRow.self, ViewRange(prefix))
    }

    /// All that requesters said about getting messages, by address.
    ///
    /// - Throws: what the store meets.
    public func consents(limit: Int = .max) throws(ProjectionsError) -> [ConsentRow] {
        try rows(.consents, ConsentRow.self, limit: limit)
    }
}
