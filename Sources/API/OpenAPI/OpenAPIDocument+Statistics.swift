extension OpenAPIDocument {
    /// What a supervisor looks at, in the order of the document.
    static let statisticsOperations: [OperationDescription] = [
        OperationDescription(
            .showBoard,
            "Queues and agents as they stand now, and why nobody gets a queue's work.",
            parameters: ["min_position"],
            answer: .one("Board")
        ),
        OperationDescription(
            .showStatistics,
            "What happened, by hours or days of UTC: at most 744 hours or 366 days.",
            parameters: [
                #"""
                {
                  "name": "from",
                  "in": "query",
                  "description": "The first hour or day is the one that this lies in; 24 of them without it.",
                  "schema": {"$ref": "#/components/schemas/AskedTime"}
                }
                """#,
                #"""
                {
                  "name": "to",
                  "in": "query",
                  "description": "What comes after the last hour or day; the present one is the last there is.",
                  "schema": {"$ref": "#/components/schemas/AskedTime"}
                }
                """#,
                #"""
                {
                  "name": "queue",
                  "in": "query",
                  "description": "Only this queue; agents are left out then.",
                  "schema": {"$ref": "#/components/schemas/AnyID"}
                }
                """#,
                #"{"name": "step", "in": "query", "schema": {"enum": ["hour", "day"]}}"#,
                "min_position",
            ],
            answer: .one("Statistics"),
            also: [404, 422]
        ),
    ]

    /// The members that hours, days, queues and all together have.
    private static let figures: [(name: String, schema: String)] =
        [
            "opened_by_requesters", "opened_by_agents", "closed_complete", "closed_abandoned",
            "messages_in", "agent_messages", "virtual_agent_messages", "system_messages",
            "queued", "left_by_closing", "left_by_moving", "offers", "offers_accepted",
            "offers_rejected", "offers_timed_out", "measured", "in_time", "waiting",
            "waiting_most",
        ]
        .map { ($0, count) }
        + ["wait", "first_response", "response", "handling"]
        .map { ($0, OperationDescription.reference("schemas", "Durations")) }

    private static let count = #"{"type": "integer", "minimum": 0}"#

    /// An object with figures, and what it is of.
    private static func figures(of members: [(name: String, schema: String)]) -> String {
        let required = members.filter { $0.name != "queue" && $0.name != "name" } + figures
        let all = (members + figures).map { "\"\($0.name)\": \($0.schema)" }
        return "{\"type\": \"object\", \"additionalProperties\": false, \"required\": ["
            + required.map { "\"\($0.name)\"" }.joined(separator: ", ")
            + "], \"properties\": {\(all.joined(separator: ", "))}}"
    }

    /// Schemas: Statistics.
    static let statisticsSchemas =
        "\"Span\": "
        + figures(of: [("at", OperationDescription.reference("schemas", "Time"))])
        + ", \"QueueFigures\": "
        + figures(of: [
            ("queue", OperationDescription.reference("schemas", "SysID")),
            ("name", #"{"type": "string"}"#),
        ])
        + "," + plainStatisticsSchemas

    private static let plainStatisticsSchemas = #"""
          "AskedTime": {
            "type": "string",
            "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{3})?Z$",
            "description": "A time in UTC, such as 2026-03-02T09:00:00Z; the last days of months are taken, too."
          },
          "Durations": {
            "type": "object",
            "additionalProperties": false,
            "required": ["count"],
            "properties": {
              "count": {"type": "integer", "minimum": 0},
              "sum_ms": {"type": "integer", "minimum": 0},
              "median_ms": {"type": "integer", "minimum": 0},
              "p95_ms": {"type": "integer", "minimum": 0},
              "buckets": {
                "type": "array",
                "items": {"type": "integer", "minimum": 0},
                "description": "How many took at most each of bounds_s; the last is beyond them."
              }
            }
          },
          "AgentFigures": {
            "type": "object",
            "additionalProperties": false,
            "required": ["agent", "name", "assigned", "closed", "messages", "response"],
            "properties": {
              "agent": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "assigned": {"type": "integer", "minimum": 0},
              "closed": {"type": "integer", "minimum": 0},
              "messages": {"type": "integer", "minimum": 0},
              "offers": {"type": "integer", "minimum": 0},
              "offers_accepted": {"type": "integer", "minimum": 0},
              "offers_rejected": {"type": "integer", "minimum": 0},
              "offers_timed_out": {"type": "integer", "minimum": 0},
              "handled_ms": {"type": "integer", "minimum": 0},
              "response": {"$ref": "#/components/schemas/Durations"}
            }
          },
          "Statistics": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "position", "from", "to", "step", "bounds_s", "spans", "total", "queues", "agents"
            ],
            "properties": {
              "position": {"type": "integer", "minimum": 0},
              "from": {"$ref": "#/components/schemas/Time"},
              "to": {"$ref": "#/components/schemas/Time"},
              "step": {"enum": ["hour", "day"]},
              "queue": {"$ref": "#/components/schemas/SysID"},
              "bounds_s": {"type": "array", "items": {"type": "integer", "minimum": 1}},
              "spans": {"type": "array", "items": {"$ref": "#/components/schemas/Span"}},
              "total": {"$ref": "#/components/schemas/QueueFigures"},
              "queues": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/QueueFigures"},
                "description": "Those in which something happened; without queue: conversations without one."
              },
              "agents": {"type": "array", "items": {"$ref": "#/components/schemas/AgentFigures"}}
            }
          },
          "QueueOnBoard": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "sys_id", "name", "closed", "is_offered", "target_wait_ms", "waiting", "offered",
              "in_progress", "members", "eligible"
            ],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "closed": {"type": "boolean"},
              "is_offered": {
                "type": "boolean",
                "description": "Whether its work is offered to groups; else agents take it."
              },
              "target_wait_ms": {"type": "integer", "minimum": 1},
              "waiting": {"type": "integer", "minimum": 0},
              "offered": {"type": "integer", "minimum": 0},
              "oldest_waiting_since": {"$ref": "#/components/schemas/Time"},
              "in_progress": {"type": "integer", "minimum": 0},
              "members": {"type": "integer", "minimum": 0},
              "eligible": {"type": "array", "items": {"$ref": "#/components/schemas/SysID"}},
              "reason": {
                "enum": [
                  "channel_inactive", "out_of_hours", "no_member", "no_skill", "nobody_present",
                  "no_capacity"
                ],
                "description": "Why nobody is eligible."
              }
            }
          },
          "AgentOnBoard": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "sys_id", "name", "user_name", "offline", "serves", "conversations", "offers", "load", "capacity"
            ],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "user_name": {"type": "string"},
              "presence": {"$ref": "#/components/schemas/SysID"},
              "presence_name": {"type": "string"},
              "since": {"$ref": "#/components/schemas/Time"},
              "offline": {"type": "boolean"},
              "serves": {"type": "boolean", "description": "Whether work can come to the agent."},
              "conversations": {"type": "integer", "minimum": 0},
              "offers": {"type": "integer", "minimum": 0},
              "load": {"type": "integer", "minimum": 0},
              "capacity": {"type": "integer", "minimum": 0}
            }
          },
          "Board": {
            "type": "object",
            "additionalProperties": false,
            "required": ["position", "time", "open", "queues", "agents"],
            "properties": {
              "position": {"type": "integer", "minimum": 0},
              "time": {"$ref": "#/components/schemas/Time"},
              "open": {
                "type": "object",
                "additionalProperties": {"type": "integer", "minimum": 1},
                "description": "Open conversations by state."
              },
              "queues": {"type": "array", "items": {"$ref": "#/components/schemas/QueueOnBoard"}},
              "agents": {"type": "array", "items": {"$ref": "#/components/schemas/AgentOnBoard"}}
            }
          }
        """#
}
