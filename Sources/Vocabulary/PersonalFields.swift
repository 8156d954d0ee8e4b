/// Which fields of a type of record say something about a requester, and which requester that is.
///
/// On disk they stand sealed under that requester's key, so that destroying the key erases them while the
/// record and its hash stay (the page Erasure).
public struct PersonalFields: Hashable, Sendable {
    /// Who the fields are about.
    public enum Subject: Hashable, Sendable {
        /// The requester whose address stands at this key.
        case requester(key: UInt64)
        /// The requester of the record's interaction, or without one whose address stands at this key.
        case interactionOrRequester(key: UInt64)
        /// The requester of the record's interaction.
        case interaction
        /// The consent of the requester whose address stands at this key, which outlives the rest.
        case consent(key: UInt64)
        /// The person whose identifier stands at this key, or else the one that the record makes.
        case person(key: UInt64)
    }

    /// Who they are about.
    public let subject: Subject
    private let low: UInt64
    private let high: UInt64

    /// Names fields.
    ///
    /// - Parameters:
    ///   - keys: the keys of the fields in the payload, below 128.
    ///   - subject: who they are about.
    public init(_ keys: [UInt64], of subject: Subject) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for key in keys {
            precondition(key < 128, "keys of payloads are small")
            if key < 64 { low |= 1 << key } else { high |= 1 << (key - 64) }
        }
        self.low = low
        self.high = high
        self.subject = subject
    }

    /// None at all.
    public static let none = PersonalFields([], of: .interaction)

    /// Whether there is none.
    @inlinable
    public var isEmpty: Bool { self == .none }

    /// Whether the field at a key is one of them.
    public func contains(_ key: UInt64) -> Bool {
        if key < 64 { return low >> key & 1 == 1 }
        return key < 128 && high >> (key - 64) & 1 == 1
    }

    /// Those of a type of record; none for a type that nobody knows.
    public static func ofType(_ type: UInt16) -> PersonalFields {
        Int(type) < byType.count ? byType[Int(type)] : .none
    }

    private static let byType: [PersonalFields] = {
        let types = inputs + outcomes
        let last = types.map { Int($0.type) }.max() ?? 0
        var fields = [PersonalFields](repeating: .none, count: last + 1)
        for type in types { fields[Int(type.type)] = type.personal }
        return fields
    }()

    private static let inputs: [any EventPayload.Type] = [
        AgentInitiatedSMS.self, AgentReplied.self, ConsentRecorded.self, ConsumerSet.self,
        ContactSet.self, ExtensionAnswered.self, InteractionRequested.self,
        InteractionStateRequested.self, InteractionTransferred.self, NoteWritten.self,
        ProfileReassociated.self, RequesterErased.self, SMSReceived.self, SendAttempted.self,
        ShortDescriptionSet.self, UserSet.self, VirtualAgentHandedOff.self,
        VirtualAgentReplied.self,
        VirtualAgentStepped.self,
    ]

    private static let outcomes: [any EventPayload.Type] = [
        ChannelUserProfileCreated.self, ChannelUserProfileDeactivated.self,
        ChannelUserProfileTied.self, ConsentChanged.self, InteractionClosed.self,
        InteractionOpened.self, InteractionQueued.self, InteractionStateChanged.self,
        MessageScheduled.self, QuietHoursOverridden.self, SMSHeld.self, SMSPartHeld.self,
        SMSPartsJoined.self, SMSPartsRepeated.self, ScheduledMessageEnded.self,
        SystemMessageAdded.self,
    ]
}
