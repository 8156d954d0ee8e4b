extension OpenAPIDocument {
    /// What would have happened.
    static let whatIfOperations = [
        OperationDescription(
            .askWhatIf,
            "What a messaging action would have done, had it been otherwise; nothing is changed.",
            body: .needed("WhatIfQuestion"),
            answer: .one("WhatIfReport"),
            also: [404],
            never: [409]
        )
    ]

    /// Schemas: What if.
    static let whatIfSchemas = #"""
          "WhatIfQuestion": {
            "type": "object",
            "additionalProperties": false,
            "required": ["action"],
            "properties": {
              "action": {"$ref": "#/components/schemas/AnyID"},
              "duration_ms": {"type": "integer", "minimum": 1, "maximum": 31622400000},
              "anchor": {"enum": ["first", "last"]},
              "filter": {"type": "string", "maxLength": 2048},
              "active": {"type": "boolean"},
              "kind": {"enum": ["prompt_agent", "prompt_requester", "reassign", "set_state"]},
              "state": {
                "enum": [
                  "work_in_progress", "on_hold", "wrap_up", "closed_complete", "closed_abandoned"
                ]
              },
              "text": {"type": "string", "maxLength": 65536},
              "from": {"$ref": "#/components/schemas/AskedTime"},
              "to": {"$ref": "#/components/schemas/AskedTime"},
              "interactions": {
                "type": "array",
                "maxItems": 64,
                "items": {"type": "string", "pattern": "^([0-9a-f]{32}|IMS[0-9]{7,12})$"}
              },
              "limit": {
                "type": "integer",
                "minimum": 0,
                "maximum": 2000,
                "description": "How many differences are listed; 200 without it."
              }
            }
          },
          "WhatIfAction": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id", "name", "active", "event", "duration_ms", "anchor", "filter", "kind"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "event": {"type": "string"},
              "duration_ms": {"type": "integer"},
              "anchor": {"type": "string"},
              "filter": {"type": "string"},
              "kind": {"type": "string"},
              "state": {"type": "string"}
            }
          },
          "WhatIfTotals": {
            "type": "object",
            "additionalProperties": false,
            "required": ["begun", "answered", "fired", "skipped", "closed", "pending"],
            "properties": {
              "begun": {"type": "integer", "minimum": 0, "description": "Waits that messages began."},
              "answered": {"type": "integer", "minimum": 0},
              "fired": {"type": "integer", "minimum": 0},
              "skipped": {"type": "integer", "minimum": 0},
              "closed": {"type": "integer", "minimum": 0},
              "pending": {"type": "integer", "minimum": 0}
            }
          },
          "WhatIfHappening": {
            "type": "object",
            "additionalProperties": false,
            "required": ["time"],
            "properties": {
              "time": {"$ref": "#/components/schemas/Time"},
              "kind": {"type": "string"},
              "state": {"type": "string"},
              "skipped": {"type": "string", "description": "Why it did nothing."}
            }
          },
          "WhatIfDifference": {
            "type": "object",
            "additionalProperties": false,
            "required": ["interaction", "number", "armed_at", "since", "difference"],
            "properties": {
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "number": {"type": "string"},
              "armed_at": {"type": "integer", "minimum": 1},
              "since": {"$ref": "#/components/schemas/Time"},
              "difference": {"enum": ["new", "gone", "earlier", "later", "otherwise"]},
              "before": {"$ref": "#/components/schemas/WhatIfHappening"},
              "after": {"$ref": "#/components/schemas/WhatIfHappening"},
              "pending_until": {"$ref": "#/components/schemas/Time"},
              "aftermath": {
                "type": "object",
                "additionalProperties": false,
                "required": ["requester_messages", "agent_messages", "first"],
                "properties": {
                  "requester_messages": {"type": "integer", "minimum": 0},
                  "agent_messages": {"type": "integer", "minimum": 0},
                  "first": {"$ref": "#/components/schemas/Time"}
                }
              },
              "continued_in": {"$ref": "#/components/schemas/SysID"},
              "continued_in_number": {"type": "string"}
            }
          },
          "WhatIfReport": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "last_position", "last_time", "action", "changed", "happened", "would_have",
              "difference_count", "differences"
            ],
            "properties": {
              "last_position": {"type": "integer", "minimum": 0},
              "last_time": {"$ref": "#/components/schemas/Time"},
              "action": {"$ref": "#/components/schemas/WhatIfAction"},
              "changed": {"$ref": "#/components/schemas/WhatIfAction"},
              "happened": {"$ref": "#/components/schemas/WhatIfTotals"},
              "would_have": {"$ref": "#/components/schemas/WhatIfTotals"},
              "difference_count": {"type": "integer", "minimum": 0},
              "differences": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/WhatIfDifference"}
              }
            }
          }
        """#
}
