extension DemoTalk {
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
        DemoTalk(
            "VAT number",
            1,
            "Solved",
            [
                "Please put our VAT number on the invoice for {order}: GB123456789",
                "Done, {name}. The corrected invoice is in your account.",
                "Thanks for the quick help",
            ]
        ),
        DemoTalk(
            "Payment was declined",
            1,
            "Answered",
            [
                "Why was my payment of {amount} declined?",
                "Your bank asks for a confirmation in its app, {name}. Please open it and try again within 15 minutes.",
                "It worked this time, thank you",
            ]
        ),
        DemoTalk(
            "Refund not here yet",
            1,
            "Refunded",
            note: "Return scanned in the warehouse, refund was stuck in review.",
            [
                "I sent the pedals back ten days ago, when do I get my {amount}?",
                "They reached us {day}. I have just released the refund; it takes up to 3 days.",
                "Ok, good to know",
            ]
        ),
        DemoTalk(
            "Change of card",
            1,
            "Solved",
            [
                "How do I change the card for my monthly payments?",
                "Under Account, Payments, Change card. The next {amount} is taken from the new one.",
                "Found it, thanks {agent}",
            ]
        ),
        DemoTalk(
            "Rechnung fehlt",
            1,
            "Answered",
            [
                "Mir fehlt die Rechnung zu {order}. Können Sie sie bitte noch einmal schicken?",
                "Gerne, {name}. Sie ist gerade per E-Mail an Sie gegangen.",
                "Ist angekommen, danke!",
            ]
        ),
    ]
}
