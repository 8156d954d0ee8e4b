extension OpenAPIDocument {
    /// What is done with identity, in the order of the document.
    static let identityOperations: [OperationDescription] = [
        [
            OperationDescription(
                .signIn,
                "A browser signs in and gets a cookie and a CSRF token.",
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["user_name", "password"],
                      "properties": {
                        "user_name": {"type": "string", "maxLength": 2048},
                        "password": {"type": "string", "maxLength": 2048}
                      }
                    }
                    """#
                ),
                answer: .one("Caller"),
                never: [409],
                isOpen: true
            ),
            OperationDescription(
                .showSession,
                "Who the caller is; of a session also its CSRF token.",
                parameters: ["min_position"],
                answer: .one("Caller")
            ),
            OperationDescription(
                .signOut,
                "Signs out.",
                answer: .nothing("Signed out."),
                never: [409, 413, 415, 422]
            ),
            OperationDescription(
                .showMe,
                "Who the caller is and what the caller may do.",
                parameters: ["min_position"],
                answer: .one("Caller")
            ),
            OperationDescription(
                .listTokens,
                "Tokens of the caller; for an administrator of anybody.",
                parameters: [
                    #"""
                    {"name": "user", "in": "query", "schema": {"type": "string"}}
                    """#,
                    #"{"name": "all", "in": "query", "schema": {"type": "boolean"}}"#,
                    "min_position",
                ],
                answer: .one(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["result"],
                      "properties": {"result": {"type": "array", "items": {"$ref": "#/components/schemas/Token"}}}
                    }
                    """#
                )
            ),
            OperationDescription(
                .createToken,
                "Makes one; its secret shows only now.",
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["name"],
                      "properties": {
                        "name": {"type": "string", "minLength": 1, "maxLength": 100},
                        "user": {"$ref": "#/components/schemas/Text"},
                        "expires_in_s": {"type": ["integer", "null"], "minimum": 1, "maximum": 316224000}
                      }
                    }
                    """#
                ),
                answer: .made("Token"),
                also: [404]
            ),
            OperationDescription(
                .revokeToken,
                "It is worth nothing from now on.",
                parameters: ["token"],
                answer: .nothing("Revoked."),
                never: [409, 413, 415, 422]
            ),
        ]
    ].flatMap(\.self)

    /// Schemas: Identity.
    static let identitySchemas = #"""
          "Caller": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id", "user_name", "name", "roles", "operations"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "user_name": {"type": "string"},
              "name": {"type": "string"},
              "roles": {
                "type": "array",
                "items": {"enum": ["admin", "agent", "supervisor", "auditor", "integration"]}
              },
              "operations": {"type": "array", "items": {"type": "string"}},
              "csrf_token": {"type": "string"},
              "expires_at": {"$ref": "#/components/schemas/Time"}
            }
          },
          "Token": {
            "type": "object",
            "additionalProperties": false,
            "required": ["id", "user", "name", "kind", "created_at"],
            "properties": {
              "id": {"type": "string"},
              "user": {"type": "string"},
              "name": {"type": "string"},
              "kind": {"enum": ["personal", "oauth"]},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "expires_at": {"$ref": "#/components/schemas/Time"},
              "last_used_on": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
              "token": {"type": "string"}
            }
          }
        """#
}
