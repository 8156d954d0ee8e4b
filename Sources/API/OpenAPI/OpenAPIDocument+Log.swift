extension OpenAPIDocument {
    /// What is done with log, in the order of the document.
    static let logOperations: [OperationDescription] = [
        [
            OperationDescription(
                .showHistory,
                "Records as they stand in the log.",
                parameters: [
                    #"""
                    {
                      "name": "from",
                      "in": "query",
                      "schema": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}
                    }
                    """#,
                    #"""
                    {
                      "name": "limit",
                      "in": "query",
                      "schema": {"type": "integer", "minimum": 1, "maximum": 1000}
                    }
                    """#,
                    #"""
                    {
                      "name": "types",
                      "in": "query",
                      "description": "Names of types with commas between; 20,000 records are looked through.",
                      "schema": {"type": "string"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .one("History")
            ),
            OperationDescription(
                .streamEvents,
                "Records as server-sent events, without end.",
                parameters: [
                    #"""
                    {
                      "name": "from",
                      "in": "query",
                      "schema": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}
                    }
                    """#,
                    #"""
                    {
                      "name": "Last-Event-ID",
                      "in": "header",
                      "schema": {"type": "string", "pattern": "^[0-9]{0,18}$"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .other(
                    "The stream; each event's id is its position.",
                    type: "text/event-stream",
                    schema: #"{"type": "string"}"#
                )
            ),
            OperationDescription(
                .showProof,
                "That a record is part of the log (RFC 9162, section 2.1.3).",
                parameters: [
                    "position",
                    #"""
                    {
                      "name": "size",
                      "in": "query",
                      "description": "The tree's size; that of now without it.",
                      "schema": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}
                    }
                    """#,
                    "min_position",
                ],
                answer: .one("Proof"),
                also: [422]
            ),
            OperationDescription(
                .showCheckpoint,
                "How long the log is and what it holds, signed (C2SP tlog-checkpoint).",
                parameters: ["min_position"],
                answer: .one("Checkpoint")
            ),
            OperationDescription(
                .showStatus,
                "How the service is.",
                parameters: ["min_position"],
                answer: .one("Status")
            ),
            OperationDescription(
                .runSimulation,
                "Runs a scenario of 1,000 steps at most, apart from the log.",
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["scenario"],
                      "properties": {"scenario": {"type": "string", "maxLength": 131072}}
                    }
                    """#
                ),
                answer: .one("Simulation"),
                never: [409]
            ),
            OperationDescription(
                .startVerification,
                "Checks every record of the log anew; one verification runs at a time.",
                body: .optional(#"{"type": "object", "additionalProperties": false}"#),
                answer: .one("Verification"),
                never: [409]
            ),
            OperationDescription(
                .showVerification,
                "How far the verification has come, or what it found.",
                parameters: ["min_position"],
                answer: .one("Verification")
            ),
        ]
    ].flatMap(\.self)

    /// Schemas: Log.
    static let logSchemas = #"""
          "Record": {
            "type": "object",
            "additionalProperties": false,
            "required": ["position", "time", "kind", "type", "data"],
            "properties": {
              "position": {"type": "integer", "minimum": 1},
              "time": {"$ref": "#/components/schemas/Time"},
              "kind": {"enum": ["input", "outcome"]},
              "type": {"type": "string"},
              "rule": {"type": "string"},
              "cause": {"type": "integer", "minimum": 0},
              "ordinal": {"type": "integer", "minimum": 0},
              "interaction": {"type": "string"},
              "data": {"type": "object"}
            }
          },
          "History": {
            "type": "object",
            "additionalProperties": false,
            "required": ["result", "last"],
            "properties": {
              "result": {"type": "array", "items": {"$ref": "#/components/schemas/Record"}},
              "next": {"type": "integer", "minimum": 0},
              "last": {"type": "integer", "minimum": 0}
            }
          },
          "Proof": {
            "type": "object",
            "additionalProperties": false,
            "required": ["position", "size", "leaf", "bytes", "proof", "root", "log"],
            "properties": {
              "position": {"type": "integer", "minimum": 0},
              "size": {"type": "integer", "minimum": 0},
              "leaf": {"$ref": "#/components/schemas/Hash"},
              "bytes": {
                "type": "string",
                "pattern": "^([0-9a-f]{2})+$",
                "description": "The record as it is stored: the leaf is their hash behind a zero byte."
              },
              "proof": {"type": "array", "items": {"$ref": "#/components/schemas/Hash"}},
              "root": {"$ref": "#/components/schemas/Hash"},
              "log": {"type": "string"}
            }
          },
          "Checkpoint": {
            "type": "object",
            "additionalProperties": false,
            "required": ["origin", "size", "root", "checkpoint", "public_key"],
            "properties": {
              "origin": {"type": "string", "description": "The log's name for the world."},
              "size": {"type": "integer", "minimum": 0},
              "root": {"$ref": "#/components/schemas/Hash"},
              "checkpoint": {
                "type": "string",
                "description": "Origin, size and root in base64, an empty line, the signature."
              },
              "public_key": {
                "type": "string",
                "description": "What checks signatures. It must also come another way."
              }
            }
          },
          "Hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
          "Status": {
            "type": "object",
            "additionalProperties": false,
            "required": ["log", "last_position", "views_position", "not_ready"],
            "properties": {
              "log": {"type": "string"},
              "public_url": {
                "type": "string",
                "description": "Where the outside reaches the daemon."
              },
              "last_position": {"type": "integer", "minimum": 0},
              "last_time": {"$ref": "#/components/schemas/Time"},
              "views_position": {"type": "integer", "minimum": 0},
              "horizon": {"$ref": "#/components/schemas/Time"},
              "active_interactions": {"type": "integer"},
              "pending_timers": {"type": "integer"},
              "inputs_accepted": {"type": "integer"},
              "inputs_refused": {"type": "integer"},
              "commits": {"type": "integer"},
              "records": {"type": "integer"},
              "timer_lateness_ms": {"type": "integer"},
              "event_streams": {"type": "integer"},
              "uptime_s": {"type": "integer"},
              "not_ready": {"type": "array", "items": {"type": "string"}},
              "sending": {
                "type": "array",
                "items": {"type": "object"},
                "description": "How sending goes, for each provider application."
              }
            }
          },
          "Verification": {
            "type": "object",
            "additionalProperties": false,
            "required": ["state", "last_position"],
            "properties": {
              "state": {"enum": ["none", "running", "intact", "damaged", "failed"]},
              "checked": {
                "type": "integer",
                "minimum": 0,
                "description": "The last position that was checked."
              },
              "last_position": {"type": "integer", "minimum": 0},
              "root": {"$ref": "#/components/schemas/Hash"},
              "finding_count": {"type": "integer", "minimum": 0},
              "findings": {"type": "array", "items": {"type": "string"}},
              "problem": {"type": "string"}
            }
          },
          "Simulation": {
            "type": "object",
            "additionalProperties": false,
            "required": ["records", "log"],
            "properties": {
              "records": {"type": "integer", "minimum": 0},
              "log": {"type": "array", "items": {"type": "object"}}
            }
          }
        """#
}
