extension DemoTalk {
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
        DemoTalk(
            "Flat tyre",
            2,
            "Appointment made",
            [
                "I have a flat and need the bike for work. Can you do it today?",
                "Yes! Bring it before noon and it is ready at 17:00. {amount} with a new tube.",
                "I'll be there in an hour",
            ]
        ),
        DemoTalk(
            "Recall",
            2,
            "Answered",
            [
                "Is my {model} part of the brake recall I read about?",
                "What is the number under the bottom bracket, {name}?",
                "It starts with K7",
                "Then it is not: only K4 and K5 are. You are safe to ride.",
                "Phew. Thank you!",
            ]
        ),
        DemoTalk(
            "Wie lange dauert die Reparatur?",
            2,
            "Answered",
            [
                "Wie lange dauert die Reparatur meines {model}?",
                "Noch zwei Tage, {name}. Das Ersatzteil kommt morgen.",
                "Alles klar, danke für die Auskunft",
            ]
        ),
    ]
}
