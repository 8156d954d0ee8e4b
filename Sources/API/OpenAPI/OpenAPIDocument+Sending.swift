extension OpenAPIDocument {
    /// What is done with sending, in the order of the document.
    static let sendingOperations: [OperationDescription] = [
        [
            OperationDescription(
                .listUncertainMessages,
                "Messages of which nobody knows whether they were sent.",
                parameters: ["limit", "min_position"],
                answer: .list("Message")
            ),
            OperationDescription(
                .resolveUncertainMessage,
                "Says what becomes of one (row Y2).",
                parameters: ["message"],
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["resolution"],
                      "properties": {"resolution": {"enum": ["sent_anyway", "send_again", "dropped"]}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .pauseSending,
                "Nothing more is sent until it is resumed.",
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
                .resumeSending,
                "What waits goes out, in order.",
                parameters: ["id"],
                body: .optional(
                    #"{"type": "object", "additionalProperties": false, "properties": {}}"#
                ),
                answer: .written
            ),
            OperationDescription(
                .storeAttachment,
                "Keeps a file for a message to bring along.",
                body: .file,
                answer: .made(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["hash", "type", "size"],
                      "properties": {
                        "hash": {"$ref": "#/components/schemas/Hash"},
                        "type": {"type": "string"},
                        "size": {"type": "integer", "minimum": 0}
                      }
                    }
                    """#
                ),
                also: [404],
                never: [409, 415, 422]
            ),
            OperationDescription(
                .showAttachment,
                "A file, as what its bytes are.",
                parameters: ["hash", "min_position"],
                answer: .other(
                    "The file.",
                    type: "*/*",
                    schema: #"{"type": "string", "format": "binary"}"#
                )
            ),
            OperationDescription(
                .validatePhoneNumber,
                "Whether a number can be written to (row V1).",
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["number"],
                      "properties": {
                        "number": {"type": "string", "maxLength": 250},
                        "requester": {"anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]}
                      }
                    }
                    """#
                ),
                answer: .one("NumberVerdict"),
                never: [409]
            ),
            OperationDescription(
                .validateProfile,
                "Whose number it is (row V2).",
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["number"],
                      "properties": {
                        "number": {"$ref": "#/components/schemas/Address"},
                        "requester": {"anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]}
                      }
                    }
                    """#
                ),
                answer: .one("ProfileVerdict"),
                never: [409]
            ),
            OperationDescription(
                .showOngoing,
                "The conversation of a pair that goes on already (row A7).",
                parameters: [
                    #"""
                    {
                      "name": "from",
                      "in": "query",
                      "required": true,
                      "schema": {"$ref": "#/components/schemas/Address"}
                    }
                    """#,
                    #"""
                    {
                      "name": "to",
                      "in": "query",
                      "required": true,
                      "schema": {"$ref": "#/components/schemas/Address"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .one("Ongoing")
            ),
            OperationDescription(
                .listSendChoices,
                "Numbers on both sides (row A9). A requester needs table and row.",
                parameters: [
                    #"""
                    {
                      "name": "requester",
                      "in": "query",
                      "schema": {"$ref": "#/components/schemas/AnyID"}
                    }
                    """#,
                    #"""
                    {
                      "name": "requester_table",
                      "in": "query",
                      "schema": {"enum": ["guest", "sys_user", "csm_consumer", "customer_contact"]}
                    }
                    """#,
                    #"""
                    {
                      "name": "to",
                      "in": "query",
                      "description": "The requester's number, for what a pool would choose; without it the likeliest.",
                      "schema": {"$ref": "#/components/schemas/Address"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .one("SendChoices"),
                also: [422]
            ),
            OperationDescription(
                .showCompose,
                "Whether Compose SMS is offered (row A8).",
                parameters: [
                    #"""
                    {
                      "name": "origin",
                      "in": "query",
                      "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|IMS[0-9]{7,12})$"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .one("Compose"),
                also: [404]
            ),
            OperationDescription(
                .listConsents,
                "Who wants no messages, or wants them again.",
                parameters: [
                    #"""
                    {
                      "name": "requester",
                      "in": "query",
                      "schema": {"$ref": "#/components/schemas/Address"}
                    }
                    """#,
                    #"""
                    {
                      "name": "company",
                      "in": "query",
                      "schema": {"$ref": "#/components/schemas/Address"}
                    }
                    """#,
                    "limit",
                    "min_position",
                ],
                answer: .list("Consent")
            ),
            OperationDescription(
                .recordConsent,
                "A wish that came another way (row A10).",
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["requester", "company", "opted_out"],
                      "properties": {
                        "requester": {"$ref": "#/components/schemas/Address"},
                        "company": {"$ref": "#/components/schemas/Address"},
                        "opted_out": {"type": "boolean"},
                        "reason": {"$ref": "#/components/schemas/Text"}
                      }
                    }
                    """#
                ),
                answer: .written
            ),
        ]
    ].flatMap(\.self)

    /// Schemas: Sending.
    static let sendingSchemas = #"""
          "NumberVerdict": {
            "type": "object",
            "additionalProperties": false,
            "required": ["valid", "territory_source"],
            "properties": {
              "valid": {"type": "boolean"},
              "e164": {"type": "string"},
              "territory": {"type": "string"},
              "territory_source": {
                "enum": ["number", "requester_location", "site_default", "none"]
              },
              "reason": {"type": "string"}
            }
          },
          "ProfileVerdict": {
            "type": "object",
            "additionalProperties": false,
            "required": ["free"],
            "properties": {
              "free": {"type": "boolean"},
              "warning": {"type": "string"},
              "associated_with": {
                "type": "object",
                "additionalProperties": false,
                "required": ["table", "sys_id", "name", "active"],
                "properties": {
                  "table": {"enum": ["guest", "sys_user", "csm_consumer", "customer_contact"]},
                  "sys_id": {"$ref": "#/components/schemas/SysID"},
                  "name": {"type": "string"},
                  "active": {"type": "boolean"}
                }
              }
            }
          },
          "Ongoing": {
            "type": "object",
            "additionalProperties": false,
            "required": ["ongoing"],
            "properties": {
              "ongoing": {
                "anyOf": [{"$ref": "#/components/schemas/Interaction"}, {"type": "null"}]
              }
            }
          },
          "SendChoices": {
            "type": "object",
            "additionalProperties": false,
            "required": ["from", "to", "pools"],
            "properties": {
              "from": {"type": "array", "items": {"type": "string"}},
              "to": {"type": "array", "items": {"type": "string"}},
              "pools": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["name"],
                  "properties": {
                    "name": {"type": "string"},
                    "sender": {"type": "string"},
                    "reason": {"enum": ["sticky", "same_country", "least_recently_used", "only_one"]}
                  }
                }
              },
              "preselected_from": {"type": "string"}
            }
          },
          "Compose": {
            "type": "object",
            "additionalProperties": false,
            "required": ["offered"],
            "properties": {
              "offered": {"type": "boolean"},
              "reason": {"type": "string"},
              "detail": {"type": "string"}
            }
          }
        """#
}
