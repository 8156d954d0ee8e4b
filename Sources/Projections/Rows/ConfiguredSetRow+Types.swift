public import Vocabulary

extension ServiceChannelSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { channel.rawValue }
        set { channel = ServiceChannelID(rawValue: newValue) }
    }
}

extension PresenceStateSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { presence.rawValue }
        set { presence = PresenceID(rawValue: newValue) }
    }
}

extension AgentGroupSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { group.rawValue }
        set { group = AgentGroupID(rawValue: newValue) }
    }
}

extension SkillSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { skill.rawValue }
        set { skill = SkillID(rawValue: newValue) }
    }
}

extension AgentSettingsSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { agent.rawValue }
        set { agent = UserID(rawValue: newValue) }
    }
}

extension AssignmentRuleSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { assignmentRule.rawValue }
        set { assignmentRule = AssignmentRuleID(rawValue: newValue) }
    }
}

extension CalendarSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { calendar.rawValue }
        set { calendar = CalendarID(rawValue: newValue) }
    }
}

extension RejectReasonSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { reason.rawValue }
        set { reason = RejectReasonID(rawValue: newValue) }
    }
}

extension WrapUpCodeSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { code.rawValue }
        set { code = WrapUpCodeID(rawValue: newValue) }
    }
}

extension ResponseTemplateSet: ConfigurationSet {
    /// What it sets, as a raw value.
    public var subject: UInt64 {
        get { template.rawValue }
        set { template = ResponseTemplateID(rawValue: newValue) }
    }
}
