extension OpenAPIDocument {
    /// What is done with outgoing webhooks, in the order of the document.
    static let webhooksOperations: [OperationDescription] =
        set("Webhook", .listWebhooks, .createWebhook, .showWebhook, .replaceWebhook) + [
            OperationDescription(
                .deleteWebhook,
                "Nothing is sent there any more.",
                parameters: ["id"],
                answer: .written
            ),
            OperationDescription(
                .pauseWebhook,
                "Nothing is sent until it is resumed; it keeps its place in the log.",
                parameters: ["id"],
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
                .resumeWebhook,
                "It goes on where it stopped, or from another record on.",
                parameters: ["id"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "from": {
                          "type": ["integer", "null"], "minimum": 1, "maximum": 9223372036854775807
                        }
                      }
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .testWebhook,
                "Sends an event that says nothing and tells what came of it.",
                parameters: ["id"],
                body: .optional(nothing),
                answer: .one(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["result"],
                      "properties": {
                        "result": {
                          "type": "object",
                          "additionalProperties": false,
                          "required": ["delivered", "problem", "duration_ms"],
                          "properties": {
                            "delivered": {"type": "boolean"},
                            "status": {"type": "integer", "minimum": 100},
                            "problem": {"type": "string"},
                            "duration_ms": {"type": "integer", "minimum": 0}
                          }
                        }
                      }
                    }
                    """#
                )
            ),
            OperationDescription(
                .showWebhookSecret,
                "What its deliveries are signed with (Standard Webhooks).",
                parameters: ["id", "min_position"],
                answer: .one("WebhookSecret")
            ),
            OperationDescription(
                .renewWebhookSecret,
                "A new secret; the former one also signs for a day.",
                parameters: ["id"],
                body: .optional(nothing),
                answer: .one("WebhookSecret")
            ),
            OperationDescription(
                .listWebhookAttempts,
                "The last attempts since the start, the newest first.",
                parameters: ["id", "min_position"],
                answer: .list("WebhookAttempt")
            ),
            OperationDescription(
                .listEventTypes,
                "The types of events that a webhook can ask for.",
                parameters: ["min_position"],
                answer: .one(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["result"],
                      "properties": {
                        "result": {
                          "type": "array",
                          "items": {
                            "type": "object",
                            "additionalProperties": false,
                            "required": ["type", "kind"],
                            "properties": {
                              "type": {"type": "string"},
                              "kind": {"enum": ["input", "outcome"]}
                            }
                          }
                        }
                      }
                    }
                    """#
                )
            ),
        ]

    private static let nothing =
        #"{"type": "object", "additionalProperties": false, "properties": {}}"#

    /// Schemas: Webhooks.
    static let webhooksSchemas = #"""
          "Webhook": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id", "name", "url"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "url": {"type": "string"},
              "types": {"type": "array", "items": {"type": "string"}},
              "pause_after_ms": {"type": "integer", "minimum": 60000},
              "paused": {"type": "boolean"},
              "paused_at": {"$ref": "#/components/schemas/Time"},
              "paused_by": {"$ref": "#/components/schemas/SysID"},
              "pause_reason": {"type": "string"},
              "pause_event": {"type": "integer", "minimum": 1},
              "secret_renewed_at": {"$ref": "#/components/schemas/Time"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0},
              "delivery": {"$ref": "#/components/schemas/WebhookDelivery"}
            }
          },
          "WebhookDelivery": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "state", "delivered_position", "behind", "waiting", "delivered", "failed"
            ],
            "properties": {
              "state": {"enum": ["delivering", "retrying", "paused", "off"]},
              "delivered_position": {"type": "integer", "minimum": 0},
              "behind": {"type": "integer", "minimum": 0},
              "waiting": {"type": "integer", "minimum": 0},
              "last_success_at": {"$ref": "#/components/schemas/Time"},
              "failing_since": {"$ref": "#/components/schemas/Time"},
              "stuck_position": {"type": "integer", "minimum": 1},
              "last_problem": {"type": "string"},
              "next_attempt_at": {"$ref": "#/components/schemas/Time"},
              "delivered": {"type": "integer", "minimum": 0},
              "failed": {"type": "integer", "minimum": 0}
            }
          },
          "GivenWebhook": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "url": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "types": {"$ref": "#/components/schemas/Texts"},
              "pause_after_ms": {"$ref": "#/components/schemas/Number"}
            }
          },
          "WebhookSecret": {
            "type": "object",
            "additionalProperties": false,
            "required": ["result"],
            "properties": {
              "result": {
                "type": "object",
                "additionalProperties": false,
                "required": ["secret"],
                "properties": {
                  "secret": {"type": "string", "pattern": "^whsec_"},
                  "formerly": {"type": "string", "pattern": "^whsec_"},
                  "formerly_until": {"$ref": "#/components/schemas/Time"}
                }
              }
            }
          },
          "WebhookAttempt": {
            "type": "object",
            "additionalProperties": false,
            "required": ["at", "position", "type", "attempt", "problem", "duration_ms", "delivered"],
            "properties": {
              "at": {"$ref": "#/components/schemas/Time"},
              "position": {"type": "integer", "minimum": 0},
              "type": {"type": "string"},
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "attempt": {"type": "integer", "minimum": 1},
              "status": {"type": "integer", "minimum": 100},
              "problem": {"type": "string"},
              "duration_ms": {"type": "integer", "minimum": 0},
              "delivered": {"type": "boolean"}
            }
          }
        """#
}
