extension OpenAPIDocument {
    /// What is done with people, in the order of the document.
    static let peopleOperations: [OperationDescription] = [
        set("User", .listUsers, .createUser, .showUser, .replaceUser),
        [
            OperationDescription(
                .setUserPassword,
                "Gives a user a new password; that it was given is logged. Sessions and grants end.",
                parameters: ["id"],
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["password"],
                      "properties": {"password": {"type": "string", "minLength": 8, "maxLength": 1024}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .listConsumers,
                "All of them, or those with a part of a name or number.",
                parameters: [
                    #"""
                    {
                      "name": "q",
                      "in": "query",
                      "description": "A part of a name or of a number.",
                      "schema": {"type": "string", "minLength": 1, "maxLength": 200}
                    }
                    """#,
                    "limit",
                    #"""
                    {
                      "name": "after",
                      "in": "query",
                      "description": "`next` of the page before.",
                      "schema": {"$ref": "#/components/schemas/AnyID"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .pages("Consumer"),
                also: [422]
            ),
            OperationDescription(
                .createConsumer,
                "Makes one; what is not given is the default.",
                body: .needed("GivenConsumer"),
                answer: .made("Made")
            ),
            OperationDescription(
                .showConsumer,
                "One.",
                parameters: ["id", "min_position"],
                answer: .one("Consumer")
            ),
            OperationDescription(
                .replaceConsumer,
                "Replaces one whole; what is not given is the default.",
                parameters: ["id"],
                body: .needed("GivenConsumer"),
                answer: .written
            ),
            OperationDescription(
                .listContacts,
                "All of them, or those with a part of a name or number.",
                parameters: [
                    #"""
                    {
                      "name": "q",
                      "in": "query",
                      "description": "A part of a name or of a number.",
                      "schema": {"type": "string", "minLength": 1, "maxLength": 200}
                    }
                    """#,
                    "limit",
                    #"""
                    {
                      "name": "after",
                      "in": "query",
                      "description": "`next` of the page before.",
                      "schema": {"$ref": "#/components/schemas/AnyID"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .pages("Contact"),
                also: [422]
            ),
            OperationDescription(
                .createContact,
                "Makes one; what is not given is the default.",
                body: .needed("GivenContact"),
                answer: .made("Made")
            ),
            OperationDescription(
                .showContact,
                "One.",
                parameters: ["id", "min_position"],
                answer: .one("Contact")
            ),
            OperationDescription(
                .replaceContact,
                "Replaces one whole; what is not given is the default.",
                parameters: ["id"],
                body: .needed("GivenContact"),
                answer: .written
            ),
            OperationDescription(
                .listProfiles,
                "Channel user profiles of a number or of all.",
                parameters: [
                    #"""
                    {
                      "name": "number",
                      "in": "query",
                      "schema": {"$ref": "#/components/schemas/Address"}
                    }
                    """#,
                    "limit",
                    #"""
                    {
                      "name": "after",
                      "in": "query",
                      "description": "`next` of the page before.",
                      "schema": {"$ref": "#/components/schemas/AnyID"}
                    }
                    """#,
                    "min_position",
                ],
                answer: .pages("Profile"),
                also: [422]
            ),
        ],
    ].flatMap(\.self)

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
              "time_zone": {"type": "string"},
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
              "time_zone": {"type": "string"},
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
              "time_zone": {"type": "string"},
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
              "territory": {"$ref": "#/components/schemas/Text"},
              "time_zone": {"$ref": "#/components/schemas/Text"}
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
              "territory": {"$ref": "#/components/schemas/Text"},
              "time_zone": {"$ref": "#/components/schemas/Text"}
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
              "territory": {"$ref": "#/components/schemas/Text"},
              "time_zone": {"$ref": "#/components/schemas/Text"}
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
              "time_zone": {"type": "string"},
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
