@testable import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("Words about consent")
struct ConsentTests {
    private static let words = SettingsChanged(
        readsConsentWords: true,
        stopWords: ["de:Stopp", "ARRÊT"],
        startWords: ["es:Comenzar"],
        helpWords: ["de:Hilfe"],
        stopText: "Stopped.",
        startText: "Back.",
        helpText: "Call us."
    )
    private static let reading = Act.input(.settingsChanged(words))

    @Test(
        "Y4 stop in any case and with white space around",
        arguments: [
            "STOP", "stop", " Stop\n", "StopAll", "UNSUBSCRIBE", "cancel", "End", "quit", "REVOKE",
            "OptOut", "stopp", "STOPP", "arrêt", "\tArrêt \r\n",
        ]
    )
    func stops(_ body: String) throws {
        try Given(Self.reading, .sms(), .take()).when(.sms(body)).then(
            "Y4 consentChanged opted_out=1",
            "R2 messageJoined consent_word=1",
            "Y4 systemMessageAdded kind=stop_confirmation sent=1"
        )
    }

    @Test(
        "Y4 a word with anything beside it is no word about consent",
        arguments: ["STOP.", "STOP 12345", "Please stop", "ST OP", "\"STOP\"", "", "Hello", "YES"]
    )
    func isText(_ body: String) throws {
        let lines = try Given(Self.reading, .sms(), .take()).when(.sms(body)).lines
        #expect(lines.allSatisfy { !$0.contains("consent") })
    }

    @Test(
        "Y4 what returns to who has opted out",
        arguments: ["START", "unstop", "Yes", "comenzar"]
    )
    func returns(_ body: String) throws {
        let given = try Given(Self.reading, .sms(), .take(), .sms("STOP"))
        try given.when(.sms(body)).then(
            "Y4 consentChanged",
            "R2 messageJoined consent_word=1",
            "Y4 systemMessageAdded kind=start_confirmation sent=1"
        )
        #expect(try given.when(.reply()).refusal == nil)
    }

    @Test func `Y4 one confirmation and then silence, and help is answered`() throws {
        let given = try Given(Self.reading, .sms(), .take(), .sms("STOP"))
        try given.when(.sms("STOP")).then("R2 messageJoined consent_word=1")
        try given.when(.sms("HELP")).then(
            "R2 messageJoined consent_word=1",
            "Y4 systemMessageAdded kind=help body=Call_us. sent=1"
        )
        try given.when(.sms("Are you there?")).then("R2 messageJoined")
    }

    private static let spoken: SettingsChanged = {
        var settings = words
        settings.stopWords = ["de:Stopp", "sv:stopp", "tr:İPTAL", "el:ΤΈΛΟΣ", "de:Schluß", "basta"]
        settings.stopTexts = ["de:Schluss.", "sv:Slut.", "pt:Chega.", "fr-CA:Fini."]
        settings.startTexts = ["de:Weiter geht es."]
        settings.helpTexts = ["de: Rufen Sie an. "]
        return settings
    }()

    @Test(
        "Y4 the answer is in the word's language, else the number's, else the site's",
        arguments: [
            // The word's, whatever the number's is.
            ("stopp", "", "Schluss."), ("stopp", "fr-CA", "Schluss."),
            // A word of two languages: the number's if it is one of them, else the first.
            ("stopp", "sv", "Slut."), ("STOPP", "DE", "Schluss."),
            // A word of no list's language, or of a language without a text: the number's.
            ("STOP", "de", "Schluss."), ("basta", "sv", "Slut."), ("iptal", "de", "Schluss."),
            ("STOP", "pt-BR", "Chega."), ("STOP", "fr-CA", "Fini."),
            // Nobody's: the site's.
            ("STOP", "", "Stopped."), ("STOP", "fr", "Stopped."), ("basta", "", "Stopped."),
        ]
    )
    func languages(_ body: String, _ language: String, _ answer: String) throws {
        var application = Cast.application("Demo", Cast.demo)
        application.application = Cast.demoApplication
        application.language = language
        let given = try Given(
            .input(.settingsChanged(Self.spoken)),
            .input(.providerApplicationSet(application)),
            .sms(),
            .take()
        )
        try given.when(.sms(body)).then(
            "Y4 consentChanged opted_out=1",
            "R2 messageJoined consent_word=1",
            "Y4 systemMessageAdded kind=stop_confirmation body=\(answer) sent=1"
        )
    }

    @Test(
        "Y4 a word in any case that its language has",
        arguments: [
            "İPTAL", "iptal", "IPTAL", "İptal", "ıptal", "ΤΈΛΟΣ", "τέλος", "Τέλοσ", "SCHLUSS",
            "schluß", "Schluss", "SCHLUẞ", "ſtopp",
        ]
    )
    func anyCase(_ body: String) throws {
        let given = try Given(.input(.settingsChanged(Self.spoken)), .sms(), .take())
        #expect(try given.when(.sms(body)).lines.first?.hasPrefix("Y4 consentChanged") == true)
    }

    @Test func `Y4 return and help are answered in a language as well`() throws {
        let spoken = Act.input(.settingsChanged(Self.spoken))
        let given = try Given(spoken, .sms(), .take(), .sms("Stopp"))
        try given.when(.sms("Hilfe")).then(
            "R2 messageJoined",
            "Y4 systemMessageAdded kind=help body=Rufen_Sie_an. sent=1"
        )
        try given.when(.sms("START")).then(
            "Y4 consentChanged",
            "R2 messageJoined",
            "Y4 systemMessageAdded kind=start_confirmation body=Back. sent=1"
        )
    }

    @Test(
        "Y4 a text names its language, and a language has one text",
        arguments: [["Schluss."], ["d:Schluss."], ["de:A", "DE:B"], ["de-:A"], ["de1:A"]]
    )
    func textsOfLanguages(_ texts: [String]) throws {
        for settings in [
            SettingsChanged(stopTexts: texts), SettingsChanged(startTexts: texts),
            SettingsChanged(helpTexts: texts),
        ] {
            try Given().when(.input(.settingsChanged(settings))).thenRefused(.languageInvalid)
        }
        try Given().when(.input(.settingsChanged(SettingsChanged(stopTexts: ["de: "]))))
            .thenRefused(.emptyBody)
        var application = Cast.application("Demo", Cast.demo)
        application.application = Cast.demoApplication
        application.language = "German"
        try Given().when(.input(.providerApplicationSet(application)))
            .thenRefused(.languageInvalid)
    }

    @Test func `Y4 a text that is empty is not sent`() throws {
        let silent = Act.input(.settingsChanged(SettingsChanged(readsConsentWords: true)))
        try Given(silent, .sms(), .take()).when(.sms("STOP"))
            .then("Y4 consentChanged opted_out=1", "R2 messageJoined consent_word=1")
    }

    @Test func `Y4 without the setting a word is text, and a provider's signal counts`() throws {
        let given = try Given(.sms(), .take())
        try given.when(.sms("STOP")).then("R2 messageJoined")
        try given.when(.sms("Stop it", consent: .stop))
            .then("Y4 consentChanged opted_out=1", "R2 messageJoined consent_word=1")
    }

    @Test func `Y4 a word ends no wait and begins none`() throws {
        let remind = Act.action(.testing(.promptAgent, after: .minutes(5)))
        let given = try Given(Self.reading, remind, .sms(), .take(), .reply())
        _ = try given.when(.sms("STOP"))
        _ = try given.when(.sms("START"))
        try given.when(.wait(.hours(1))).then()
        _ = try given.when(.sms("And one more thing"))
        #expect(try given.when(.wait(.hours(1))).lines.count == 1)
    }

    @Test(
        "Y4 free text that sounds like a revocation is flagged",
        arguments: [
            ("Please stop texting me", true), ("I want to opt out", true), ("Stop!", true),
            ("don't text me", true), ("Do not contact me again", true), ("WRONG NUMBER", true),
            ("Bitte Stopp damit", true), ("Where do you open?", false),
            ("Cancel my order", false), ("The end", false), ("", false),
        ]
    )
    func suspicion(_ body: String, _ isFlagged: Bool) throws {
        let lines = try Given(Self.reading, .sms(), .take()).when(.sms(body)).lines
        #expect(lines.contains { $0.hasPrefix("Y4 revocationSuspected") } == isFlagged)
    }

    /// The way for ASCII and the way for any script are two, and must say the same.
    @Test func `Y4 plain texts are judged as all texts are`() {
        let known = RevocationText.words.sorted() + RevocationText.phrases.joined()
        let others = ["order", "my", "7", "textsandmoretextswithoutend", "don't", "STOPS", "a"]
        let gaps = [" ", ", ", "'", ".\n", "-", " '"]
        var random = SplitMix64(seed: 7)
        var flagged = 0
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let word =
                    (Bool.random(using: &random) ? known : others)
                    .randomElement(using: &random) ?? ""
                text += Bool.random(using: &random) ? word : word.uppercased()
                text += gaps.randomElement(using: &random) ?? ""
            }
            let verdict = RevocationText.ofPlainText(text)
            #expect(verdict == RevocationText.ofAnyText(text, ConsentWords(SettingsChanged())))
            flagged += verdict == true ? 1 : 0
        }
        #expect((500...4_500).contains(flagged))
        #expect(RevocationText.ofPlainText("Arrêt") == nil)
        #expect(RevocationText.phrases.allSatisfy { (2...3).contains($0.count) })
    }

    @Test func `Y4 no attempt to send stands behind a stop`() throws {
        let attempt = SendAttempted(
            message: MessageID(20),
            attempt: 1,
            requester: Cast.carlasPhone,
            company: Cast.demo
        )
        var answer = attempt
        answer.isConsentAnswer = true
        let given = try Given(Self.reading, .sms(), .input(.sendAttempted(attempt)), .sms("STOP"))
        #expect(try given.when(.input(.sendAttempted(attempt))).refusal?.slug == "opted-out")
        #expect(try given.when(.input(.sendAttempted(answer))).refusal == nil)
    }

    @Test func `Y4 a configured word has one meaning`() throws {
        let twice = SettingsChanged(stopWords: ["de:Hilfe"], helpWords: ["hilfe"])
        try Given().when(.input(.settingsChanged(twice))).thenRefused(.consentWordInvalid)
        let empty = SettingsChanged(stopWords: ["de: "])
        try Given().when(.input(.settingsChanged(empty))).thenRefused(.consentWordInvalid)
    }
}
