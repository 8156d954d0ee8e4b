/// A word of the field that records carry as a small number and people read as a word.
public protocol CodedWord: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == UInt8 {
    /// The word as the field writes it, such as `work_in_progress`.
    var word: String { get }
}

extension CodedWord {
    /// Finds the case that a word stands for.
    public init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }
}

/// The state of an interaction (row I1).
public enum InteractionState: UInt8, CodedWord {
    /// Opened, and nothing decided about it yet.
    case new = 1
    /// Waits in a queue for somebody.
    case queued = 2
    /// Somebody answers it.
    case workInProgress = 3
    /// Parked by its agent.
    case onHold = 4
    /// The conversation is over and the agent finishes up.
    case wrapUp = 5
    /// Ended on purpose.
    case closedComplete = 6
    /// Ended because somebody fell silent.
    case closedAbandoned = 7

    /// The word of the API.
    public var word: String {
        switch self {
        case .new: "new"
        case .queued: "queued"
        case .workInProgress: "work_in_progress"
        case .onHold: "on_hold"
        case .wrapUp: "wrap_up"
        case .closedComplete: "closed_complete"
        case .closedAbandoned: "closed_abandoned"
        }
    }

    /// Whether it has ended: a closed interaction never reopens (row I3).
    public var isClosed: Bool { self == .closedComplete || self == .closedAbandoned }
}

/// The tables that somebody whom an interaction is opened for can be in.
public enum PersonKind: UInt8, CodedWord {
    /// Nobody that is known: the guest user.
    case guest = 0
    /// An employee, table `sys_user`.
    case user = 1
    /// A consumer, table `csm_consumer`.
    case consumer = 2
    /// A contact, table `customer_contact`.
    case contact = 3

    /// The name of the table; the guest is a row of `sys_user`.
    public var word: String {
        switch self {
        case .guest: "guest"
        case .user: "sys_user"
        case .consumer: "csm_consumer"
        case .contact: "customer_contact"
        }
    }
}

/// Somebody whom an interaction can be opened for: a table and a row, or the guest.
public struct Person: Hashable, Sendable {
    /// The table.
    public var kind: PersonKind
    /// The row; nothing for the guest.
    public var id: PersonID

    /// Names a row of a table.
    public init(_ kind: PersonKind, _ id: PersonID) {
        self.kind = kind
        self.id = id
    }

    /// Whoever is not known.
    public static let guest = Person(.guest, .none)
}

/// Which side of a conversation wrote a message.
public enum Author: UInt8, CodedWord {
    /// The requester.
    case requester = 1
    /// A live agent.
    case agent = 2
    /// The virtual agent.
    case virtualAgent = 3
    /// The engine itself.
    case system = 4

    /// The word in records.
    public var word: String {
        switch self {
        case .requester: "requester"
        case .agent: "agent"
        case .virtualAgent: "virtual_agent"
        case .system: "system"
        }
    }
}

/// Who has a conversation.
public enum ResponderKind: UInt8, CodedWord {
    /// Nobody yet.
    case nobody = 0
    /// A live agent.
    case agent = 1
    /// The virtual agent.
    case virtualAgent = 2

    /// The word in records.
    public var word: String {
        switch self {
        case .nobody: "nobody"
        case .agent: "agent"
        case .virtualAgent: "virtual_agent"
        }
    }
}

/// What starts a messaging action's timer (row M1).
public enum MessagingEvent: UInt8, CodedWord {
    /// The requester wrote and no agent has answered.
    case requesterMessageWithoutAgentResponse = 1
    /// An agent wrote and the requester has not answered.
    case agentMessageWithoutRequesterResponse = 2

    /// The word in configuration and records.
    public var word: String {
        switch self {
        case .requesterMessageWithoutAgentResponse: "requester_message_without_agent_response"
        case .agentMessageWithoutRequesterResponse: "agent_message_without_requester_response"
        }
    }
}

/// What a messaging action does (row M4).
public enum MessagingActionKind: UInt8, CodedWord {
    /// A notification in the agent's workspace.
    case promptAgent = 1
    /// A system message to the requester.
    case promptRequester = 2
    /// The agent is removed and the interaction queued again.
    case reassign = 3
    /// The interaction is set to a state.
    case setState = 4

    /// The word in configuration and records.
    public var word: String {
        switch self {
        case .promptAgent: "prompt_agent"
        case .promptRequester: "prompt_requester"
        case .reassign: "reassign"
        case .setState: "set_state"
        }
    }
}

/// Which of several unanswered messages of one side a wait counts from (row M1).
public enum WaitAnchor: UInt8, CodedWord {
    /// The first one; later ones change nothing.
    case first = 1
    /// The last one; each starts the wait anew.
    case last = 2

    /// The word in configuration and records.
    public var word: String { self == .first ? "first" : "last" }
}

/// How far a message to a requester has come; later words are further, see `advanced(to:)`.
public enum DeliveryStatus: UInt8, CodedWord {
    /// In the outbox.
    case pending = 1
    /// Handed to the provider, whose answer is not known yet.
    case sending = 2
    /// The provider has taken it.
    case sent = 3
    /// Nobody knows whether the provider has it: the daemon ended between sending and the answer.
    case uncertain = 4
    /// It reached the phone.
    case delivered = 5
    /// The network gave up on it.
    case undelivered = 6
    /// It was refused for good.
    case failed = 7
    /// It was not sent because it had become pointless.
    case expired = 8

    /// The word in records and the API.
    public var word: String {
        switch self {
        case .pending: "pending"
        case .sending: "sending"
        case .sent: "sent"
        case .uncertain: "uncertain"
        case .delivered: "delivered"
        case .undelivered: "undelivered"
        case .failed: "failed"
        case .expired: "expired"
        }
    }

    /// Whether nothing more is expected.
    public var isFinal: Bool { self >= .delivered }

    /// The status after a report: only forward (row Y5), and the first final word stands.
    public func advanced(to report: DeliveryStatus) -> DeliveryStatus {
        isFinal || report.rawValue <= rawValue ? self : report
    }
}

extension DeliveryStatus: Comparable {
    /// Whether one is less far than another.
    public static func < (one: DeliveryStatus, other: DeliveryStatus) -> Bool {
        one.rawValue < other.rawValue
    }
}

/// Messages that the engine itself adds to a conversation (row I4).
public enum SystemMessageKind: UInt8, CodedWord {
    /// Says that the request has arrived.
    case openingAcknowledgement = 1
    /// A prompt of a messaging action.
    case prompt = 2
    /// Says that the conversation was closed.
    case closing = 3
    /// Confirms that no more messages come (row Y4).
    case stopConfirmation = 4
    /// Confirms that messages come again (row Y4).
    case startConfirmation = 5
    /// Answers a question for help (row Y4).
    case help = 6
    /// Says that nobody is there at this hour.
    case outOfHours = 20
    /// A code that proves whose number it is, sent to the number on file.
    case verificationCode = 30

    /// The word in configuration and records.
    public var word: String {
        switch self {
        case .outOfHours: "out_of_hours"
        case .openingAcknowledgement: "opening_acknowledgement"
        case .prompt: "prompt"
        case .closing: "closing"
        case .verificationCode: "verification_code"
        case .stopConfirmation: "stop_confirmation"
        case .startConfirmation: "start_confirmation"
        case .help: "help"
        }
    }

    /// Whether it answers a word about consent and so is sent although its reader opted out.
    public var isConsentAnswer: Bool {
        self == .stopConfirmation || self == .startConfirmation || self == .help
    }
}

/// What a provider says of a message that changes consent (row Y4).
public enum ConsentSignal: UInt8, CodedWord {
    /// Nothing.
    case none = 0
    /// The requester wants no more messages.
    case stop = 1
    /// The requester wants messages again.
    case start = 2
    /// The requester asks for help.
    case help = 3

    /// The word in records, as Twilio's `OptOutType` writes it, in lower case.
    public var word: String {
        switch self {
        case .none: "none"
        case .stop: "stop"
        case .start: "start"
        case .help: "help"
        }
    }
}

/// What an agent may do, and what a key to the API may.
public enum Role: UInt8, CodedWord {
    /// Everything, configuration included.
    case admin = 1
    /// Answers conversations.
    case agent = 2
    /// Sees and assigns everybody's.
    case supervisor = 3
    /// Reads everything and changes nothing.
    case auditor = 4
    /// Another system.
    case integration = 5

    /// The word in configuration and the API.
    public var word: String {
        switch self {
        case .admin: "admin"
        case .agent: "agent"
        case .supervisor: "supervisor"
        case .auditor: "auditor"
        case .integration: "integration"
        }
    }
}
