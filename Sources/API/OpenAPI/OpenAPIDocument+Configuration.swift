extension OpenAPIDocument {
    /// Paths: Configuration.
    static let configurationPaths = #"""
          "/api/ledgerline/v1/queues": {
            "get": {
              "operationId": "listQueues",
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
                            "items": {"$ref": "#/components/schemas/Queue"}
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
              "operationId": "createQueue",
              "summary": "Makes one; what is not given is the default.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenQueue"}}
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
          "/api/ledgerline/v1/queues/{id}": {
            "get": {
              "operationId": "showQueue",
              "summary": "One.",
              "parameters": [
                {"$ref": "#/components/parameters/id"},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Queue"}}
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
              "operationId": "replaceQueue",
              "summary": "Replaces one whole; what is not given is the default.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenQueue"}}
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
          "/api/ledgerline/v1/provider-applications": {
            "get": {
              "operationId": "listProviderApplications",
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
                            "items": {"$ref": "#/components/schemas/ProviderApplication"}
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
              "operationId": "createProviderApplication",
              "summary": "Makes one; what is not given is the default.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {"$ref": "#/components/schemas/GivenProviderApplication"}
                  }
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
          "/api/ledgerline/v1/provider-applications/{id}": {
            "get": {
              "operationId": "showProviderApplication",
              "summary": "One.",
              "parameters": [
                {"$ref": "#/components/parameters/id"},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {
                      "schema": {"$ref": "#/components/schemas/ProviderApplication"}
                    }
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
              "operationId": "replaceProviderApplication",
              "summary": "Replaces one whole; what is not given is the default.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {"$ref": "#/components/schemas/GivenProviderApplication"}
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
          "/api/ledgerline/v1/messaging-actions": {
            "get": {
              "operationId": "listMessagingActions",
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
                            "items": {"$ref": "#/components/schemas/MessagingAction"}
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
              "operationId": "createMessagingAction",
              "summary": "Makes one; what is not given is the default.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {"$ref": "#/components/schemas/GivenMessagingAction"}
                  }
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
          "/api/ledgerline/v1/messaging-actions/{id}": {
            "get": {
              "operationId": "showMessagingAction",
              "summary": "One.",
              "parameters": [
                {"$ref": "#/components/parameters/id"},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {
                      "schema": {"$ref": "#/components/schemas/MessagingAction"}
                    }
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
              "operationId": "replaceMessagingAction",
              "summary": "Replaces one whole; what is not given is the default.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {"$ref": "#/components/schemas/GivenMessagingAction"}
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
            },
            "delete": {
              "operationId": "deleteMessagingAction",
              "summary": "Deletes it; timers that run end with it.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "responses": {
                "200": {"$ref": "#/components/responses/Written"},
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
          "/api/ledgerline/v1/settings": {
            "get": {
              "operationId": "showSettings",
              "summary": "The settings of the site.",
              "parameters": [{"$ref": "#/components/parameters/min_position"}],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Settings"}}
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
            "put": {
              "operationId": "replaceSettings",
              "summary": "All at once; what is not given is the default.",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/GivenSettings"}}
                }
              },
              "responses": {
                "200": {"$ref": "#/components/responses/Written"},
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
          }
        """#

    /// Schemas: Configuration.
    static let configurationSchemas = #"""
          "Settings": {
            "type": "object",
            "additionalProperties": false,
            "required": [],
            "properties": {
              "channel_active": {"type": "boolean"},
              "resume_held": {"type": "boolean"},
              "default_territory": {"type": "string"},
              "opening_acknowledgement": {"type": "string"},
              "closing_text": {"type": "string"},
              "resume_grace_ms": {"type": "integer"},
              "reassign_exclusion_ms": {"type": "integer"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0},
              "reads_consent_words": {"type": "boolean"},
              "stop_words": {"type": "array", "items": {"type": "string"}},
              "start_words": {"type": "array", "items": {"type": "string"}},
              "help_words": {"type": "array", "items": {"type": "string"}},
              "stop_text": {"type": "string"},
              "start_text": {"type": "string"},
              "help_text": {"type": "string"},
              "stops_pool": {"type": "boolean"},
              "uncertain_sends": {"type": "string"}
            }
          },
          "GivenSettings": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "channel_active": {"$ref": "#/components/schemas/Flag"},
              "resume_held": {"$ref": "#/components/schemas/Flag"},
              "default_territory": {"$ref": "#/components/schemas/Text"},
              "opening_acknowledgement": {"$ref": "#/components/schemas/Text"},
              "closing_text": {"$ref": "#/components/schemas/Text"},
              "resume_grace_ms": {"$ref": "#/components/schemas/Number"},
              "reassign_exclusion_ms": {"$ref": "#/components/schemas/Number"},
              "reads_consent_words": {"$ref": "#/components/schemas/Flag"},
              "stop_words": {"$ref": "#/components/schemas/Texts"},
              "start_words": {"$ref": "#/components/schemas/Texts"},
              "help_words": {"$ref": "#/components/schemas/Texts"},
              "stop_text": {"$ref": "#/components/schemas/Text"},
              "start_text": {"$ref": "#/components/schemas/Text"},
              "help_text": {"$ref": "#/components/schemas/Text"},
              "stops_pool": {"$ref": "#/components/schemas/Flag"},
              "uncertain_sends": {"$ref": "#/components/schemas/Text"}
            }
          },
          "Queue": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "order": {"type": "integer", "minimum": 0},
              "active": {"type": "boolean"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0},
              "condition": {"type": "string"},
              "groups": {"type": "array", "items": {"$ref": "#/components/schemas/SysID"}},
              "assignment_rule": {"$ref": "#/components/schemas/SysID"},
              "calendar": {"$ref": "#/components/schemas/SysID"},
              "out_of_hours_text": {"type": "string"},
              "max_wait_ms": {"type": "integer"},
              "overflow": {"$ref": "#/components/schemas/SysID"},
              "target_wait_ms": {"type": "integer"},
              "skills": {"type": "array", "items": {"$ref": "#/components/schemas/SkillLevel"}},
              "closed": {"type": "boolean"}
            }
          },
          "GivenQueue": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "order": {"$ref": "#/components/schemas/Number"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "condition": {"$ref": "#/components/schemas/Text"},
              "groups": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/AnyID"}
              },
              "assignment_rule": {"$ref": "#/components/schemas/GivenID"},
              "calendar": {"$ref": "#/components/schemas/GivenID"},
              "out_of_hours_text": {"$ref": "#/components/schemas/Text"},
              "max_wait_ms": {"$ref": "#/components/schemas/Number"},
              "overflow": {"$ref": "#/components/schemas/GivenID"},
              "target_wait_ms": {"$ref": "#/components/schemas/Number"},
              "skills": {
                "type": ["array", "null"],
                "maxItems": 64,
                "items": {"$ref": "#/components/schemas/GivenSkillLevel"}
              }
            }
          },
          "ProviderApplication": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "provider": {"type": "string"},
              "number": {"type": "string"},
              "active": {"type": "boolean"},
              "virtual_agent_first": {"type": "boolean"},
              "queue": {"$ref": "#/components/schemas/SysID"},
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0},
              "confirms_consent": {"type": "boolean"},
              "pool": {"type": "string"},
              "uncertain_sends": {"type": "string"},
              "paused": {"type": "boolean"},
              "paused_at": {"$ref": "#/components/schemas/Time"},
              "paused_by": {"$ref": "#/components/schemas/SysID"},
              "pause_reason": {"type": "string"}
            }
          },
          "GivenProviderApplication": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "provider": {"$ref": "#/components/schemas/Text"},
              "number": {"anyOf": [{"$ref": "#/components/schemas/Address"}, {"type": "null"}]},
              "active": {"$ref": "#/components/schemas/Flag"},
              "virtual_agent_first": {"$ref": "#/components/schemas/Flag"},
              "queue": {"$ref": "#/components/schemas/GivenID"},
              "confirms_consent": {"$ref": "#/components/schemas/Flag"},
              "pool": {"$ref": "#/components/schemas/Text"},
              "uncertain_sends": {"$ref": "#/components/schemas/Text"}
            }
          },
          "MessagingAction": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sys_id"],
            "properties": {
              "sys_id": {"$ref": "#/components/schemas/SysID"},
              "name": {"type": "string"},
              "active": {"type": "boolean"},
              "order": {"type": "integer", "minimum": 0},
              "event": {
                "enum": [
                  "requester_message_without_agent_response",
                  "agent_message_without_requester_response"
                ]
              },
              "duration_ms": {"type": "integer"},
              "anchor": {"enum": ["first", "last"]},
              "filter": {"type": "string"},
              "kind": {"enum": ["prompt_agent", "prompt_requester", "reassign", "set_state"]},
              "text": {"type": "string"},
              "state": {
                "enum": [
                  "new", "queued", "work_in_progress", "on_hold", "wrap_up", "closed_complete",
                  "closed_abandoned"
                ]
              },
              "created_at": {"$ref": "#/components/schemas/Time"},
              "updated_at": {"$ref": "#/components/schemas/Time"},
              "updated_by": {"$ref": "#/components/schemas/SysID"},
              "last_position": {"type": "integer", "minimum": 0}
            }
          },
          "GivenMessagingAction": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {"$ref": "#/components/schemas/Text"},
              "active": {"$ref": "#/components/schemas/Flag"},
              "order": {"$ref": "#/components/schemas/Number"},
              "event": {
                "enum": [
                  "requester_message_without_agent_response",
                  "agent_message_without_requester_response", null
                ]
              },
              "duration_ms": {"$ref": "#/components/schemas/Number"},
              "anchor": {"enum": ["first", "last", null]},
              "filter": {"$ref": "#/components/schemas/Text"},
              "kind": {
                "enum": ["prompt_agent", "prompt_requester", "reassign", "set_state", null]
              },
              "text": {"$ref": "#/components/schemas/Text"},
              "state": {
                "enum": [
                  "new", "queued", "work_in_progress", "on_hold", "wrap_up", "closed_complete",
                  "closed_abandoned", null
                ]
              }
            }
          }
        """#
}
