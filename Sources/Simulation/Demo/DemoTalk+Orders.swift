extension DemoTalk {
    static let orders = [
        DemoTalk(
            "Where is my order?",
            0,
            "Answered",
            [
                "Hi, my order {order} was meant to come yesterday. Where is it?",
                "Hello {name}, {agent} here. Let me look at {order} for you.",
                "Thanks, I'm waiting at home because of it",
                "It left our warehouse in {city} this morning and will be with you {day}. I am sorry for the delay.",
                "Okay, {day} works for me. Thank you!",
            ]
        ),
        DemoTalk(
            "Change of delivery address",
            0,
            "Solved",
            note: "Address checked against the last invoice.",
            [
                "I moved to {city} last week, can you send {order} to the new address?",
                "Hi {name}, of course. Which address shall I put in?",
                "14 Canal Street, {city}. Second floor",
                "Done: {order} now goes to 14 Canal Street, {city}. You will get the new date by text.",
                "Brilliant, cheers 👍",
            ]
        ),
        DemoTalk(
            "Damaged parcel",
            0,
            "Replacement sent",
            note: "Photo shows a bent fork. Replacement approved.",
            [
                "The box of my {model} arrived with a big hole and the fork is bent",
                "Oh no, I am sorry about that, {name}. Could you tell me the order number?",
                "{order}",
                "Thank you. A new fork leaves today and the courier takes the damaged one with him {day}. Nothing to pay.",
                "That was quick. Thanks a lot!",
            ]
        ),
        DemoTalk(
            "Return",
            0,
            "Return arranged",
            [
                "Can I still return the helmet from {order}? It's too small",
                "Yes, within 60 days, unworn. Shall I send you a label or would you like to change it for a larger one?",
                "A larger one please, size L",
                "Size L is on its way. Put the other one into the same box, the label is inside.",
                "Perfect",
            ]
        ),
        DemoTalk(
            "Lieferung verzögert",
            0,
            "Answered",
            [
                "Guten Tag, wann kommt meine Bestellung {order}? Seit Montag keine Neuigkeiten.",
                "Guten Tag {name}, hier ist {agent}. Ihr Paket ist in {city} und wird morgen zugestellt.",
                "Super, vielen Dank für die schnelle Antwort!",
            ]
        ),
        DemoTalk(
            "Stock question",
            0,
            "Answered",
            [
                "Is the {model} in green back in stock any time soon?",
                "Hi {name}! We expect the green {model} {day}. Shall I put one aside for you?",
                "Yes please, medium frame",
                "It is yours: we hold it for 5 days and text you when it is here.",
            ]
        ),
        DemoTalk(
            "Cancel an order",
            0,
            "Solved",
            [
                "Please cancel {order}, I ordered the wrong size",
                "Hello {name}, it has not left yet, so it is cancelled now. The {amount} will be back on your card in 3 days.",
                "Great, thank you",
            ]
        ),
        DemoTalk(
            "Partial delivery",
            0,
            "Solved",
            [
                "Only two of the three things from {order} have arrived",
                "Hello {name}, the third one travels by itself: it left {city} today and comes {day}.",
                "Ah good, I was worried. Thank you",
            ]
        ),
        DemoTalk(
            "Gift wrapping",
            0,
            "Answered",
            [
                "Can you wrap {order} as a present? It is for my daughter",
                "Of course, {name}. Which name shall we put on the card?",
                "For Emilia, with love",
                "Wrapped and signed. She will not see a price anywhere.",
                "You are wonderful, thank you",
            ]
        ),
        DemoTalk(
            "Neighbour took the parcel",
            0,
            "Solved",
            [
                "The app says delivered but there is nothing here. {order}",
                "Let me ask the driver. One moment please.",
                "Okay...",
                "It is with your neighbour at number 12, signed at 13:40. I am glad we found it.",
                "Haha, found it. Thanks!",
            ]
        ),
    ]

    /// What the virtual agent settles by itself.
    static let virtual = DemoTalk(
        "Order status by the virtual agent",
        0,
        "Answered",
        [
            "What is the status of order {order}?",
            "Order {order}: on its way, expected {day}. Is there anything else?",
            "No thanks",
        ]
    )

    /// What agents write first.
    static let notices = [
        "Hello {name}, this is {agent} of Larkspur Bikes. Your {model} is ready and can be picked up from {day} on.",
        "Hi {name}, {agent} of Larkspur Bikes here: the part for your {model} has arrived. When would you like to come by?",
        "Hello {name}, we owe you {amount} for the cancelled rack. It went out today. Best wishes, {agent}",
    ]
}
