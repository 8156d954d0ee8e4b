package import Vocabulary

extension DemoTalk {
    /// A conversation with the demo's virtual agent, which asks for the number itself.
    package static let tracking = DemoTalk(
        "Order status",
        0,
        "Answered",
        [
            "What is the status of my parcel?", "", "LB-1001", "", "No thanks",
        ]
    )

    /// What an agent says when no talk has an answer.
    package static let small = [
        "Thank you, I am looking into it right now.",
        "I see. Let me ask a colleague and come back to you here.",
        "Understood. Is there anything else that I should know?",
        "Of course. I have put that into your order.",
    ]

    /// What who was already in a conversation says to an answer.
    package static let thanks = [
        "Thank you, that helps a lot.", "OK, I'll try that and write again.",
        "Great, thanks!", "Good to know. Is that free of charge?", "Perfect, thank you 🙂",
    ]

    /// Whether a text is the engine's acknowledgement, to which nobody answers.
    package static func isAcknowledgement(_ text: String) -> Bool {
        text.hasPrefix("Thank you for writing to") || text.contains("One moment, a colleague")
    }
}

extension DemoCentre {
    /// The numbers that go on writing while the demo runs, with the first names of who has them.
    package static func phones(_ size: Size) -> [(number: Address, name: String)] {
        var numbers = SeededNumbers(seed: size.seed)
        let cast = DemoCast(size.requesters, &numbers)
        return cast.requesters.prefix(DemoCast.phones).map { requester in
            (requester.number, String(requester.name.prefix { $0 != " " }))
        }
    }
}
