extension OpenAPIDocument {
    /// Schemas that others are made of.
    static let baseSchemas = #"""
          "SysID": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
          "AnyID": {
            "type": "string",
            "pattern": "^[0-9a-f]{32}$",
            "description": "A sys_id of this log."
          },
          "GivenID": {
            "type": ["string", "null"],
            "pattern": "^[0-9a-f]{32}$",
            "description": "A sys_id of this log; null counts as not given."
          },
          "Time": {
            "type": "string",
            "pattern": "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$",
            "description": "A time in UTC, as RFC 3339 writes it."
          },
          "Text": {
            "type": ["string", "null"],
            "maxLength": 2048,
            "description": "A text without U+0000; null counts as not given."
          },
          "Texts": {
            "type": ["array", "null"],
            "maxItems": 64,
            "items": {"type": "string", "maxLength": 2048}
          },
          "Number": {"type": ["integer", "null"], "minimum": 0, "maximum": 9223372036854775807},
          "Flag": {"type": ["boolean", "null"]},
          "Address": {
            "type": "string",
            "pattern": "^[ -~]{1,23}$",
            "description": "A number in E.164 form, a short code or a name."
          },
          "SkillLevel": {
            "type": "object",
            "additionalProperties": false,
            "required": ["skill", "level"],
            "properties": {
              "skill": {"$ref": "#/components/schemas/SysID"},
              "level": {"type": "integer", "minimum": 0},
              "mandatory": {"type": "boolean"}
            }
          },
          "GivenSkillLevel": {
            "type": "object",
            "additionalProperties": false,
            "required": ["skill"],
            "properties": {
              "skill": {"$ref": "#/components/schemas/AnyID"},
              "level": {"type": "integer", "minimum": 1, "maximum": 100},
              "mandatory": {"type": "boolean"}
            }
          },
          "Person": {
            "description": "Somebody by table and row; only the guest has no row.",
            "anyOf": [
              {
                "type": "object",
                "additionalProperties": false,
                "required": ["table"],
                "properties": {
                  "table": {"const": "guest"},
                  "sys_id": {"$ref": "#/components/schemas/GivenID"}
                }
              },
              {
                "type": "object",
                "additionalProperties": false,
                "required": ["table", "sys_id"],
                "properties": {
                  "table": {"enum": ["sys_user", "csm_consumer", "customer_contact"]},
                  "sys_id": {"$ref": "#/components/schemas/AnyID"}
                }
              }
            ]
          },
          "Problem": {
            "type": "object",
            "required": ["type", "title", "status"],
            "description": "A problem document (RFC 9457).",
            "properties": {
              "type": {"type": "string", "pattern": "^urn:ledgerline:problem:[a-z0-9-]+$"},
              "title": {"type": "string"},
              "status": {"type": "integer", "minimum": 400, "maximum": 599},
              "detail": {"type": "string"}
            }
          },
          "Written": {
            "type": "object",
            "additionalProperties": false,
            "required": ["position"],
            "description": "Where it stands in the log: what min_position takes.",
            "properties": {
              "position": {"type": "integer", "minimum": 0},
              "interaction": {"$ref": "#/components/schemas/SysID"}
            }
          },
          "Made": {
            "type": "object",
            "additionalProperties": false,
            "required": ["position"],
            "properties": {
              "position": {"type": "integer", "minimum": 0},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "interaction": {"$ref": "#/components/schemas/SysID"}
            }
          },
          "Sent": {
            "type": "object",
            "additionalProperties": false,
            "required": ["position", "message"],
            "properties": {
              "position": {"type": "integer", "minimum": 0},
              "message": {"$ref": "#/components/schemas/SysID"},
              "interaction": {"$ref": "#/components/schemas/SysID"},
              "number": {"type": "string"},
              "rule": {"type": "string"},
              "send_at": {"$ref": "#/components/schemas/Time"},
              "quiet_until": {"$ref": "#/components/schemas/Time"}
            }
          },
          "GivenTime": {
            "type": ["string", "null"],
            "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$",
            "description": "A time as RFC 3339 writes it; null counts as not given."
          }
        """#

    /// Which of the parameters stand in the path.
    static let pathParameters: Set = [
        "interaction", "agent", "id", "hash", "message", "item", "token", "position", "subject",
    ]

    /// Parameters.
    static let parameters = #"""
          "interaction": {
            "name": "interaction",
            "in": "path",
            "required": true,
            "description": "A sys_id, or a number such as IMS0000075.",
            "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|IMS[0-9]{7,12})$"}
          },
          "agent": {
            "name": "agent",
            "in": "path",
            "required": true,
            "description": "A sys_id, or `me`.",
            "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|me)$"}
          },
          "id": {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "A sys_id.",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"}
          },
          "hash": {
            "name": "hash",
            "in": "path",
            "required": true,
            "description": "A file's SHA-256.",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"}
          },
          "message": {
            "name": "message",
            "in": "path",
            "required": true,
            "description": "A sys_id.",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"}
          },
          "subject": {
            "name": "subject",
            "in": "path",
            "required": true,
            "description": "A message's sys_id, or the position of a record that is one or is about one.",
            "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|[0-9]{1,18})$"}
          },
          "item": {
            "name": "item",
            "in": "path",
            "required": true,
            "description": "A sys_id.",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"}
          },
          "token": {
            "name": "token",
            "in": "path",
            "required": true,
            "description": "The token's id.",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{16}$"}
          },
          "position": {
            "name": "position",
            "in": "path",
            "required": true,
            "description": "A record's position.",
            "schema": {"type": "string", "pattern": "^[0-9]{1,18}$"}
          },
          "min_position": {
            "name": "min_position",
            "in": "query",
            "description": "A position that the answer must show.",
            "schema": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}
          },
          "limit": {
            "name": "limit",
            "in": "query",
            "description": "Rows of a page; 50 without it.",
            "schema": {"type": "integer", "minimum": 1, "maximum": 500}
          },
          "as_of": {
            "name": "as_of",
            "in": "query",
            "description": "The moment: a position, or a time.",
            "schema": {
              "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 9223372036854775807},
                {
                  "type": "string",
                  "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"
                }
              ]
            }
          },
          "Idempotency-Key": {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "The same key again is answered as the first time.",
            "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"}
          }
        """#

    /// Problems.
    static let responses = #"""
          "Written": {
            "description": "It is in the log.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Written"}}}
          },
          "P400": {
            "description": "The request is malformed.",
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P401": {
            "description": "Nobody is signed in.",
            "headers": {"WWW-Authenticate": {"required": true, "schema": {"type": "string"}}},
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P403": {
            "description": "Not allowed.",
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P404": {
            "description": "There is no such thing.",
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P409": {
            "description": "Not possible in the present state.",
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P413": {
            "description": "The body is too large.",
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P414": {"description": "The path and the query are too long."},
          "P415": {
            "description": "The body must be JSON.",
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P422": {
            "description": "Well formed, but it cannot be carried out.",
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P429": {
            "description": "Too many sign-ins failed.",
            "headers": {"Retry-After": {"schema": {"type": "string", "pattern": "^[0-9]+$"}}},
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          },
          "P503": {
            "description": "Not possible at the moment.",
            "headers": {"Retry-After": {"schema": {"type": "string", "pattern": "^[0-9]+$"}}},
            "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
          }
        """#
}
