extension OpenAPIDocument {
    /// What is done with messages for later moments, in the order of the document.
    static let schedulingOperations: [OperationDescription] = [
        OperationDescription(
            .validateQuietHours,
            "What clocks show where a requester is, and whether those are quiet hours (row Y7).",
            body: .needed(
                #"""
                {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["from", "to"],
                  "properties": {
                    "from": {"$ref": "#/components/schemas/Address"},
                    "to": {"$ref": "#/components/schemas/Address"},
                    "requester": {"anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]},
                    "at": {"$ref": "#/components/schemas/GivenTime"}
                  }
                }
                """#
            ),
            answer: .one("QuietVerdict"),
            never: [409]
        ),
        OperationDescription(
            .listInteractionScheduled,
            "Messages that were written for later, the newest first (row Y8).",
            parameters: ["interaction", scheduledState, "limit", scheduledBefore, "min_position"],
            answer: .pages("ScheduledMessage"),
            also: [422]
        ),
        OperationDescription(
            .listScheduled,
            "The same of two numbers, or of all.",
            parameters: [
                #"""
                {
                  "name": "from",
                  "in": "query",
                  "schema": {"$ref": "#/components/schemas/Address"}
                }
                """#,
                #"""
                {
                  "name": "to",
                  "in": "query",
                  "schema": {"$ref": "#/components/schemas/Address"}
                }
                """#,
                #"""
                {
                  "name": "agent",
                  "in": "query",
                  "description": "Who wrote them: a sys_id, or `me`.",
                  "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|me)$"}
                }
                """#,
                scheduledState, "limit", scheduledBefore, "min_position",
            ],
            answer: .pages("ScheduledMessage"),
            also: [422]
        ),
        OperationDescription(
            .cancelScheduled,
            "It is not sent; its author's and supervisors' to do.",
            parameters: ["message"],
            answer: .written
        ),
    ]

    private static let scheduledState = #"""
        {
          "name": "state",
          "in": "query",
          "schema": {
            "enum": ["scheduled", "sent", "refused", "cancelled", "interaction_closed", "opted_out"]
          }
        }
        """#

    private static let scheduledBefore = #"""
        {
          "name": "before",
          "in": "query",
          "description": "`next` of the page before.",
          "schema": {"$ref": "#/components/schemas/AnyID"}
        }
        """#

    /// Schemas: Scheduling.
    static let schedulingSchemas = #"""
          "QuietVerdict": {
            "type": "object",
            "additionalProperties": false,
            "required": ["quiet", "needs_reason", "at", "clocks", "basis"],
            "properties": {
              "quiet": {"type": "boolean"},
              "needs_reason": {"type": "boolean"},
              "at": {"$ref": "#/components/schemas/Time"},
              "clocks": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["time_zone", "local_time"],
                  "properties": {
                    "time_zone": {"type": "string"},
                    "local_time": {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"}
                  }
                }
              },
              "basis": {"enum": ["site", "requester", "requester_location", "number"]},
              "local_time": {"type": "string"},
              "local_end": {"type": "string"},
              "until": {"$ref": "#/components/schemas/Time"},
              "warning": {"type": "string"}
            }
          },
          "ScheduledMessage": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id", "state", "send_at", "due"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "state": {
                "enum": [
                  "scheduled", "sent", "refused", "cancelled", "interaction_closed", "opted_out"
                ]
              },
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "agent": {"$ref": "#/components/schemas/SysID"},
              "requester": {"type": "string"},
              "company": {"type": "string"},
              "body": {"type": "string"},
              "attachments": {"type": "array", "items": {"type": "string"}},
              "files": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["hash", "type", "size"],
                  "properties": {
                    "hash": {"$ref": "#/components/schemas/Hash"},
                    "type": {"type": "string"},
                    "size": {"type": "integer", "minimum": 0}
                  }
                }
              },
              "created_at": {"$ref": "#/components/schemas/Time"},
              "send_at": {"$ref": "#/components/schemas/Time"},
              "due": {"$ref": "#/components/schemas/Time"},
              "quiet_until": {"$ref": "#/components/schemas/Time"},
              "override_reason": {"type": "string"},
              "opens_interaction": {"type": "boolean"},
              "problem": {"type": "string"},
              "reason": {"type": "string"},
              "ended_at": {"$ref": "#/components/schemas/Time"},
              "ended_by": {"$ref": "#/components/schemas/SysID"},
              "sent_as": {"$ref": "#/components/schemas/SysID"},
              "armed_at": {"type": "integer", "minimum": 0},
              "last_position": {"type": "integer", "minimum": 0}
            }
          }
        """#
}
