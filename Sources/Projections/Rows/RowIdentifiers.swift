public import Vocabulary

/// What a `LiveGroupProfileID` names: a row of table `live_group_profile`.
public enum LiveGroupProfileSubject {}
/// What a `LiveGroupMemberID` names: a row of table `live_group_member`.
public enum LiveGroupMemberSubject {}
/// What a `ContextDocumentID` names: a row of table `interaction_json_blob`.
public enum ContextDocumentSubject {}
/// What a `NoteID` names: a private note.
public enum NoteSubject {}

/// Names who takes part in a conversation.
public typealias LiveGroupProfileID = Identifier<LiveGroupProfileSubject>
/// Names one who takes part, or took part, in a conversation.
public typealias LiveGroupMemberID = Identifier<LiveGroupMemberSubject>
/// Names what an interaction was opened with.
public typealias ContextDocumentID = Identifier<ContextDocumentSubject>
/// Names a private note.
public typealias NoteID = Identifier<NoteSubject>

extension Identifier where Subject == InteractionSubject {
    /// Who takes part in its conversation: the second thing that its opening made.
    public var groupProfile: LiveGroupProfileID { LiveGroupProfileID(rawValue: rawValue + 1) }

    /// What it was opened with: the third thing that its opening made.
    public var contextDocument: ContextDocumentID { ContextDocumentID(rawValue: rawValue + 2) }
}

/// The service channels that interactions can come by.
public enum Channel: UInt8, CodedWord {
    /// Text messages.
    case sms = 1

    /// The word of the API.
    public var word: String { "sms" }
}

/// The types that interactions can have.
public enum InteractionType: UInt8, CodedWord {
    /// A conversation by messages.
    case messaging = 1

    /// The word of the API.
    public var word: String { "messaging" }
}

/// How a work item stands (table `awa_work_item`).
public enum WorkItemState: UInt8, CodedWord {
    /// It waits in its queue.
    case queued = 1
    /// It is offered to an agent.
    case pendingAccept = 2
    /// An agent has it.
    case accepted = 3
    /// It ended without an agent, or went to another queue.
    case cancelled = 4

    /// The word of the API.
    public var word: String {
        switch self {
        case .queued: "queued"
        case .pendingAccept: "pending_accept"
        case .accepted: "accepted"
        case .cancelled: "cancelled"
        }
    }
}

/// Which way a message went.
public enum MessageDirection: UInt8, CodedWord {
    /// From the requester.
    case inbound = 1
    /// To the requester.
    case outbound = 2
    /// Nowhere: agents see it in the conversation.
    case shown = 3

    /// The word of the API.
    public var word: String {
        switch self {
        case .inbound: "inbound"
        case .outbound: "outbound"
        case .shown: "shown"
        }
    }
}
