public import Vocabulary

/// Where messages stand that are to be sent and that the outbox does not hold in memory: the read models.
public protocol OutboxBacklog: Sendable {
    /// Up to which record it is complete.
    var position: Position { get }

    /// Messages of an application that are to be sent and have no result, the oldest first.
    ///
    /// - Parameters:
    ///   - application: which one's.
    ///   - after: the last one that is known already.
    ///   - limit: how many at most; fewer are all that there are.
    /// - Returns: the messages.
    /// - Throws: when they cannot be read.
    func messages(
        of application: ApplicationID,
        after: MessageID,
        limit: Int
    ) throws -> [BackloggedMessage]
}

/// A message of the backlog.
public struct BackloggedMessage: Sendable {
    /// The message.
    public var message: OutboundMessage
    /// The record by which it joined its conversation.
    public var joinedAt: Position

    /// Puts both together.
    public init(_ message: OutboundMessage, joinedAt: Position) {
        self.message = message
        self.joinedAt = joinedAt
    }
}

/// What the outbox holds of each application: everything, or only what came up to some message.
///
/// A backlog that would not fit into memory stays in the read models and is taken in by and by. Up to its
/// horizon an application's messages are, or were, held; those behind it are not, and their records are
/// passed over. An application whose backlog is paused does not hold up the others.
struct OutboxWindows: Sendable {
    /// How many messages of one application are held: some megabytes of them.
    static let messagesMax = 10_000

    private struct Window: Sendable {
        /// The last message that was taken in; nothing when all were.
        var horizon: MessageID?
        /// The records that belong together with the last message that came by.
        var group: Position = 0
    }

    private var windows: [ApplicationID: Window] = [:]

    /// Applications of which not everything is held, the oldest first.
    var behind: [ApplicationID] {
        windows.keys.filter { windows[$0]?.horizon != nil }.sorted()
    }

    /// The last message that was taken in while the application is behind.
    func horizon(_ application: ApplicationID) -> MessageID? { windows[application]?.horizon }

    /// Begins with everything in the backlog.
    mutating func begin(_ application: ApplicationID) {
        windows[application] = Window(horizon: MessageID.none)
    }

    /// Whether a message that came by in the log is to be held.
    ///
    /// - Parameters:
    ///   - application: whose it is.
    ///   - group: the first position of the records that belong together with its own.
    ///   - held: how many messages of the application are held.
    /// - Returns: false when it is left to the backlog.
    mutating func takes(
        messageOf application: ApplicationID,
        group: Position,
        held: Int
    ) -> Bool {
        var window = windows[application] ?? Window()
        defer { windows[application] = window }
        guard window.horizon == nil else { return false }
        if window.group != group {
            if held >= Self.messagesMax {
                // All of earlier groups were taken in, and nothing of this one.
                window.horizon = MessageID(rawValue: group &* 16 &- 1)
                return false
            }
            window.group = group
        }
        return true
    }

    /// Whether a message is one that the backlog will bring.
    func isAhead(_ id: MessageID, of application: ApplicationID) -> Bool {
        guard let horizon = windows[application]?.horizon else { return false }
        return id > horizon
    }

    /// The backlog was read up to a message; with nothing left there it is all held.
    mutating func read(_ application: ApplicationID, through id: MessageID?, isAll: Bool) {
        if let id { windows[application]?.horizon = id }
        if isAll { windows[application]?.horizon = nil }
    }
}
