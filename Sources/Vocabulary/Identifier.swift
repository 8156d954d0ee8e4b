/// A record's place in the log: 1, 2, 3 and so on without gaps; 0 is before the first.
public typealias Position = UInt64

/// Names something that a record of the log brought into being.
///
/// It is the position of that record and an ordinal among the things that the record made, so it needs
/// no random source and a replay gives the same. Outside the engine it is shown as a `SysID`.
public struct Identifier<Subject>: RawRepresentable, Hashable, Comparable, Sendable {
    /// Sixteen times the position, plus the ordinal; 0 names nothing.
    public var rawValue: UInt64

    /// Takes a raw value as it stands in a record.
    @inlinable
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Names what a record made.
    ///
    /// - Parameters:
    ///   - position: the record's position, at least 1.
    ///   - ordinal: which of the things that it made, 0 to 15.
    @inlinable
    public init(_ position: Position, ordinal: UInt64 = 0) {
        rawValue = position &* 16 &+ ordinal
    }

    /// Names nothing.
    public static var none: Self { Self(rawValue: 0) }

    /// Whether it names nothing.
    @inlinable
    public var isNone: Bool { rawValue == 0 }

    /// The position of the record that made it.
    @inlinable
    public var position: Position { rawValue / 16 }

    /// A hash that is the same in every process, for tables that are only looked up.
    @inlinable
    public var stableHash: UInt64 {
        let hash = rawValue &* 0x9E37_79B9_7F4A_7C15
        return hash ^ (hash >> 32)
    }

    /// Itself, or what a record at a position makes when it names nothing yet.
    @inlinable
    public func orMade(at position: Position) -> Self {
        isNone ? Self(position) : self
    }

    /// The older of two comes first.
    @inlinable
    public static func < (older: Self, newer: Self) -> Bool {
        older.rawValue < newer.rawValue
    }
}

/// What an `InteractionID` names: a row of table `interaction`.
public enum InteractionSubject {}
/// What a `MessageID` names: a row of table `live_message`.
public enum MessageSubject {}
/// What a `ProfileID` names: a row of table `sys_cs_channel_user_profile`.
public enum ProfileSubject {}
/// What an `ApplicationID` names: a row of table `sys_cs_provider_application`.
public enum ApplicationSubject {}
/// What a `QueueID` names: a row of table `awa_queue`.
public enum QueueSubject {}
/// What an `ActionID` names: a messaging action.
public enum ActionSubject {}
/// What a `UserID` names: a row of table `sys_user`.
public enum UserSubject {}
/// What a `PersonID` names: a row of the table that its `PersonKind` says.
public enum PersonSubject {}
/// What a `ServiceChannelID` names: a row of table `awa_service_channel`.
public enum ServiceChannelSubject {}
/// What a `PresenceID` names: a presence state.
public enum PresenceSubject {}
/// What a `AgentGroupID` names: a row of table `sys_user_group`.
public enum AgentGroupSubject {}
/// What a `SkillID` names: a row of table `cmn_skill`.
public enum SkillSubject {}
/// What a `AssignmentRuleID` names: an assignment rule.
public enum AssignmentRuleSubject {}
/// What a `CalendarID` names: hours.
public enum CalendarSubject {}
/// What a `RejectReasonID` names: a reason to reject a work item.
public enum RejectReasonSubject {}
/// What a `WrapUpCodeID` names: a wrap-up code.
public enum WrapUpCodeSubject {}
/// What a `WebhookID` names: an outgoing webhook.
public enum WebhookSubject {}
/// What a `ResponseTemplateID` names: a response template.
public enum ResponseTemplateSubject {}
/// What a `WorkItemID` names: a row of table `awa_work_item`.
public enum WorkItemSubject {}

/// Names an interaction.
public typealias InteractionID = Identifier<InteractionSubject>
/// Names a message of a conversation; the record that brought its text made it.
public typealias MessageID = Identifier<MessageSubject>
/// Names a channel user profile.
public typealias ProfileID = Identifier<ProfileSubject>
/// Names a provider application.
public typealias ApplicationID = Identifier<ApplicationSubject>
/// Names a queue.
public typealias QueueID = Identifier<QueueSubject>
/// Names a messaging action.
public typealias ActionID = Identifier<ActionSubject>
/// Names a user, who may be an agent.
public typealias UserID = Identifier<UserSubject>
/// Names a user, consumer or contact as the one that an interaction is opened for.
public typealias PersonID = Identifier<PersonSubject>
/// Names a service channel.
public typealias ServiceChannelID = Identifier<ServiceChannelSubject>
/// Names a presence state.
public typealias PresenceID = Identifier<PresenceSubject>
/// Names a group of agents.
public typealias AgentGroupID = Identifier<AgentGroupSubject>
/// Names a skill.
public typealias SkillID = Identifier<SkillSubject>
/// Names an assignment rule.
public typealias AssignmentRuleID = Identifier<AssignmentRuleSubject>
/// Names hours of queues.
public typealias CalendarID = Identifier<CalendarSubject>
/// Names a reason to reject a work item.
public typealias RejectReasonID = Identifier<RejectReasonSubject>
/// Names a wrap-up code.
public typealias WrapUpCodeID = Identifier<WrapUpCodeSubject>
/// Names an outgoing webhook.
public typealias WebhookID = Identifier<WebhookSubject>
/// Names a response template.
public typealias ResponseTemplateID = Identifier<ResponseTemplateSubject>
/// Names a work item: one wait of an interaction in a queue; the record that queued it made it.
public typealias WorkItemID = Identifier<WorkItemSubject>
