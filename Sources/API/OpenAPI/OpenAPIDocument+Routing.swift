extension OpenAPIDocument {
    /// What is done with routing, in the order of the document.
    static let routingOperations: [OperationDescription] = [
        [
            OperationDescription(
                .virtualAgentReply,
                "The virtual agent answers.",
                parameters: ["interaction"],
                body: .needed(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["body"],
                      "properties": {"body": {"type": "string", "maxLength": 65536}}
                    }
                    """#
                ),
                answer: .made(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["position", "message"],
                      "properties": {
                        "position": {"type": "integer", "minimum": 0},
                        "interaction": {"$ref": "#/components/schemas/SysID"},
                        "message": {"$ref": "#/components/schemas/SysID"}
                      }
                    }
                    """#
                )
            ),
            OperationDescription(
                .virtualAgentHandOff,
                "The virtual agent gives it to people.",
                parameters: ["interaction"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "queue": {"$ref": "#/components/schemas/GivenID"},
                        "reason": {"$ref": "#/components/schemas/Text"}
                      }
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .listHeldMessages,
                "What came while its channel was off, the oldest first.",
                parameters: [
                    #"{"name": "taken_up", "in": "query", "schema": {"type": "boolean"}}"#,
                    "limit",
                    "min_position",
                ],
                answer: .list("HeldMessage")
            ),
            OperationDescription(
                .listHeldParts,
                "Parts of messages that wait for others, the oldest first.",
                parameters: ["limit", "min_position"],
                answer: .list("HeldPart")
            ),
            OperationDescription(
                .takeUpHeldMessage,
                "It joins or opens a conversation as if it came now.",
                parameters: ["message"],
                body: .optional(
                    #"{"type": "object", "additionalProperties": false, "properties": {}}"#
                ),
                answer: .written
            ),
            OperationDescription(
                .listWorkItems,
                "What waits in a queue, or is offered to an agent.",
                parameters: [
                    #"""
                    {"name": "queue", "in": "query", "schema": {"$ref": "#/components/schemas/AnyID"}}
                    """#,
                    #"""
                    {
                      "name": "agent",
                      "in": "query",
                      "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|me)$"}
                    }
                    """#,
                    #"""
                    {
                      "name": "interaction",
                      "in": "query",
                      "schema": {"type": "string", "pattern": "^([0-9a-f]{32}|IMS[0-9]{7,12})$"}
                    }
                    """#,
                    "limit",
                    "min_position",
                ],
                answer: .list("WorkItem"),
                also: [404, 422]
            ),
            OperationDescription(
                .showWorkItem,
                "One work item.",
                parameters: ["item", "min_position"],
                answer: .one("WorkItem")
            ),
            OperationDescription(
                .acceptWorkItem,
                "The caller takes what is offered (row W4).",
                parameters: ["item"],
                body: .optional(
                    #"{"type": "object", "additionalProperties": false, "properties": {}}"#
                ),
                answer: .written
            ),
            OperationDescription(
                .rejectWorkItem,
                "The caller does not take it (row W4).",
                parameters: ["item"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"reason": {"$ref": "#/components/schemas/GivenID"}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .listAgents,
                "Presence, settings, load and offers of agents.",
                parameters: ["min_position"],
                answer: .list("Agent")
            ),
            OperationDescription(
                .setPresence,
                "Of the caller as `me`, or by a supervisor of anybody.",
                parameters: ["agent"],
                body: .optional(
                    #"""
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"presence": {"$ref": "#/components/schemas/GivenID"}}
                    }
                    """#
                ),
                answer: .written
            ),
            OperationDescription(
                .setAgentSettings,
                "Capacity and skills.",
                parameters: ["agent"],
                body: .needed("GivenAgentSettings"),
                answer: .written
            ),
        ]
    ].flatMap(\.self)
}
