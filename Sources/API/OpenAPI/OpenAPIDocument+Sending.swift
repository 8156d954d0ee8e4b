extension OpenAPIDocument {
    /// Paths: Sending.
    static let sendingPaths = #"""
          "/api/ledgerline/v1/uncertain-messages": {
            "get": {
              "operationId": "listUncertainMessages",
              "summary": "Messages of which nobody knows whether they were sent.",
              "parameters": [
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
                            "items": {"$ref": "#/components/schemas/Message"}
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
          "/api/ledgerline/v1/uncertain-messages/{message}/resolve": {
            "post": {
              "operationId": "resolveUncertainMessage",
              "summary": "Says what becomes of one (row Y2).",
              "parameters": [{"$ref": "#/components/parameters/message"}],
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["resolution"],
                      "properties": {
                        "resolution": {"enum": ["sent_anyway", "send_again", "dropped"]}
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
          "/api/ledgerline/v1/provider-applications/{id}/pause": {
            "post": {
              "operationId": "pauseSending",
              "summary": "Nothing more is sent until it is resumed.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "requestBody": {
                "required": false,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"reason": {"$ref": "#/components/schemas/Text"}}
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
          "/api/ledgerline/v1/provider-applications/{id}/resume": {
            "post": {
              "operationId": "resumeSending",
              "summary": "What waits goes out, in order.",
              "parameters": [{"$ref": "#/components/parameters/id"}],
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
          "/api/ledgerline/v1/attachments": {
            "post": {
              "operationId": "storeAttachment",
              "summary": "Keeps a file for a message to bring along.",
              "responses": {
                "201": {
                  "description": "Done.",
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["hash", "type", "size"],
                        "properties": {
                          "hash": {"$ref": "#/components/schemas/Hash"},
                          "type": {"type": "string"},
                          "size": {"type": "integer", "minimum": 0}
                        }
                      }
                    }
                  }
                },
                "400": {"$ref": "#/components/responses/P400"},
                "401": {"$ref": "#/components/responses/P401"},
                "403": {"$ref": "#/components/responses/P403"},
                "404": {"$ref": "#/components/responses/P404"},
                "413": {"$ref": "#/components/responses/P413"},
                "429": {"$ref": "#/components/responses/P429"},
                "503": {"$ref": "#/components/responses/P503"}
              },
              "requestBody": {
                "required": true,
                "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}
              }
            }
          },
          "/api/ledgerline/v1/attachments/{hash}": {
            "get": {
              "operationId": "showAttachment",
              "summary": "A file, as what its bytes are.",
              "parameters": [
                {"$ref": "#/components/parameters/hash"},
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "The file.",
                  "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}
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
          "/api/ledgerline/v1/validate-phone-number": {
            "post": {
              "operationId": "validatePhoneNumber",
              "summary": "Whether a number can be written to (row V1).",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["number"],
                      "properties": {
                        "number": {"type": "string", "maxLength": 250},
                        "requester": {
                          "anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]
                        }
                      }
                    }
                  }
                }
              },
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {
                      "schema": {"$ref": "#/components/schemas/NumberVerdict"}
                    }
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
              }
            }
          },
          "/api/ledgerline/v1/validate-profile": {
            "post": {
              "operationId": "validateProfile",
              "summary": "Whose number it is (row V2).",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["number"],
                      "properties": {
                        "number": {"$ref": "#/components/schemas/Address"},
                        "requester": {
                          "anyOf": [{"$ref": "#/components/schemas/Person"}, {"type": "null"}]
                        }
                      }
                    }
                  }
                }
              },
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {
                      "schema": {"$ref": "#/components/schemas/ProfileVerdict"}
                    }
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
              }
            }
          },
          "/api/ledgerline/v1/ongoing": {
            "get": {
              "operationId": "showOngoing",
              "summary": "The conversation of a pair that goes on already (row A7).",
              "parameters": [
                {
                  "name": "from",
                  "in": "query",
                  "required": true,
                  "schema": {"$ref": "#/components/schemas/Address"}
                },
                {
                  "name": "to",
                  "in": "query",
                  "required": true,
                  "schema": {"$ref": "#/components/schemas/Address"}
                },
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Ongoing"}}
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
          "/api/ledgerline/v1/send-choices": {
            "get": {
              "operationId": "listSendChoices",
              "summary": "Numbers on both sides (row A9). A requester needs table and row.",
              "parameters": [
                {
                  "name": "requester",
                  "in": "query",
                  "schema": {"$ref": "#/components/schemas/AnyID"}
                },
                {
                  "name": "requester_table",
                  "in": "query",
                  "schema": {"enum": ["guest", "sys_user", "csm_consumer", "customer_contact"]}
                },
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/SendChoices"}}
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
          },
          "/api/ledgerline/v1/compose": {
            "get": {
              "operationId": "showCompose",
              "summary": "Whether Compose SMS is offered (row A8).",
              "parameters": [
                {
                  "name": "origin",
                  "in": "query",
                  "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|IMS[0-9]{7,12})$"}
                },
                {"$ref": "#/components/parameters/min_position"}
              ],
              "responses": {
                "200": {
                  "description": "Done.",
                  "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Compose"}}
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
          "/api/ledgerline/v1/consents": {
            "get": {
              "operationId": "listConsents",
              "summary": "Who wants no messages, or wants them again.",
              "parameters": [
                {
                  "name": "requester",
                  "in": "query",
                  "schema": {"$ref": "#/components/schemas/Address"}
                },
                {
                  "name": "company",
                  "in": "query",
                  "schema": {"$ref": "#/components/schemas/Address"}
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
                            "items": {"$ref": "#/components/schemas/Consent"}
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
              "operationId": "recordConsent",
              "summary": "A wish that came another way (row A10).",
              "requestBody": {
                "required": true,
                "content": {
                  "application/json": {
                    "schema": {
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
                  }
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
            "required": ["from", "to"],
            "properties": {
              "from": {"type": "array", "items": {"type": "string"}},
              "to": {"type": "array", "items": {"type": "string"}},
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
