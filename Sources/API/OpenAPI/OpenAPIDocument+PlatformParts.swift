extension OpenAPIDocument {
    /// Parameters of the platform-compatible API.
    static let platformParameters = #"""
          "record": {
            "name": "sys_id",
            "in": "path",
            "required": true,
            "description": "A sys_id.",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"}
          },
          "PlatformKey": {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "A repeat with the same key is answered with the first one.",
            "schema": {"type": "string", "pattern": "^[!#-~]{1,255}$"}
          },
          "asked_number": {
            "name": "number",
            "in": "query",
            "required": true,
            "description": "The number as it was typed.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 250}
          },
          "asked_table": {
            "name": "table",
            "in": "query",
            "description": "With sys_id: whose number it is to be.",
            "schema": {"enum": ["sys_user", "csm_consumer", "customer_contact", ""]}
          },
          "asked_sys_id": {
            "name": "sys_id",
            "in": "query",
            "schema": {"$ref": "#/components/schemas/AnyID"}
          },
          "sysparm_fields": {
            "name": "sysparm_fields",
            "in": "query",
            "description": "Columns with commas between, also of rows that are referred to: queue.name.",
            "schema": {"type": "string"}
          },
          "sysparm_display_value": {
            "name": "sysparm_display_value",
            "in": "query",
            "description": "Values as they stand, for people, or both.",
            "schema": {"enum": ["true", "false", "all", ""]}
          },
          "sysparm_exclude_reference_link": {
            "name": "sysparm_exclude_reference_link",
            "in": "query",
            "schema": {"enum": ["true", "false", ""]}
          },
          "sysparm_query": {
            "name": "sysparm_query",
            "in": "query",
            "description": "An encoded query, such as state=queued^ORDERBYDESCnumber.",
            "schema": {"type": "string"}
          },
          "sysparm_limit": {
            "name": "sysparm_limit",
            "in": "query",
            "description": "Records of a page; at most 10,000, which is also the default.",
            "schema": {"type": "integer", "minimum": 0, "maximum": 1000000000}
          },
          "sysparm_offset": {
            "name": "sysparm_offset",
            "in": "query",
            "schema": {"type": "integer", "minimum": 0, "maximum": 1000000000}
          },
          "sysparm_no_count": {
            "name": "sysparm_no_count",
            "in": "query",
            "schema": {"enum": ["true", "false", ""]}
          },
          "sysparm_suppress_pagination_header": {
            "name": "sysparm_suppress_pagination_header",
            "in": "query",
            "schema": {"enum": ["true", "false", ""]}
          }
        """#

    /// Schemas of the platform-compatible API.
    static let platformSchemas = #"""
          "Cell": {
            "description": "A value; with a link or a label beside it where the request asks for them.",
            "anyOf": [
              {"type": "string"},
              {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "display_value": {"type": "string"},
                  "link": {"type": "string"},
                  "value": {"type": "string"}
                }
              }
            ]
          },
          "RecordFields": {
            "type": "object",
            "description": "Columns and values; what a table does not have is passed over."
          },
          "PlatformError": {
            "type": "object",
            "additionalProperties": false,
            "required": ["error", "status"],
            "properties": {
              "error": {
                "type": "object",
                "additionalProperties": false,
                "required": ["message", "detail"],
                "properties": {"message": {"type": "string"}, "detail": {"type": "string"}}
              },
              "status": {"const": "failure"}
            }
          },
          "InteractionWish": {
            "type": "object",
            "required": ["channel"],
            "description": "Either a map or a table and a record say what it is about.",
            "properties": {
              "channel": {"$ref": "#/components/schemas/AnyID"},
              "queue": {"$ref": "#/components/schemas/AnyID"},
              "context": {"type": "object"},
              "channel_metadata": {"type": "object"}
            }
          },
          "PlatformInteraction": {
            "type": "object",
            "required": ["result"],
            "properties": {
              "result": {
                "type": "object",
                "required": ["sys_id", "number", "state", "channel", "queue"],
                "properties": {
                  "sys_id": {"type": "string"},
                  "number": {"type": "string"},
                  "state": {"type": "string"},
                  "channel": {"type": "string"},
                  "queue": {"type": "string"}
                }
              }
            }
          },
          "NumberQuestion": {
            "type": "object",
            "required": ["number"],
            "properties": {
              "number": {"type": "string", "minLength": 1, "maxLength": 250},
              "table": {"enum": ["sys_user", "csm_consumer", "customer_contact", "", null]},
              "sys_id": {"$ref": "#/components/schemas/AnyID"}
            }
          },
          "PlatformNumberVerdict": {
            "type": "object",
            "required": ["result"],
            "properties": {
              "result": {
                "type": "object",
                "required": ["valid", "e164", "territory", "territory_source", "reason"],
                "properties": {"valid": {"type": "boolean"}, "e164": {"type": "string"}}
              }
            }
          },
          "PlatformProfileVerdict": {
            "type": "object",
            "required": ["result"],
            "properties": {
              "result": {
                "type": "object",
                "required": ["status", "message", "would_reassociate"],
                "properties": {
                  "status": {"enum": ["ok", "warning"]},
                  "would_reassociate": {"type": "boolean"}
                }
              }
            }
          },
          "BatchRequest": {
            "type": "object",
            "required": ["batch_request_id", "rest_requests"],
            "properties": {
              "batch_request_id": {"type": ["string", "integer"]},
              "rest_requests": {
                "type": "array",
                "maxItems": 100,
                "items": {
                  "type": "object",
                  "required": ["id", "url", "method"],
                  "properties": {
                    "id": {"type": ["string", "integer"]},
                    "url": {"type": "string", "minLength": 1},
                    "method": {"type": "string", "minLength": 1},
                    "body": {"description": "In base 64."}
                  }
                }
              }
            }
          },
          "BatchAnswer": {
            "type": "object",
            "required": ["batch_request_id", "serviced_requests", "unserviced_requests"],
            "properties": {
              "batch_request_id": {"type": "string"},
              "serviced_requests": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["id", "body", "status_code", "status_text", "headers", "execution_time"]
                }
              },
              "unserviced_requests": {"type": "array"}
            }
          }
        """#
}
