/// What the demo is configured with: a made-up shop, written into its data directory at the first start.
enum DemoConfiguration {
    /// The files of the demo by their names; the first one is the configuration.
    ///
    /// - Parameters:
    ///   - data: the data directory, as a JSON5 text.
    ///   - hour: the hour of the day, from 0 to 23 (UTC), around which the workshop is open.
    /// - Returns: their names and texts.
    static func files(data: String, hour: Int) -> [(name: String, text: String)] {
        [
            ("ledgerline.json5", configuration(data, hours: hours(around: hour))),
            ("topics/greeting.json5", greeting),
            ("topics/order-status.json5", orderStatus), ("topics/orders.json", orders),
        ]
    }

    /// Open but for four hours, which begin ten hours later: whoever looks finds it open.
    private static func hours(around hour: Int) -> String {
        let ends = (hour + 10) % 24
        let begins = (ends + 4) % 24
        func text(_ from: Int, _ to: Int) -> String? {
            func two(_ hour: Int) -> String { (hour < 10 ? "0" : "") + String(hour) }
            return from < to ? "\"mon-sun \(two(from)):00-\(two(to)):00\"" : nil
        }
        let spans = begins < ends ? [text(begins, ends)] : [text(0, ends), text(begins, 24)]
        return "[" + spans.compactMap(\.self).joined(separator: ", ") + "]"
    }

    private static func configuration(_ data: String, hours: String) -> String {
        """
        // The demo's configuration, written by `ledgerline serve --demo` when it began. Change it as you
        // like: SIGHUP and the next start read it. config/ledgerline.json5 explains every key.
        {
            dataDirectory: \(data),
            http: { address: "127.0.0.1", port: 8480, session: { idle: "12h", absolute: "7d" } },
            virtualAgent: { folder: "topics" },
            site: {
                openingAcknowledgement: "Thank you for writing to Larkspur Bikes. We answer here in a few minutes.",
                stopText: "Larkspur Bikes: you get no more messages from this number. Write START to get them again.",
                startText: "Larkspur Bikes: welcome back. Write STOP to end messages.",
                helpText: "Larkspur Bikes: write here to reach us. Write STOP to get no more messages.",
            },
            routing: {
                serviceChannels: [{ name: "sms", active: true, capacity: 8 }],
                presenceStates: [
                    { name: "Available", order: 100, channels: ["sms"] },
                    { name: "Away", order: 200 },
                    { name: "In a meeting", order: 250 },
                    { name: "Offline", order: 300, offline: true },
                ],
                skills: [{ name: "Deutsch" }, { name: "Español" }, { name: "E-bikes" }],
                groups: [
                    { name: "Front desk", members: ["ana", "boris", "mira", "jonas", "priya", "tomas", "leila"] },
                    { name: "Billing", members: ["ana", "boris"] },
                    { name: "Workshop crew", members: ["boris", "jonas", "chen", "leila"] },
                ],
                agents: [
                    { userName: "ana", capacity: 10, skills: [{ skill: "Español", level: 3 }] },
                    { userName: "boris", skills: [{ skill: "Deutsch", level: 3 }] },
                    { userName: "mira", skills: [{ skill: "Deutsch", level: 1 }] },
                    { userName: "chen", skills: [{ skill: "E-bikes", level: 3 }] },
                    { userName: "jonas", skills: [{ skill: "E-bikes", level: 1 }] },
                ],
                assignmentRules: [
                    {
                        name: "Ask", method: "most_capacity", offerTimeout: "45s",
                        presenceAfterTimeout: "Away", affinityWait: "1m", roundPause: "30s",
                    },
                    { name: "In turn", method: "last_assigned", offerTimeout: "60s" },
                ],
                calendars: [{ name: "Workshop hours", hours: \(hours) }],
                rejectReasons: [{ name: "Busy" }, { name: "Not my expertise", reassignable: false }],
            },
            wrapUpCodes: [
                { name: "Answered", order: 100 }, { name: "Solved", order: 110 },
                { name: "Refunded", order: 120 }, { name: "Replacement sent", order: 130 },
                { name: "Return arranged", order: 140 }, { name: "Appointment made", order: 150 },
                { name: "Order placed", order: 160 }, { name: "No reply", order: 200 },
            ],
            responseTemplates: [
                { name: "hello", text: "Hello ${requester.name}, this is ${agent.name} of Larkspur Bikes. How can I help you?" },
                { name: "moment", text: "One moment please, I am looking into it." },
                { name: "order", text: "Could you tell me your order number? It begins with LB-." },
                { name: "sorry", text: "I am sorry about that, ${requester.name}. Let me put it right." },
                { name: "bye", text: "You are welcome! Have a good ride. ${agent.name}" },
            ],
            queues: [
                { name: "Orders", order: 20, groups: ["Front desk"], assignmentRule: "Ask", targetWait: "3m" },
                {
                    name: "Billing", order: 10, groups: ["Billing"], assignmentRule: "Ask",
                    maxWait: "20m", overflow: "Orders", targetWait: "5m",
                },
                {
                    name: "Workshop", order: 30, groups: ["Workshop crew"], assignmentRule: "In turn",
                    calendar: "Workshop hours", targetWait: "10m", skills: [{ skill: "E-bikes", level: 1 }],
                    outOfHoursText: "The workshop is closed now. We answer in the morning.",
                },
            ],
            providerApplications: [
                { name: "Orders", provider: "loopback", number: "+14155550110", queue: "Orders", virtualAgentFirst: true },
                { name: "Billing", provider: "loopback", number: "+14155550120", queue: "Billing" },
                { name: "Workshop", provider: "loopback", number: "+442079460130", queue: "Workshop" },
            ],
            messagingActions: [
                {
                    name: "Remind the agent", order: 100,
                    event: "requester_message_without_agent_response", duration: "10m",
                    action: "prompt_agent", text: "A requester has waited for an answer for 10 minutes.",
                },
                {
                    name: "Ask whether it is settled", order: 150,
                    event: "agent_message_without_requester_response", duration: "20h",
                    action: "prompt_requester", text: "Is there anything else that we can do for you?",
                },
                {
                    name: "Close when the requester is silent", order: 200,
                    event: "agent_message_without_requester_response", duration: "2d",
                    action: "set_state", state: "closed_abandoned",
                },
            ],
            users: [
                { userName: "admin", name: "Ada Admin", roles: ["admin", "supervisor", "auditor"] },
                { userName: "supervisor", name: "Sam Okonkwo", roles: ["supervisor"] },
                { userName: "auditor", name: "Audrey Lang", roles: ["auditor"] },
                { userName: "ana", name: "Ana Ortiz", roles: ["agent"] },
                { userName: "boris", name: "Boris Vogel", roles: ["agent"] },
                { userName: "mira", name: "Mira Kovač", roles: ["agent"] },
                { userName: "jonas", name: "Jonas Lind", roles: ["agent"] },
                { userName: "priya", name: "Priya Nair", roles: ["agent"] },
                { userName: "tomas", name: "Tomás Alves", roles: ["agent"] },
                { userName: "leila", name: "Leila Farah", roles: ["agent"] },
                { userName: "chen", name: "Chen Wei", roles: ["agent"] },
            ],
        }

        """
    }

    private static let greeting = """
        // What the virtual agent says when nothing else fits.
        {
            name: "Greeting", order: 1000, start: "person",
            steps: {
                person: {
                    handOff: "Hello! I am Bea, the virtual agent. One moment, a colleague will answer you here.",
                    queue: "Orders", reason: "asked for a person",
                },
            },
        }

        """

    private static let orderStatus = """
        // Looks an order up in orders.json.
        {
            name: "Order status", order: 100, begins: ["status", "track"], start: "ask",
            steps: {
                ask: { ask: "What is your order number? It begins with LB-.", store: "number", next: "find" },
                find: { lookUp: "orders.json", key: "{number}", store: "order", next: "tell", otherwise: "again" },
                tell: { say: "Order {number}: {order.state}, {order.due}.", next: "more" },
                more: {
                    choose: "Is there anything else?",
                    options: [
                        { text: "Another order", words: ["yes"], next: "ask" },
                        { text: "No", words: ["no thanks", "thanks"], next: "bye" },
                        { text: "A person", words: ["agent", "human"], next: "person" },
                    ],
                },
                again: {
                    choose: "I know no order {number}.",
                    options: [
                        { text: "Try another number", next: "ask" },
                        { text: "A person", words: ["agent", "human"], next: "person" },
                    ],
                },
                person: {
                    handOff: "One moment, a colleague will look for your order.",
                    queue: "Orders", reason: "order {number} is not in the table",
                },
                bye: { end: "Thank you, have a good ride!" },
            },
        }

        """

    private static let orders = """
        {
            "LB-1001": { "state": "on its way", "due": "expected on Friday" },
            "LB-1002": { "state": "delivered", "due": "left with a neighbour" },
            "LB-1003": { "state": "being packed", "due": "expected next week" }
        }

        """
}
