extension OpenAPIDocument {
    /// What is done with conversations, in the order of the document.
    static let conversationsOperations: [OperationDescription] = [
        [
            OperationDescription(
                .composeMessage,
                "Writes to a number as an agent (rows A1 to A10), now or later (row Y8).",
                parameters: ["Idempotency-Key"],
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["from", "to", "body"],
                      "properties": {
                        "from": {
                          "type": "string",
                          "maxLength": 2048,
                          "description": "A number of the company's, or the name of a pool of numbers (row Y1)."
                        },
                        "to": {"$ref": "#/components/schemas/Address"},
                        "requester": {"anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]},
                        "body": {"type": "string", "maxLength": 65536},
                        "origin": {"type": ["string", "null"], "pattern": "^([0-9a-f]{32}|IMS[0-9]{7,12})$"},
                        "override_reason": {"$ref": "#/components/schemas/Text"},
                        "send_at": {"$ref": "#/components/schemas/GivenTime"}
                      }
                    }
                    """#
                ),
                answer: .made("Sent"),
                also: [404]
            ),
            OperationDescription(
                .searchMessages,
                "Messages by their text, the newest first; 20,000 are looked at.",
                parameters: [
                    #"""
                    {
                      "name": "q",
                      "in": "query",
                      "required": true,
                      "description": "What the text must contain; case does not matter.",
                      "schema": {"type": "string", "minLength": 1, "maxLength": 200}
                    }
                    """#,
                    "limit",
                    #"""
                    {
                      "name": "before",
                      "in": "query",
                      "description": "`next` of the page before.",
                      "schema": {"$ref": "#/components/schemas/AnyID"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .pages("Message"),
                also: [422]
            ),
            OperationDescription(
                .listInteractions,
                "Interactions, the one that changed last first.",
                parameters: [
                    #"""
                    {
                      "name": "state",
                      "in": "query",
                      "description": "Words of states with commas between.",
                      "schema": {
                        "type": "string",
                        "pattern": "^(active|closed|new|queued|work_in_progress|on_hold|wrap_up|closed_complete|closed_abandoned)(,(active|closed|new|queued|work_in_progress|on_hold|wrap_up|closed_complete|closed_abandoned))*$"
                      }
                    }
                    """#,
                    #"""
                    {
                      "name": "assigned_to",
                      "in": "query",
                      "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|me)$"}
                    }
                    """#,
                    #"""
                    {
                      "name": "member",
                      "in": "query",
                      "description": "An agent who takes part, whoever has them.",
                      "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|me)$"}
                    }
                    """#,
                    #"""
                    {
                      "name": "requester",
                      "in": "query",
                      "schema": {"$ref": "#/components/schemas/Address"}
                    }
                    """#,
                    #"""
                    {"name": "number", "in": "query", "schema": {"type": "string"}}
                    """#,
                    #"""
                    {
                      "name": "sys_id",
                      "in": "query",
                      "description": "These ones, with commas between; at most 500.",
                      "schema": {"type": "string", "pattern": "^[0-9a-f]{32}(,[0-9a-f]{32})*$"}
                    }
                    """#,
                    #"""
                    {
                      "name": "with",
                      "in": "query",
                      "description": "Names and the last message beside each, so that a list needs no more.",
                      "schema": {"enum": ["preview"]}
                    }
                    """#,
                    #"""
                    {
                      "name": "opened_for",
                      "in": "query",
                      "schema": {"$ref": "#/components/schemas/AnyID"}
                    }
                    """#,
                    #"""
                    {
                      "name": "opened_for_table",
                      "in": "query",
                      "schema": {"enum": ["sys_user", "csm_consumer", "customer_contact"]}
                    }
                    """#,
                    "limit",
                    #"""
                    {
                      "name": "after",
                      "in": "query",
                      "description": "`next` of the page before.",
                      "schema": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}
                    }
                    """#,
                    "min_position",
                ],
                answer: .pages("Interaction"),
                also: [422]
            ),
            OperationDescription(
                .showInteraction,
                "All that is known of one, now or at a moment.",
                parameters: ["interaction", "as_of", "min_position"],
                answer: .one("InteractionShown"),
                also: [422]
            ),
            OperationDescription(
                .showInteractionHistory,
                "The records that it is replayed from.",
                parameters: [
                    "interaction",
                    #"""
                    {
                      "name": "from",
                      "in": "query",
                      "schema": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}
                    }
                    """#,
                    #"""
                    {
                      "name": "types",
                      "in": "query",
                      "description": "Records of these types only, with commas between.",
                      "schema": {"type": "string", "pattern": "^[A-Za-z]+(,[A-Za-z]+)*$"}
                    }
                    """#,
                    "limit",
                    "as_of",
                    "min_position",
                ],
                answer: .one("History")
            ),
            OperationDescription(
                .listMessages,
                "Its messages in order.",
                parameters: [
                    "interaction",
                    "limit",
                    #"""
                    {
                      "name": "after",
                      "in": "query",
                      "description": "`next` of the page before.",
                      "schema": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}
                    }
                    """#,
                    #"""
                    {
                      "name": "before",
                      "in": "query",
                      "description": "The last messages before a position; then `next` of that page.",
                      "schema": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}
                    }
                    """#,
                    "as_of",
                    "min_position",
                ],
                answer: .pages("Message"),
                also: [422]
            ),
            OperationDescription(
                .reply,
                "Answers as an agent, now or later (row Y8).",
                parameters: ["interaction", "Idempotency-Key"],
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["body"],
                      "properties": {
                        "body": {"type": "string", "maxLength": 65536},
                        "override_reason": {"$ref": "#/components/schemas/Text"},
                        "send_at": {"$ref": "#/components/schemas/GivenTime"}
                      }
                    }
                    """#
                ),
                answer: .made("Sent")
            ),
            OperationDescription(
                .listNotes,
                "Private notes in order.",
                parameters: ["interaction", "as_of", "min_position"],
                answer: .list("Note"),
                also: [422]
            ),
            OperationDescription(
                .writeNote,
                "Writes a private note.",
                parameters: ["interaction"],
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["body"],
                      "properties": {"body": {"type": "string", "maxLength": 65536}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .listMembers,
                "Who takes part, and took part.",
                parameters: ["interaction", "as_of", "min_position"],
                answer: .list("Member"),
                also: [422]
            ),
            OperationDescription(
                .join,
                "An agent joins: the caller unless another is named.",
                parameters: ["interaction"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"agent": {"type": ["string", "null"], "pattern": "^([0-9a-f]{32}|me)$"}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .leave,
                "An agent leaves: the caller as `me`.",
                parameters: ["interaction", "agent"],
                answer: .written,
                never: [413, 415]
            ),
            OperationDescription(
                .takeNext,
                "Takes what has waited longest.",
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"queue": {"$ref": "#/components/schemas/GivenID"}}
                    }
                    """#
                ),
                answer: .written,
                also: [404]
            ),
            OperationDescription(
                .assign,
                "Gives it to the caller, or by a supervisor to anybody.",
                parameters: ["interaction"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"agent": {"type": ["string", "null"], "pattern": "^([0-9a-f]{32}|me)$"}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .transfer,
                "Gives it to an agent or to a queue.",
                parameters: ["interaction"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "agent": {"$ref": "#/components/schemas/GivenID"},
                        "queue": {"$ref": "#/components/schemas/GivenID"},
                        "note": {"$ref": "#/components/schemas/Text"}
                      }
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .hold,
                "Puts it on hold.",
                parameters: ["interaction"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"reason": {"$ref": "#/components/schemas/Text"}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .resume,
                "Goes on with it.",
                parameters: ["interaction"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"reason": {"$ref": "#/components/schemas/Text"}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .wrapUp,
                "The conversation is over; its agent finishes up.",
                parameters: ["interaction"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "code": {"$ref": "#/components/schemas/Text"},
                        "reason": {"$ref": "#/components/schemas/Text"}
                      }
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .close,
                "Closes it; a closed one is answered as it is.",
                parameters: ["interaction"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "state": {"enum": ["closed_complete", "closed_abandoned", null]},
                        "reason": {"$ref": "#/components/schemas/Text"},
                        "wrap_up_code": {"$ref": "#/components/schemas/Text"}
                      }
                    }
                    """#
                ),
                answer: .one("Closed")
            ),
            OperationDescription(
                .setShortDescription,
                "Says what it is about.",
                parameters: ["interaction"],
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["text"],
                      "properties": {"text": {"type": "string", "maxLength": 2048}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .reassociate,
                "Says whose number it is (row P5).",
                parameters: ["interaction"],
                body: .needed(
                    #"""
                    {
                      "description": "Somebody by table and row; only the guest has no row.",
                      "anyOf": [
                        {
                          "type": "object",
                          "additionalProperties": false,
                          "required": ["table"],
                          "properties": {
                            "table": {"const": "guest"},
                            "sys_id": {"$ref": "#/components/schemas/GivenID"},
                            "reason": {"$ref": "#/components/schemas/Text"}
                          }
                        },
                        {
                          "type": "object",
                          "additionalProperties": false,
                          "required": ["table", "sys_id"],
                          "properties": {
                            "table": {"enum": ["sys_user", "csm_consumer", "customer_contact"]},
                            "sys_id": {"$ref": "#/components/schemas/AnyID"},
                            "reason": {"$ref": "#/components/schemas/Text"}
                          }
                        }
                      ]
                    }
                    """#
                ),
                answer: .written
            ),
        ]
    ].flatMap(\.self)

    /// Schemas: Conversations.
    static let conversationsSchemas = #"""
          "Interaction": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "number": {"type": "string"},
              "channel": {"enum": ["sms"]},
              "type": {"enum": ["messaging"]},
              "subtype": {"enum": ["sms"]},
              "state": {
                "enum": [
                  "new", "queued", "work_in_progress", "on_hold", "wrap_up", "closed_complete",
                  "closed_abandoned"
                ]
              },
              "queue": {"$ref": "#/components/schemas/SysID"},
              "assigned_to": {"$ref": "#/components/schemas/SysID"},
              "responder": {"enum": ["nobody", "agent", "virtual_agent"]},
              "opened_for_table": {
                "enum": ["guest", "sys_user", "csm_consumer", "customer_contact"]
              },
              "opened_for": {"$ref": "#/components/schemas/SysID"},
              "opened_at": {"$ref": "#/components/schemas/Time"},
              "opened_by": {"$ref": "#/components/schemas/SysID"},
              "closed_at": {"$ref": "#/components/schemas/Time"},
              "closed_by": {"$ref": "#/components/schemas/SysID"},
              "state_reason": {"type": "string"},
              "short_description": {"type": "string"},
              "requester": {"type": "string"},
              "company": {"type": "string"},
              "provider_application": {"$ref": "#/components/schemas/SysID"},
              "profile": {"$ref": "#/components/schemas/SysID"},
              "profile_rule": {"type": "string"},
              "conflict": {"type": "boolean"},
              "group_profile": {"$ref": "#/components/schemas/SysID"},
              "context_document": {"$ref": "#/components/schemas/SysID"},
              "previous": {"$ref": "#/components/schemas/SysID"},
              "last_requester_message_at": {"$ref": "#/components/schemas/Time"},
              "last_agent_message_at": {"$ref": "#/components/schemas/Time"},
              "requester_message_count": {"type": "integer", "minimum": 0},
              "agent_message_count": {"type": "integer", "minimum": 0},
              "virtual_agent_message_count": {"type": "integer", "minimum": 0},
              "system_message_count": {"type": "integer", "minimum": 0},
              "waiting_since": {"$ref": "#/components/schemas/Time"},
              "queued_at": {"$ref": "#/components/schemas/Time"},
              "wait_time_ms": {"type": "integer"},
              "handled_since": {"$ref": "#/components/schemas/Time"},
              "handle_time_ms": {"type": "integer"},
              "unanswered_since": {"$ref": "#/components/schemas/Time"},
              "revocation_suspected_at": {"$ref": "#/components/schemas/Time"},
              "preferred_agent": {"$ref": "#/components/schemas/SysID"},
              "excluded_agent": {"$ref": "#/components/schemas/SysID"},
              "excluded_until": {"$ref": "#/components/schemas/Time"},
              "wrap_up_code": {"type": "string"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "opened_for_name": {"type": "string"},
              "assigned_to_name": {"type": "string"},
              "takes_part": {
                "type": "boolean",
                "description": "Whether the caller takes part; with previews."
              },
              "unanswered": {
                "type": "integer",
                "minimum": 1,
                "maximum": 10,
                "description": "Messages of the requester since the last one of an agent."
              },
              "last_message": {
                "type": "object",
                "additionalProperties": false,
                "required": ["author", "body", "created_at", "position", "files"],
                "properties": {
                  "author": {"enum": ["requester", "agent", "virtual_agent", "system"]},
                  "agent": {"$ref": "#/components/schemas/SysID"},
                  "agent_name": {"type": "string"},
                  "body": {"type": "string"},
                  "created_at": {"$ref": "#/components/schemas/Time"},
                  "position": {"type": "integer", "minimum": 0},
                  "status": {
                    "enum": [
                      "pending", "sending", "sent", "uncertain", "delivered", "undelivered",
                      "failed", "expired"
                    ]
                  },
                  "files": {"type": "integer", "minimum": 0}
                }
              },
              "last_requester_message": {
                "type": "object",
                "description": "Where the last message is the system's.",
                "additionalProperties": false,
                "required": ["body", "created_at", "files"],
                "properties": {
                  "body": {"type": "string"},
                  "created_at": {"$ref": "#/components/schemas/Time"},
                  "files": {"type": "integer", "minimum": 0}
                }
              },
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "InteractionShown": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "number": {"type": "string"},
              "channel": {"enum": ["sms"]},
              "type": {"enum": ["messaging"]},
              "subtype": {"enum": ["sms"]},
              "state": {
                "enum": [
                  "new", "queued", "work_in_progress", "on_hold", "wrap_up", "closed_complete",
                  "closed_abandoned"
                ]
              },
              "queue": {"$ref": "#/components/schemas/SysID"},
              "assigned_to": {"$ref": "#/components/schemas/SysID"},
              "responder": {"enum": ["nobody", "agent", "virtual_agent"]},
              "opened_for_table": {
                "enum": ["guest", "sys_user", "csm_consumer", "customer_contact"]
              },
              "opened_for": {"$ref": "#/components/schemas/SysID"},
              "opened_at": {"$ref": "#/components/schemas/Time"},
              "opened_by": {"$ref": "#/components/schemas/SysID"},
              "closed_at": {"$ref": "#/components/schemas/Time"},
              "closed_by": {"$ref": "#/components/schemas/SysID"},
              "state_reason": {"type": "string"},
              "short_description": {"type": "string"},
              "requester": {"type": "string"},
              "company": {"type": "string"},
              "provider_application": {"$ref": "#/components/schemas/SysID"},
              "profile": {"$ref": "#/components/schemas/SysID"},
              "profile_rule": {"type": "string"},
              "conflict": {"type": "boolean"},
              "group_profile": {"$ref": "#/components/schemas/SysID"},
              "context_document": {"$ref": "#/components/schemas/SysID"},
              "previous": {"$ref": "#/components/schemas/SysID"},
              "last_requester_message_at": {"$ref": "#/components/schemas/Time"},
              "last_agent_message_at": {"$ref": "#/components/schemas/Time"},
              "requester_message_count": {"type": "integer", "minimum": 0},
              "agent_message_count": {"type": "integer", "minimum": 0},
              "virtual_agent_message_count": {"type": "integer", "minimum": 0},
              "system_message_count": {"type": "integer", "minimum": 0},
              "waiting_since": {"$ref": "#/components/schemas/Time"},
              "queued_at": {"$ref": "#/components/schemas/Time"},
              "wait_time_ms": {"type": "integer"},
              "handled_since": {"$ref": "#/components/schemas/Time"},
              "handle_time_ms": {"type": "integer"},
              "unanswered_since": {"$ref": "#/components/schemas/Time"},
              "revocation_suspected_at": {"$ref": "#/components/schemas/Time"},
              "preferred_agent": {"$ref": "#/components/schemas/SysID"},
              "excluded_agent": {"$ref": "#/components/schemas/SysID"},
              "excluded_until": {"$ref": "#/components/schemas/Time"},
              "wrap_up_code": {"type": "string"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "opened_for_name": {"type": "string"},
              "assigned_to_name": {"type": "string"},
              "candidates": {
                "type": "array",
                "description": "Who may be the requester, where that is not settled.",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["table", "sys_id", "name", "source"],
                  "properties": {
                    "table": {"enum": ["sys_user", "csm_consumer", "customer_contact"]},
                    "sys_id": {"$ref": "#/components/schemas/SysID"},
                    "name": {"type": "string"},
                    "source": {"enum": ["record", "profile", "former_profile"]}
                  }
                }
              },
              "last_position": {"type": "integer", "minimum": 0},
              "profile_state": {"enum": ["conflict", "guest", "verified"]},
              "opted_out_since": {"$ref": "#/components/schemas/Time"},
              "members": {"type": "array", "items": {"$ref": "#/components/schemas/Member"}},
              "timers": {"type": "array", "items": {"$ref": "#/components/schemas/Timer"}},
              "as_of": {"type": "integer", "minimum": 0}
            }
          },
          "Member": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "group_profile": {"$ref": "#/components/schemas/SysID"},
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "member": {"enum": ["nobody", "agent", "virtual_agent"]},
              "agent": {"$ref": "#/components/schemas/SysID"},
              "joined_at": {"$ref": "#/components/schemas/Time"},
              "left_at": {"$ref": "#/components/schemas/Time"}
            }
          },
          "Timer": {
            "type": "object",
            "additionalProperties": false,
            "required": ["interaction", "due"],
            "properties": {
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "action": {"$ref": "#/components/schemas/SysID"},
              "event": {
                "enum": [
                  "requester_message_without_agent_response",
                  "agent_message_without_requester_response"
                ]
              },
              "due": {"$ref": "#/components/schemas/Time"},
              "armed_at": {"type": "integer", "minimum": 0},
              "ordinal": {"type": "integer", "minimum": 0},
              "armed_on": {"$ref": "#/components/schemas/Time"},
              "duration_ms": {"type": "integer"},
              "scheduled_for": {"$ref": "#/components/schemas/Time"},
              "message": {"$ref": "#/components/schemas/SysID"}
            }
          },
          "Note": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "agent": {"$ref": "#/components/schemas/SysID"},
              "body": {"type": "string"},
              "created_at": {"$ref": "#/components/schemas/Time"}
            }
          },
          "Message": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "provider_application": {"$ref": "#/components/schemas/SysID"},
              "direction": {"enum": ["inbound", "outbound", "shown"]},
              "author": {"enum": ["requester", "agent", "virtual_agent", "system"]},
              "agent": {"$ref": "#/components/schemas/SysID"},
              "kind": {"enum": ["out_of_hours", "opening_acknowledgement", "prompt", "closing"]},
              "body": {"type": "string"},
              "media": {"type": "array", "items": {"type": "string"}},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "sent_at": {"$ref": "#/components/schemas/Time"},
              "delivered_at": {"$ref": "#/components/schemas/Time"},
              "status": {
                "enum": [
                  "pending", "sending", "sent", "uncertain", "delivered", "undelivered",
                  "failed", "expired"
                ]
              },
              "attempts": {"type": "integer", "minimum": 0},
              "provider_message_id": {"type": "string"},
              "error_code": {"type": "string"},
              "error_detail": {"type": "string"},
              "correction": {"type": "string"},
              "position": {"type": "integer", "minimum": 0},
              "last_position": {"type": "integer", "minimum": 0},
              "to": {"type": "string"},
              "attachments": {"type": "array", "items": {"type": "string"}},
              "media_problems": {"type": "array", "items": {"type": "string"}},
              "was_uncertain": {"type": "boolean"},
              "parts": {"type": "integer", "minimum": 0},
              "missing_parts": {"type": "string"},
              "incomplete": {"type": "boolean"},
              "resolution": {"type": "string"},
              "resolved_by": {"$ref": "#/components/schemas/SysID"},
              "segments": {"type": "integer", "minimum": 0},
              "encoding": {"enum": ["gsm7", "ucs2"]}
            }
          },
          "HeldPart": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "provider_application": {"$ref": "#/components/schemas/SysID"},
              "requester": {"type": "string"},
              "company": {"type": "string"},
              "part": {"type": "string"},
              "body": {"type": "string"},
              "received_at": {"$ref": "#/components/schemas/Time"},
              "waits_until": {"$ref": "#/components/schemas/Time"}
            }
          },
          "HeldMessage": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "provider_application": {"$ref": "#/components/schemas/SysID"},
              "requester": {"type": "string"},
              "company": {"type": "string"},
              "body": {"type": "string"},
              "media": {"type": "array", "items": {"type": "string"}},
              "provider_message_id": {"type": "string"},
              "sent_at": {"$ref": "#/components/schemas/Time"},
              "received_at": {"$ref": "#/components/schemas/Time"},
              "reason": {"type": "string"},
              "taken_up_at": {"$ref": "#/components/schemas/Time"},
              "taken_up_by": {"$ref": "#/components/schemas/SysID"},
              "attachments": {"type": "array", "items": {"type": "string"}},
              "media_problems": {"type": "array", "items": {"type": "string"}},
              "parts": {"type": "integer", "minimum": 0},
              "missing_parts": {"type": "string"}
            }
          },
          "Consent": {
            "type": "object",
            "additionalProperties": false,
            "required": ["requester", "company"],
            "properties": {
              "requester": {"type": "string"},
              "company": {"type": "string"},
              "opted_out": {"type": "boolean"},
              "changed_at": {"$ref": "#/components/schemas/Time"},
              "position": {"type": "integer", "minimum": 0},
              "cause": {"type": "integer", "minimum": 0},
              "reason": {"type": "string"},
              "by": {"$ref": "#/components/schemas/SysID"}
            }
          },
          "Closed": {
            "type": "object",
            "additionalProperties": false,
            "required": ["position", "interaction"],
            "properties": {
              "position": {"type": "integer", "minimum": 0},
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "record": {"$ref": "#/components/schemas/Interaction"}
            }
          },
          "WorkItem": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "queue": {"$ref": "#/components/schemas/SysID"},
              "state": {"enum": ["queued", "pending_accept", "accepted", "cancelled"]},
              "waiting_since": {"$ref": "#/components/schemas/Time"},
              "queued_at": {"$ref": "#/components/schemas/Time"},
              "assigned_to": {"$ref": "#/components/schemas/SysID"},
              "offered_on": {"$ref": "#/components/schemas/Time"},
              "expires_at": {"$ref": "#/components/schemas/Time"},
              "offers": {"type": "integer", "minimum": 0},
              "refused_by": {"type": "array", "items": {"$ref": "#/components/schemas/SysID"}},
              "waits": {"type": "string"},
              "waits_until": {"$ref": "#/components/schemas/Time"},
              "ended_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          }
        """#
}
