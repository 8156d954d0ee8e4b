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
    ]

    static let billing = [
        DemoTalk(
            "Charged twice",
            1,
            "Refunded",
            note: "Second authorisation found, released by finance.",
            [
                "You have charged my card twice, {amount} both times!",
                "I am sorry, {name}. One of the two is only a reservation. May I have the last four digits of the card?",
                "4417",
                "Found it. The second {amount} was never taken and I have released it; your bank shows it within 2 days.",
                "OK I'll check {day}. Thanks for sorting it",
            ]
        ),
        DemoTalk(
            "Copy of an invoice",
            1,
            "Answered",
            [
                "Could I get the invoice for {order} again? My accountant needs it",
                "Sure. I have sent it to the e-mail address of your account just now.",
                "Got it, thanks",
            ]
        ),
        DemoTalk(
            "Instalments",
            1,
            "Answered",
            [
                "Is it possible to pay the {model} in instalments?",
                "Hi {name}, yes: 6 or 12 months without interest. For {amount} a month we need no paper at all.",
                "12 months would be good. How do I start",
                "Choose \"Pay monthly\" at the checkout. I have put the {model} into your basket.",
                "Will do that tonight, thank you {agent}",
            ]
        ),
        DemoTalk(
            "Reembolso",
            1,
            "Refunded",
            [
                "Hola, devolví un casco hace dos semanas y todavía no recibí los {amount}",
                "Hola {name}, soy {agent}. Lo veo: el reembolso salió hoy y llega en dos días hábiles.",
                "¡Muchas gracias!",
            ]
        ),
        DemoTalk(
            "Gift card",
            1,
            "Solved",
            [
                "My gift card says it's empty but I never used it",
                "Let me see. Could you type the first eight characters of its code?",
                "QW7K-22MD",
                "It was never activated at the till, which is our mistake. It now holds {amount}.",
                "Yay! Thanks so much 🎉",
            ]
        ),
    ]

    static let workshop = [
        DemoTalk(
            "Service appointment",
            2,
            "Appointment made",
            [
                "I'd like to bring my {model} in for a service",
                "Hello {name}! We have a place {day} at 10:00 or 15:30 in {city}.",
                "15:30 please",
                "Booked. Please bring the keys of the lock and, if you have it, the charger.",
                "See you then",
            ]
        ),
        DemoTalk(
            "Battery does not charge",
            2,
            "Solved",
            note: "Charger firmware 2.1: known fault, sent new one.",
            [
                "The battery of my {model} stops charging at 80%. Is that normal?",
                "That may be the storage mode. Could you hold the button for 10 seconds and plug it in again?",
                "Did that, now the light is orange",
                "Orange is good: it balances the cells. Give it the night and tell me tomorrow.",
                "It's at 100% now. You're a star",
            ]
        ),
        DemoTalk(
            "Brakes squeal",
            2,
            "Answered",
            [
                "My brakes squeal terribly since the last rain. What can I do?",
                "Hi {name}, often a clean rim is enough: a cloth with a little alcohol, no oil. If it stays, come by {day}.",
                "Will try, thanks",
            ]
        ),
        DemoTalk(
            "Ready for pick-up?",
            2,
            "Answered",
            [
                "Is my bike ready? I brought it on Monday",
                "Hello {name}, {agent} from the workshop. It is ready, the total is {amount}. We are here until 18:00.",
                "On my way",
            ]
        ),
        DemoTalk(
            "Spare part",
            2,
            "Order placed",
            [
                "Do you have the rear rack for the {model}?",
                "Yes, in black and in silver, {amount}. Shall we send it or mount it?",
                "Mount it please. And in black",
                "Noted: black, mounted {day}. We text you when it is done.",
                "Lovely",
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
