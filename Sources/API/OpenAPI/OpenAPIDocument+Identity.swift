extension OpenAPIDocument {
    /// Paths: Identity.
    static let identityPaths = #"""
          "/api/ledgerline/v1/session": {
            "post": {
              "operationId": "signIn",
              "summary": "A browser signs in and gets a cookie and a CSRF token.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["user_name", "password"],
                      "properties": {
                        "user_name": {"type": "string", "maxLength": 2048},
                        "password": {"type": "string", "maxLength": 2048}
                      }
                    }
                  }
                }
              },
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Caller"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "413": {"$ref": "#/components/responses/P413"},
                "415": {"$ref": "#/components/responses/P415"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              },
              "security": []
            },
            "get": {
              "operationId": "showSession",
              "summary": "Who the caller is; of a session also its CSRF token.",
              "parameters": [{"$ref": "#/components/parameters/min_position"}],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Caller"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            },
            "delete": {
              "operationId": "signOut",
              "summary": "Signs out.",
              "responses": {
                "204": {"description": "Signed out."},
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          },
          "/api/ledgerline/v1/me": {
            "get": {
              "operationId": "showMe",
              "summary": "Who the caller is and what the caller may do.",
              "parameters": [{"$ref": "#/components/parameters/min_position"}],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Caller"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          },
          "/api/ledgerline/v1/tokens": {
            "get": {
              "operationId": "listTokens",
              "summary": "Tokens of the caller; for an administrator of anybody.",
              "parameters": [
                {"name": "user", "in": "query", "schema": {"type": "string", "maxLength": 2048}},
                {"name": "all", "in": "query", "schema": {"type": "boolean"}},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["result"],
                        "properties": {
                          "result": {
                            "type": "array",
                            "items": {"$ref": "#/components/schemas/Token"}
                          }
                        }
                      }
                    }
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            },
            "post": {
              "operationId": "createToken",
              "summary": "Makes one; its secret shows only now.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["name"],
                      "properties": {
                        "name": {"type": "string", "minLength": 1, "maxLength": 100},
                        "user": {"$ref": "#/components/schemas/Text"},
                        "expires_in_s": {
                          "type": ["integer", "null"],
                          "minimum": 1,
                          "maximum": 316224000
                        }
                      }
                    }
                  }
                }
              },
              "responses": {
                "201": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Token"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "404": {"$ref": "#/components/responses/P404"},
                "409": {"$ref": "#/components/responses/P409"},
                "413": {"$ref": "#/components/responses/P413"},
                "415": {"$ref": "#/components/responses/P415"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          },
          "/api/ledgerline/v1/tokens/{token}": {
            "delete": {
              "operationId": "revokeToken",
              "summary": "It is worth nothing from now on.",
              "parameters": [{"$ref": "#/components/parameters/token"}],
              "responses": {
                "204": {"description": "Revoked."},
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "404": {"$ref": "#/components/responses/P404"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          }
        """#

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
