extension OpenAPIDocument {
    /// What is done with routingConfiguration, in the order of the document.
    static let routingConfigurationOperations: [OperationDescription] = [
        set(
            "ServiceChannel",
            .listServiceChannels,
            .createServiceChannel,
            .showServiceChannel,
            .replaceServiceChannel
        ),
        set(
            "PresenceState",
            .listPresenceStates,
            .createPresenceState,
            .showPresenceState,
            .replacePresenceState
        ),
        set("AgentGroup", .listAgentGroups, .createAgentGroup, .showAgentGroup, .replaceAgentGroup),
        set("Skill", .listSkills, .createSkill, .showSkill, .replaceSkill),
        set(
            "AssignmentRule",
            .listAssignmentRules,
            .createAssignmentRule,
            .showAssignmentRule,
            .replaceAssignmentRule
        ),
        set("Calendar", .listCalendars, .createCalendar, .showCalendar, .replaceCalendar),
        set(
            "RejectReason",
            .listRejectReasons,
            .createRejectReason,
            .showRejectReason,
            .replaceRejectReason
        ),
        set("WrapUpCode", .listWrapUpCodes, .createWrapUpCode, .showWrapUpCode, .replaceWrapUpCode),
        [
            OperationDescription(
                .listResponseTemplates,
                "All of them.",
                parameters: ["min_position"],
                answer: .list("ResponseTemplate")
            ),
            OperationDescription(
                .createResponseTemplate,
                "Makes one; what is not given is the default.",
                body: .needed("GivenResponseTemplate"),
                answer: .made("Made")
            ),
            OperationDescription(
                .showResponseTemplate,
                "One; with an interaction also its text with the fields filled in.",
                parameters: [
                    "id",
                    #"""
                    {
                      "name": "interaction",
                      "in": "query",
                      "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|IMS[0-9]{7,12})$"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .one("ResponseTemplate")
            ),
            OperationDescription(
                .replaceResponseTemplate,
                "Replaces one whole; what is not given is the default.",
                parameters: ["id"],
                body: .needed("GivenResponseTemplate"),
                answer: .written
            ),
        ],
    ].flatMap(\.self)

    /// Schemas: RoutingConfiguration.
    static let routingConfigurationSchemas = #"""
          "ServiceChannel": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "channel": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "capacity": {"type": "integer", "minimum": 0},
              "work_item_size": {"type": "integer", "minimum": 0},
              "condition": {"type": "string"},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenServiceChannel": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "capacity": {"$ref": "#/components/schemas/Number"},
              "work_item_size": {"$ref": "#/components/schemas/Number"},
              "condition": {"$ref": "#/components/schemas/Text"}
            }
          },
          "PresenceState": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "presence": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "order": {"type": "integer", "minimum": 0},
              "channels": {"type": "array", "items": {"$ref": "#/components/schemas/SysID"}},
              "offline": {"type": "boolean"},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenPresenceState": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "order": {"$ref": "#/components/schemas/Number"},
              "channels": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/AnyID"}
              },
              "offline": {"$ref": "#/components/schemas/Flag"}
            }
          },
          "AgentGroup": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "group": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "members": {"type": "array", "items": {"$ref": "#/components/schemas/SysID"}},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenAgentGroup": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "members": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/AnyID"}
              }
            }
          },
          "Skill": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "skill": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenSkill": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"}
            }
          },
          "AssignmentRule": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "assignment_rule": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "method": {"enum": ["most_capacity", "last_assigned"]},
              "auto_assign": {"type": "boolean"},
              "offer_timeout_ms": {"type": "integer"},
              "presence_after_timeout": {"$ref": "#/components/schemas/SysID"},
              "rejectable": {"type": "boolean"},
              "presence_after_rejection": {"$ref": "#/components/schemas/SysID"},
              "affinity_wait_ms": {"type": "integer"},
              "round_pause_ms": {"type": "integer"},
              "requeue_when_offline": {"type": "boolean"},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenAssignmentRule": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "method": {"enum": ["most_capacity", "last_assigned", null]},
              "auto_assign": {"$ref": "#/components/schemas/Flag"},
              "offer_timeout_ms": {"$ref": "#/components/schemas/Number"},
              "presence_after_timeout": {"$ref": "#/components/schemas/GivenID"},
              "rejectable": {"$ref": "#/components/schemas/Flag"},
              "presence_after_rejection": {"$ref": "#/components/schemas/GivenID"},
              "affinity_wait_ms": {"$ref": "#/components/schemas/Number"},
              "round_pause_ms": {"$ref": "#/components/schemas/Number"},
              "requeue_when_offline": {"$ref": "#/components/schemas/Flag"}
            }
          },
          "Calendar": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "calendar": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "zone": {"type": "string"},
              "hours": {"type": "array", "items": {"type": "string"}},
              "closed_on": {"type": "array", "items": {"type": "string"}},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenCalendar": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "zone": {"$ref": "#/components/schemas/Text"},
              "hours": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"type": "string", "maxLength": 2048}
              },
              "closed_on": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"type": "string", "maxLength": 2048}
              }
            }
          },
          "RejectReason": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "reason": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "reassignable": {"type": "boolean"},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenRejectReason": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "reassignable": {"$ref": "#/components/schemas/Flag"}
            }
          },
          "WrapUpCode": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "code": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "order": {"type": "integer", "minimum": 0},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenWrapUpCode": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "order": {"$ref": "#/components/schemas/Number"}
            }
          },
          "ResponseTemplate": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "template": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "text": {"type": "string"},
              "rendered": {"type": "string"},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenResponseTemplate": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "text": {"$ref": "#/components/schemas/Text"}
            }
          }
        """#
}
