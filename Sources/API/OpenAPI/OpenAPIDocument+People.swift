extension OpenAPIDocument {
    /// Paths: People.
    static let peoplePaths = #"""
          "/api/ledgerline/v1/users": {
            "get": {
              "operationId": "listUsers",
              "summary": "All of them.",
              "parameters": [{"$ref": "#/components/parameters/min_position"}],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["result", "position"],
                        "properties": {
                          "result": {
                            "type": "array",
                            "items": {"$ref": "#/components/schemas/User"}
                          },
                          "position": {"type": "integer", "minimum": 0}
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
              "operationId": "createUser",
              "summary": "Makes one; what is not given is the default.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenUser"}}
                }
              },
              "responses": {
                "201": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Made"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "413": {"$ref": "#/components/responses/P413"},
                "415": {"$ref": "#/components/responses/P415"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          },
          "/api/ledgerline/v1/users/{id}": {
            "get": {
              "operationId": "showUser",
              "summary": "One.",
              "parameters": [
                {"$ref": "#/components/parameters/id"},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/User"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "404": {"$ref": "#/components/responses/P404"},
                "409": {"$ref": "#/components/responses/P409"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            },
            "put": {
              "operationId": "replaceUser",
              "summary": "Replaces one whole; what is not given is the default.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenUser"}}
                }
              },
              "responses": {
                "200": {"$ref": "#/components/responses/Written"},
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
          "/api/ledgerline/v1/users/{id}/password": {
            "put": {
              "operationId": "setUserPassword",
              "summary": "Gives a user a new password; it stands in no log, that it was given does.",
              "description": "Sessions and OAuth grants of the user end. A token does not do it.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["password"],
                      "properties": {
                        "password": {"type": "string", "minLength": 8, "maxLength": 1024}
                      }
                    }
                  }
                }
              },
              "responses": {
                "200": {"$ref": "#/components/responses/Written"},
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
          "/api/ledgerline/v1/consumers": {
            "get": {
              "operationId": "listConsumers",
              "summary": "All of them, or those with a part of a name or number.",
              "parameters": [
                {
                  "name": "q",
                  "in": "query",
                  "description": "A part of a name or of a number.",
                  "schema": {"type": "string", "minLength": 1, "maxLength": 200}
                },
                {"$ref": "#/components/parameters/limit"},
                {
                  "name": "after",
                  "in": "query",
                  "description": "`next` of the page before.",
                  "schema": {"$ref": "#/components/schemas/AnyID"}
                },
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
                        "required": ["result", "position"],
                        "properties": {
                          "result": {
                            "type": "array",
                            "items": {"$ref": "#/components/schemas/Consumer"}
                          },
                          "position": {"type": "integer", "minimum": 0},
                          "next": {"type": "string"}
                        }
                      }
                    }
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            },
            "post": {
              "operationId": "createConsumer",
              "summary": "Makes one; what is not given is the default.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenConsumer"}}
                }
              },
              "responses": {
                "201": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Made"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "413": {"$ref": "#/components/responses/P413"},
                "415": {"$ref": "#/components/responses/P415"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          },
          "/api/ledgerline/v1/consumers/{id}": {
            "get": {
              "operationId": "showConsumer",
              "summary": "One.",
              "parameters": [
                {"$ref": "#/components/parameters/id"},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Consumer"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "404": {"$ref": "#/components/responses/P404"},
                "409": {"$ref": "#/components/responses/P409"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            },
            "put": {
              "operationId": "replaceConsumer",
              "summary": "Replaces one whole; what is not given is the default.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenConsumer"}}
                }
              },
              "responses": {
                "200": {"$ref": "#/components/responses/Written"},
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
          "/api/ledgerline/v1/contacts": {
            "get": {
              "operationId": "listContacts",
              "summary": "All of them, or those with a part of a name or number.",
              "parameters": [
                {
                  "name": "q",
                  "in": "query",
                  "description": "A part of a name or of a number.",
                  "schema": {"type": "string", "minLength": 1, "maxLength": 200}
                },
                {"$ref": "#/components/parameters/limit"},
                {
                  "name": "after",
                  "in": "query",
                  "description": "`next` of the page before.",
                  "schema": {"$ref": "#/components/schemas/AnyID"}
                },
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
                        "required": ["result", "position"],
                        "properties": {
                          "result": {
                            "type": "array",
                            "items": {"$ref": "#/components/schemas/Contact"}
                          },
                          "position": {"type": "integer", "minimum": 0},
                          "next": {"type": "string"}
                        }
                      }
                    }
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            },
            "post": {
              "operationId": "createContact",
              "summary": "Makes one; what is not given is the default.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenContact"}}
                }
              },
              "responses": {
                "201": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Made"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "413": {"$ref": "#/components/responses/P413"},
                "415": {"$ref": "#/components/responses/P415"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          },
          "/api/ledgerline/v1/contacts/{id}": {
            "get": {
              "operationId": "showContact",
              "summary": "One.",
              "parameters": [
                {"$ref": "#/components/parameters/id"},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Contact"}}
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "404": {"$ref": "#/components/responses/P404"},
                "409": {"$ref": "#/components/responses/P409"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            },
            "put": {
              "operationId": "replaceContact",
              "summary": "Replaces one whole; what is not given is the default.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenContact"}}
                }
              },
              "responses": {
                "200": {"$ref": "#/components/responses/Written"},
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
          "/api/ledgerline/v1/profiles": {
            "get": {
              "operationId": "listProfiles",
              "summary": "Channel user profiles of a number or of all.",
              "parameters": [
                {
                  "name": "number",
                  "in": "query",
                  "schema": {"$ref": "#/components/schemas/Address"}
                },
                {"$ref": "#/components/parameters/limit"},
                {
                  "name": "after",
                  "in": "query",
                  "description": "`next` of the page before.",
                  "schema": {"$ref": "#/components/schemas/AnyID"}
                },
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
                        "required": ["result", "position"],
                        "properties": {
                          "result": {
                            "type": "array",
                            "items": {"$ref": "#/components/schemas/Profile"}
                          },
                          "position": {"type": "integer", "minimum": 0},
                          "next": {"type": "string"}
                        }
                      }
                    }
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "409": {"$ref": "#/components/responses/P409"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          }
        """#

    /// Schemas: People.
    static let peopleSchemas = #"""
          "User": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "user_name": {"type": "string"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "roles": {
                "type": "array",
                "items": {"enum": ["admin", "agent", "supervisor", "auditor", "integration"]}
              },
              "phones": {"type": "array", "items": {"type": "string"}},
              "territory": {"type": "string"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "Consumer": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "phones": {"type": "array", "items": {"type": "string"}},
              "territory": {"type": "string"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "Contact": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "phones": {"type": "array", "items": {"type": "string"}},
              "territory": {"type": "string"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenUser": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "user_name": {"$ref": "#/components/schemas/Text"},
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "roles": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"enum": ["admin", "agent", "supervisor", "auditor", "integration"]}
              },
              "phones": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/Address"}
              },
              "territory": {"$ref": "#/components/schemas/Text"}
            }
          },
          "GivenConsumer": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "phones": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/Address"}
              },
              "territory": {"$ref": "#/components/schemas/Text"}
            }
          },
          "GivenContact": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "phones": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/Address"}
              },
              "territory": {"$ref": "#/components/schemas/Text"}
            }
          },
          "Profile": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "address": {"type": "string"},
              "channel": {"enum": ["sms"]},
              "person_table": {"enum": ["guest", "sys_user", "csm_consumer", "customer_contact"]},
              "person": {"$ref": "#/components/schemas/SysID"},
              "active": {"type": "boolean"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "deactivated_at": {"$ref": "#/components/schemas/Time"},
              "reason": {"type": "string"},
              "tied_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0},
              "former_ties": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/FormerTie"}
              }
            }
          },
          "FormerTie": {
            "type": "object",
            "additionalProperties": false,
            "required": ["profile"],
            "properties": {
              "profile": {"$ref": "#/components/schemas/SysID"},
              "person_table": {"enum": ["guest", "sys_user", "csm_consumer", "customer_contact"]},
              "person": {"$ref": "#/components/schemas/SysID"},
              "from": {"$ref": "#/components/schemas/Time"},
              "until": {"$ref": "#/components/schemas/Time"},
              "position": {"type": "integer", "minimum": 0}
            }
          },
          "Agent": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "user_name": {"type": "string"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "roles": {
                "type": "array",
                "items": {"enum": ["admin", "agent", "supervisor", "auditor", "integration"]}
              },
              "phones": {"type": "array", "items": {"type": "string"}},
              "territory": {"type": "string"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0},
              "presence": {"$ref": "#/components/schemas/AgentPresence"},
              "settings": {"$ref": "#/components/schemas/AgentSettings"},
              "conversations": {"type": "integer", "minimum": 0},
              "offers": {"type": "integer", "minimum": 0}
            }
          },
          "AgentPresence": {
            "type": "object",
            "additionalProperties": false,
            "required": ["agent"],
            "properties": {
              "agent": {"$ref": "#/components/schemas/SysID"},
              "presence": {"$ref": "#/components/schemas/SysID"},
              "since": {"$ref": "#/components/schemas/Time"},
              "reason": {"type": "string"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "AgentSettings": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "agent": {"$ref": "#/components/schemas/SysID"},
              "by": {"$ref": "#/components/schemas/SysID"},
              "capacity": {"type": "integer", "minimum": 0},
              "universal_capacity": {"type": "integer", "minimum": 0},
              "skills": {"type": "array", "items": {"$ref": "#/components/schemas/SkillLevel"}},
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenAgentSettings": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "capacity": {"$ref": "#/components/schemas/Number"},
              "universal_capacity": {"$ref": "#/components/schemas/Number"},
              "skills": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/GivenSkillLevel"}
              }
            }
          }
        """#
}
