public import CBOR

/// The virtual agent answers a message of the requester's and its topic moves (row T1).
///
/// What it looked up, what a script or a bot said and the position that follows stand in it, so that a
/// replay runs no topic.
public struct VirtualAgentStepped: EventPayload, Hashable {
    /// The type's number in a record's header.
    public static let type: UInt16 = 91
    /// The name in the log, in JSON and in tests.
    public static let name = "virtualAgentStepped"
    /// What of it is about a requester.
    public static let personal = PersonalFields([4, 7, 9, 10, 11, 12, 16, 19], of: .interaction)

    /// The interaction.
    public var interaction: InteractionID
    /// The message that it answers: the oldest that is unanswered.
    public var message: MessageID
    /// What it does.
    public var act: TopicAct
    /// The text; empty when it says nothing.
    public var body: String
    /// The topic that goes on at the next message.
    public var topic: String
    /// The topic's step that waits for it.
    public var step: String
    /// What the topic remembers, as a JSON object.
    public var data: String
    /// The queue of a handoff; none for the provider application's own.
    public var queue: QueueID
    /// Why it is handed off or closed, for the agent.
    public var reason: String
    /// What was said, for the agent who takes over.
    public var note: String
    /// The number on file that a code is sent to; anonymous when none is.
    public var codeTo: Address
    /// The code.
    public var code: String
    /// Whom the code proves.
    public var codeFor: Person
    /// How long the code holds.
    public var codeLasts: Milliseconds
    /// What the requester gave as the code; empty when none was asked for.
    public var codeGiven: String
    /// Who the requester has been verified to be; the guest when nobody (row P5).
    public var verified: Person
    /// What scripts of the site's said of it before it was decided (row X5).
    public var extensions: [ExtensionAnswer]

    /// Makes one; what is not given is its type's nothing.
    public init(
        interaction: InteractionID = .none,
        message: MessageID = .none,
        act: TopicAct = .goesOn,
        body: String = "",
        topic: String = "",
        step: String = "",
        data: String = "",
        queue: QueueID = .none,
        reason: String = "",
        note: String = "",
        codeTo: Address = .anonymous,
        code: String = "",
        codeFor: Person = .guest,
        codeLasts: Milliseconds = .zero,
        codeGiven: String = "",
        verified: Person = .guest,
        extensions: [ExtensionAnswer] = []
    ) {
        self.interaction = interaction
        self.message = message
        self.act = act
        self.body = body
        self.topic = topic
        self.step = step
        self.data = data
        self.queue = queue
        self.reason = reason
        self.note = note
        self.codeTo = codeTo
        self.code = code
        self.codeFor = codeFor
        self.codeLasts = codeLasts
        self.codeGiven = codeGiven
        self.verified = verified
        self.extensions = extensions
    }

    /// One that holds nothing, to be filled by a decoder.
    public static var empty: Self {
        Self(interaction: .none)
    }

    /// Walks the fields in the order of their keys.
    ///
    /// - Throws: what the visitor refuses.
    public mutating func visit<Visitor: FieldVisitor & ~Copyable>(
        _ visitor: inout Visitor
    ) throws(CBORError) {
        try visitor.identifier(1, "interaction", &interaction)
        try visitor.identifier(2, "message", &message)
        try visitor.word(3, "act", &act)
        try visitor.body(4, "body", &body)
        try visitor.text(5, "topic", &topic)
        try visitor.text(6, "step", &step)
        try visitor.text(7, "data", &data)
        try visitor.identifier(8, "queue", &queue)
        try visitor.text(9, "reason", &reason)
        try visitor.body(10, "note", &note)
        try visitor.address(11, "code_to", &codeTo)
        try visitor.text(12, "code", &code)
        try visitor.person(13, "code_for", &codeFor)
        try visitor.milliseconds(15, "code_lasts", &codeLasts)
        try visitor.text(16, "code_given", &codeGiven)
        try visitor.person(17, "verified", &verified)
        try visitor.answers(19, "extensions", &extensions)
    }
}
