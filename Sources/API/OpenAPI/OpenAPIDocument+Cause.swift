extension OpenAPIDocument {
    /// Why a message went as it did.
    static let causeOperations = [
        OperationDescription(
            .showCause,
            "The chain of causes of one message: webhook, rule rows, routing candidates, answer, receipts.",
            parameters: ["subject", "min_position"],
            answer: .one("CauseChain"),
            also: [422]
        )
    ]

    /// Schemas: Causes.
    static let causeSchemas = #"""
          "CauseCandidate": {
            "type": "object",
            "additionalProperties": false,
            "required": ["agent", "skill", "free", "last_assigned"],
            "properties": {
              "agent": {"$ref": "#/components/schemas/SysID"},
              "rank": {"type": "integer", "minimum": 1, "description": "Absent for who cannot be asked."},
              "skill": {"type": "integer", "minimum": 0},
              "free": {"type": "integer", "minimum": 0, "description": "Units of capacity that are left."},
              "last_assigned": {
                "type": "integer",
                "minimum": 0,
                "description": "The record that last gave the agent work; 0 before the first."
              },
              "obstacle": {
                "enum": [
                  "not_in_group", "group_inactive", "not_an_agent", "lacks_skill", "not_present",
                  "no_room", "asked_in_round", "rejected_for_good", "left_out", "another_is_awaited"
                ]
              },
              "group": {"$ref": "#/components/schemas/SysID"},
              "skill_needed": {"$ref": "#/components/schemas/SysID"},
              "level_needed": {"type": "integer", "minimum": 0},
              "level": {"type": "integer", "minimum": 0},
              "presence": {"$ref": "#/components/schemas/SysID"},
              "free_needed": {"type": "integer", "minimum": 0},
              "until": {"$ref": "#/components/schemas/Time"},
              "awaited": {"$ref": "#/components/schemas/SysID"}
            }
          },
          "CauseRouting": {
            "type": "object",
            "additionalProperties": false,
            "required": ["queue", "since", "method", "round", "candidates"],
            "properties": {
              "queue": {"$ref": "#/components/schemas/SysID"},
              "since": {"$ref": "#/components/schemas/Time"},
              "method": {"enum": ["most_capacity", "last_assigned"]},
              "round": {"type": "integer", "minimum": 0},
              "preferred": {"$ref": "#/components/schemas/SysID"},
              "seeker": {"$ref": "#/components/schemas/SysID"},
              "asked": {"$ref": "#/components/schemas/SysID"},
              "obstacle": {
                "enum": ["offered", "parked", "overflows", "channel_inactive", "out_of_hours"]
              },
              "offered_to": {"$ref": "#/components/schemas/SysID"},
              "overflows_to": {"$ref": "#/components/schemas/SysID"},
              "candidates": {
                "type": "array",
                "maxItems": 200,
                "items": {"$ref": "#/components/schemas/CauseCandidate"}
              },
              "omitted": {"type": "integer", "minimum": 1}
            }
          },
          "CauseStep": {
            "type": "object",
            "additionalProperties": false,
            "required": ["stage", "position", "time", "kind", "type", "data"],
            "properties": {
              "stage": {
                "enum": [
                  "before", "message", "decision", "routing", "virtual_agent", "timer", "answer",
                  "sending", "conversation"
                ]
              },
              "position": {"type": "integer", "minimum": 1},
              "time": {"$ref": "#/components/schemas/Time"},
              "kind": {"enum": ["input", "outcome"]},
              "type": {"type": "string"},
              "rule": {"type": "string"},
              "cause": {"type": "integer", "minimum": 0},
              "ordinal": {"type": "integer", "minimum": 0},
              "interaction": {"type": "string"},
              "data": {"type": "object"},
              "routing": {"$ref": "#/components/schemas/CauseRouting"},
              "consent": {
                "type": "object",
                "additionalProperties": false,
                "required": ["opted_out"],
                "properties": {
                  "opted_out": {"type": "boolean"},
                  "since": {"$ref": "#/components/schemas/Time"}
                }
              },
              "quiet_hours": {
                "type": "object",
                "additionalProperties": false,
                "required": ["quiet", "needs_reason"],
                "properties": {
                  "quiet": {"type": "boolean"},
                  "needs_reason": {"type": "boolean"},
                  "local_time": {"type": "string"},
                  "until": {"$ref": "#/components/schemas/Time"},
                  "basis": {"enum": ["site", "requester", "requester_location", "number"]}
                }
              },
              "ended_waits": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["action", "armed_at", "due"],
                  "properties": {
                    "action": {"$ref": "#/components/schemas/SysID"},
                    "armed_at": {"type": "integer", "minimum": 1},
                    "due": {"$ref": "#/components/schemas/Time"}
                  }
                }
              }
            }
          },
          "CauseChain": {
            "type": "object",
            "additionalProperties": false,
            "required": ["message", "last_position", "complete", "truncated", "steps", "names"],
            "properties": {
              "message": {"$ref": "#/components/schemas/SysID"},
              "author": {"enum": ["requester", "agent", "virtual_agent", "system"]},
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "number": {"type": "string"},
              "follows": {"type": "integer", "minimum": 1},
              "answered_at": {"type": "integer", "minimum": 1},
              "last_position": {"type": "integer", "minimum": 0},
              "complete": {"type": "boolean", "description": "Nothing more is to come of it."},
              "truncated": {"type": "boolean", "description": "There are more than 1,000 steps."},
              "steps": {
                "type": "array",
                "maxItems": 1000,
                "items": {"$ref": "#/components/schemas/CauseStep"}
              },
              "names": {"type": "object", "additionalProperties": {"type": "string"}}
            }
          }
        """#
}
