extension OpenAPIDocument {
    /// What is done with configuration, in the order of the document.
    static let configurationOperations: [OperationDescription] = [
        set("Queue", .listQueues, .createQueue, .showQueue, .replaceQueue),
        set(
            "ProviderApplication",
            .listProviderApplications,
            .createProviderApplication,
            .showProviderApplication,
            .replaceProviderApplication
        ),
        set(
            "MessagingAction",
            .listMessagingActions,
            .createMessagingAction,
            .showMessagingAction,
            .replaceMessagingAction
        ),
        [
            OperationDescription(
                .deleteMessagingAction,
                "Deletes it; timers that run end with it.",
                parameters: ["id"],
                answer: .written,
                never: [413, 415, 422]
            ),
            OperationDescription(
                .listExtensions,
                "The site's scripts and topics as they run, and what is wrong with their files.",
                parameters: ["min_position"],
                answer: .one("Extensions")
            ),
            OperationDescription(
                .showSettings,
                "The settings of the site.",
                parameters: ["min_position"],
                answer: .one("Settings")
            ),
            OperationDescription(
                .replaceSettings,
                "All at once; what is not given is the default.",
                body: .needed("GivenSettings"),
                answer: .written
            ),
        ],
    ].flatMap(\.self)

    /// Schemas: Configuration.
    static let configurationSchemas = #"""
          "Extensions": {
            "type": "object",
            "additionalProperties": false,
            "required": ["scripts", "topics", "findings", "topic_problem"],
            "properties": {
              "scripts": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["name", "point", "order", "topic", "hash"],
                  "properties": {
                    "name": {"type": "string"},
                    "point": {"type": "string"},
                    "order": {"type": "integer", "minimum": 0},
                    "topic": {"type": "string"},
                    "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"}
                  }
                }
              },
              "topics": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["name", "order"],
                  "properties": {
                    "name": {"type": "string"},
                    "order": {"type": "integer", "minimum": 0}
                  }
                }
              },
              "findings": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["weight", "file", "line", "problem"],
                  "properties": {
                    "weight": {"enum": ["error", "warning"]},
                    "file": {"type": "string"},
                    "line": {"type": "integer", "minimum": 0},
                    "problem": {"type": "string"}
                  }
                }
              },
              "topic_problem": {"type": "string"}
            }
          },
          "Settings": {
            "type": "object",
            "additionalProperties": false,
            "required": [],
            "properties": {
              "channel_active": {"type": "boolean"},
              "resume_held": {"type": "boolean"},
              "default_territory": {"type": "string"},
              "opening_acknowledgement": {"type": "string"},
              "closing_text": {"type": "string"},
              "resume_grace_ms": {"type": "integer"},
              "reassign_exclusion_ms": {"type": "integer"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0},
              "reads_consent_words": {"type": "boolean"},
              "stop_words": {"type": "array", "items": {"type": "string"}},
              "start_words": {"type": "array", "items": {"type": "string"}},
              "help_words": {"type": "array", "items": {"type": "string"}},
              "stop_text": {"type": "string"},
              "start_text": {"type": "string"},
              "help_text": {"type": "string"},
              "stops_pool": {"type": "boolean"},
              "parts_wait_ms": {"type": "integer"},
              "stop_texts": {"type": "array", "items": {"type": "string"}},
              "start_texts": {"type": "array", "items": {"type": "string"}},
              "help_texts": {"type": "array", "items": {"type": "string"}},
              "quiet_hours": {"type": "array", "items": {"type": "string"}},
              "time_zone": {"type": "string"},
              "uncertain_sends": {"type": "string"}
            }
          },
          "GivenSettings": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "channel_active": {"$ref": "#/components/schemas/Flag"},
              "resume_held": {"$ref": "#/components/schemas/Flag"},
              "default_territory": {"$ref": "#/components/schemas/Text"},
              "opening_acknowledgement": {"$ref": "#/components/schemas/Text"},
              "closing_text": {"$ref": "#/components/schemas/Text"},
              "resume_grace_ms": {"$ref": "#/components/schemas/Number"},
              "reassign_exclusion_ms": {"$ref": "#/components/schemas/Number"},
              "reads_consent_words": {"$ref": "#/components/schemas/Flag"},
              "stop_words": {"$ref": "#/components/schemas/Texts"},
              "start_words": {"$ref": "#/components/schemas/Texts"},
              "help_words": {"$ref": "#/components/schemas/Texts"},
              "stop_text": {"$ref": "#/components/schemas/Text"},
              "start_text": {"$ref": "#/components/schemas/Text"},
              "help_text": {"$ref": "#/components/schemas/Text"},
              "stops_pool": {"$ref": "#/components/schemas/Flag"},
              "parts_wait_ms": {"$ref": "#/components/schemas/Number"},
              "stop_texts": {"$ref": "#/components/schemas/Texts"},
              "start_texts": {"$ref": "#/components/schemas/Texts"},
              "help_texts": {"$ref": "#/components/schemas/Texts"},
              "quiet_hours": {"$ref": "#/components/schemas/Texts"},
              "time_zone": {"$ref": "#/components/schemas/Text"},
              "uncertain_sends": {"$ref": "#/components/schemas/Text"}
            }
          },
          "Queue": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "order": {"type": "integer", "minimum": 0},
              "active": {"type": "boolean"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0},
              "condition": {"type": "string"},
              "groups": {"type": "array", "items": {"$ref": "#/components/schemas/SysID"}},
              "assignment_rule": {"$ref": "#/components/schemas/SysID"},
              "calendar": {"$ref": "#/components/schemas/SysID"},
              "out_of_hours_text": {"type": "string"},
              "max_wait_ms": {"type": "integer"},
              "overflow": {"$ref": "#/components/schemas/SysID"},
              "target_wait_ms": {"type": "integer"},
              "skills": {"type": "array", "items": {"$ref": "#/components/schemas/SkillLevel"}},
              "closed": {"type": "boolean"}
            }
          },
          "GivenQueue": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "order": {"$ref": "#/components/schemas/Number"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "condition": {"$ref": "#/components/schemas/Text"},
              "groups": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/AnyID"}
              },
              "assignment_rule": {"$ref": "#/components/schemas/GivenID"},
              "calendar": {"$ref": "#/components/schemas/GivenID"},
              "out_of_hours_text": {"$ref": "#/components/schemas/Text"},
              "max_wait_ms": {"$ref": "#/components/schemas/Number"},
              "overflow": {"$ref": "#/components/schemas/GivenID"},
              "target_wait_ms": {"$ref": "#/components/schemas/Number"},
              "skills": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/GivenSkillLevel"}
              }
            }
          },
          "ProviderApplication": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "provider": {"type": "string"},
              "number": {"type": "string"},
              "active": {"type": "boolean"},
              "virtual_agent_first": {"type": "boolean"},
              "queue": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0},
              "confirms_consent": {"type": "boolean"},
              "pool": {"type": "string"},
              "language": {"type": "string"},
              "quiet_hours": {"type": "array", "items": {"type": "string"}},
              "uncertain_sends": {"type": "string"},
              "paused": {"type": "boolean"},
              "paused_at": {"$ref": "#/components/schemas/Time"},
              "paused_by": {"$ref": "#/components/schemas/SysID"},
              "pause_reason": {"type": "string"}
            }
          },
          "GivenProviderApplication": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "provider": {"$ref": "#/components/schemas/Text"},
              "number": {"anyOf": [{"$ref": "#/components/schemas/Address"}, {"type": "null"}]},
              "active": {"$ref": "#/components/schemas/Flag"},
              "virtual_agent_first": {"$ref": "#/components/schemas/Flag"},
              "queue": {"$ref": "#/components/schemas/GivenID"},
              "confirms_consent": {"$ref": "#/components/schemas/Flag"},
              "pool": {"$ref": "#/components/schemas/Text"},
              "language": {"$ref": "#/components/schemas/Text"},
              "quiet_hours": {"$ref": "#/components/schemas/Texts"},
              "uncertain_sends": {"$ref": "#/components/schemas/Text"}
            }
          },
          "MessagingAction": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "order": {"type": "integer", "minimum": 0},
              "event": {
                "enum": [
                  "requester_message_without_agent_response",
                  "agent_message_without_requester_response"
                ]
              },
              "duration_ms": {"type": "integer"},
              "anchor": {"enum": ["first", "last"]},
              "filter": {"type": "string"},
              "kind": {"enum": ["prompt_agent", "prompt_requester", "reassign", "set_state"]},
              "text": {"type": "string"},
              "state": {
                "enum": [
                  "new", "queued", "work_in_progress", "on_hold", "wrap_up", "closed_complete",
                  "closed_abandoned"
                ]
              },
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenMessagingAction": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "order": {"$ref": "#/components/schemas/Number"},
              "event": {
                "enum": [
                  "requester_message_without_agent_response",
                  "agent_message_without_requester_response", null
                ]
              },
              "duration_ms": {"$ref": "#/components/schemas/Number"},
              "anchor": {"enum": ["first", "last", null]},
              "filter": {"$ref": "#/components/schemas/Text"},
              "kind": {
                "enum": ["prompt_agent", "prompt_requester", "reassign", "set_state", null]
              },
              "text": {"$ref": "#/components/schemas/Text"},
              "state": {
                "enum": [
                  "new", "queued", "work_in_progress", "on_hold", "wrap_up", "closed_complete",
                  "closed_abandoned", null
                ]
              }
            }
          }
        """#
}
