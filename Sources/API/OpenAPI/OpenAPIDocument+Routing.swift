extension OpenAPIDocument {
    /// Paths: Routing.
    static let routingPaths = #"""
          "/api/ledgerline/v1/virtual-agent/interactions/{interaction}/messages": {
            "post": {
              "operationId": "virtualAgentReply",
              "summary": "The virtual agent answers.",
              "parameters": [{"$ref": "#/components/parameters/interaction"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["body"],
                      "properties": {"body": {"type": "string", "maxLength": 65536}}
                    }
                  }
                }
              },
              "responses": {
                "201": {
                  "description": "Done.",
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["position", "message"],
                        "properties": {
                          "position": {"type": "integer", "minimum": 0},
                          "interaction": {"$ref": "#/components/schemas/SysID"},
                          "message": {"$ref": "#/components/schemas/SysID"}
                        }
                      }
                    }
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
          "/api/ledgerline/v1/virtual-agent/interactions/{interaction}/hand-off": {
            "post": {
              "operationId": "virtualAgentHandOff",
              "summary": "The virtual agent gives it to people.",
              "parameters": [{"$ref": "#/components/parameters/interaction"}],
              "requestBody": {
                "required": false,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "queue": {"$ref": "#/components/schemas/GivenID"},
                        "reason": {"$ref": "#/components/schemas/Text"}
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
          "/api/ledgerline/v1/held-messages": {
            "get": {
              "operationId": "listHeldMessages",
              "summary": "What came while its channel was off, the oldest first.",
              "parameters": [
                {"name": "taken_up", "in": "query", "schema": {"type": "boolean"}},
                {"$ref": "#/components/parameters/limit"},
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
                            "items": {"$ref": "#/components/schemas/HeldMessage"}
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
            }
          },
          "/api/ledgerline/v1/held-messages/{message}/take-up": {
            "post": {
              "operationId": "takeUpHeldMessage",
              "summary": "It joins or opens a conversation as if it came now.",
              "parameters": [{"$ref": "#/components/parameters/message"}],
              "requestBody": {
                "required": false,
                "content": {
                  "application/json": {
                    "schema": {"type": "object", "additionalProperties": false, "properties": {}}
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
          "/api/ledgerline/v1/work-items": {
            "get": {
              "operationId": "listWorkItems",
              "summary": "What waits in a queue, or is offered to an agent.",
              "parameters": [
                {"name": "queue", "in": "query", "schema": {"$ref": "#/components/schemas/AnyID"}},
                {
                  "name": "agent",
                  "in": "query",
                  "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|me)$"}
                },
                {
                  "name": "interaction",
                  "in": "query",
                  "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|IMS[0-9]{7,12})$"}
                },
                {"$ref": "#/components/parameters/limit"},
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
                            "items": {"$ref": "#/components/schemas/WorkItem"}
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
                "404": {"$ref": "#/components/responses/P404"},
                "409": {"$ref": "#/components/responses/P409"},
                "422": {"$ref": "#/components/responses/P422"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              }
            }
          },
          "/api/ledgerline/v1/work-items/{item}": {
            "get": {
              "operationId": "showWorkItem",
              "summary": "One work item.",
              "parameters": [
                {"$ref": "#/components/parameters/item"},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/WorkItem"}}
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
            }
          },
          "/api/ledgerline/v1/work-items/{item}/accept": {
            "post": {
              "operationId": "acceptWorkItem",
              "summary": "The caller takes what is offered (row W4).",
              "parameters": [{"$ref": "#/components/parameters/item"}],
              "requestBody": {
                "required": false,
                "content": {
                  "application/json": {
                    "schema": {"type": "object", "additionalProperties": false, "properties": {}}
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
          "/api/ledgerline/v1/work-items/{item}/reject": {
            "post": {
              "operationId": "rejectWorkItem",
              "summary": "The caller does not take it (row W4).",
              "parameters": [{"$ref": "#/components/parameters/item"}],
              "requestBody": {
                "required": false,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"reason": {"$ref": "#/components/schemas/GivenID"}}
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
          "/api/ledgerline/v1/agents": {
            "get": {
              "operationId": "listAgents",
              "summary": "Presence, settings, load and offers of agents.",
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
                            "items": {"$ref": "#/components/schemas/Agent"}
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
            }
          },
          "/api/ledgerline/v1/agents/{agent}/presence": {
            "put": {
              "operationId": "setPresence",
              "summary": "Of the caller as `me`, or by a supervisor of anybody.",
              "parameters": [{"$ref": "#/components/parameters/agent"}],
              "requestBody": {
                "required": false,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"presence": {"$ref": "#/components/schemas/GivenID"}}
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
          "/api/ledgerline/v1/agents/{agent}/settings": {
            "put": {
              "operationId": "setAgentSettings",
              "summary": "Capacity and skills.",
              "parameters": [{"$ref": "#/components/parameters/agent"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {"$ref": "#/components/schemas/GivenAgentSettings"}
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
          }
        """#
}
