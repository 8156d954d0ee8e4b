import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("Configuration is checked before it reaches the log")
struct ConfiguringTests {
    @Test func `settings whose waits lie in the past are refused`() throws {
        let past = SettingsChanged(resumeGrace: Milliseconds(rawValue: -1))
        try Given().when(.input(.settingsChanged(past))).thenRefused(.durationOutOfRange)
        try Given().when(.input(.settingsChanged(SettingsChanged(reassignExclusion: .days(367)))))
            .thenRefused(.durationOutOfRange)
    }

    @Test func `a provider application has a name and a number of its own`() throws {
        func refused(_ application: ProviderApplicationSet, _ refusal: Refusal) throws {
            try Given().when(.input(.providerApplicationSet(application))).thenRefused(refusal)
        }
        var new = Cast.application("New", Cast.nowhere)
        try Given().when(.input(.providerApplicationSet(new))).then()
        new.application = ApplicationID(99)
        try refused(new, .unknownApplication)
        try refused(Cast.application("", Cast.nowhere), .nameMissing)
        try refused(Cast.application("Demo", Cast.nowhere), .nameTaken)
        try refused(Cast.application("New", Cast.demo), .numberTaken)
        try refused(Cast.application("New", Cast.address("ALERTS")), .numberNotUsable)
        var lost = Cast.application("New", Cast.nowhere)
        lost.queue = QueueID(99)
        try refused(lost, .unknownQueue)
    }

    @Test func `a queue has a name of its own`() throws {
        func refused(_ queue: QueueSet, _ refusal: Refusal) throws {
            try Given().when(.input(.queueSet(queue))).thenRefused(refusal)
        }
        try refused(QueueSet(name: ""), .nameMissing)
        try refused(QueueSet(name: "Support"), .nameTaken)
        try refused(QueueSet(queue: QueueID(99), name: "New"), .unknownQueue)
        try Given().when(.input(.queueSet(QueueSet(queue: Cast.support, name: "Support")))).then()
    }

    @Test func `a user has a name to sign in with that nobody else has`() throws {
        func refused(_ user: UserSet, _ refusal: Refusal) throws {
            try Given().when(.input(.userSet(user))).thenRefused(refusal)
        }
        try refused(UserSet(userName: ""), .nameMissing)
        try refused(UserSet(userName: "ana"), .nameTaken)
        try refused(UserSet(user: UserID(99), userName: "new"), .unknownUser)
    }

    @Test func `consumers and contacts have names`() throws {
        try Given().when(.input(.consumerSet(ConsumerSet()))).thenRefused(.nameMissing)
        try Given().when(.input(.contactSet(ContactSet()))).thenRefused(.nameMissing)
        try Given().when(.input(.contactSet(ContactSet(person: PersonID(99), name: "Ed"))))
            .thenRefused(.unknownPerson)
        try Given().when(.input(.consumerSet(ConsumerSet(person: PersonID(99), name: "Ed"))))
            .thenRefused(.unknownPerson)
    }

    @Test func `an outage ends after it begins`() throws {
        let outage = ServiceResumed(from: Given.start + .hours(2), to: Given.start + .hours(1))
        try Given().when(.input(.serviceResumed(outage))).thenRefused(.outageEndsBeforeItBegins)
    }

    @Test(
        "what became of a send names the message",
        arguments: [
            .sendAttempted(SendAttempted()), .sendAccepted(SendAccepted()),
            .sendFailed(SendFailed()), .sendUncertain(SendUncertain()),
            .effectExpired(EffectExpired()),
        ] as [Input]
    )
    func sends(_ input: Input) throws {
        try Given().when(.input(input)).thenRefused(.messageMissing)
    }

    @Test func `a receipt that names no message of ours is kept`() throws {
        let receipt = DeliveryReported(providerMessageID: "P1", status: .delivered)
        try Given().when(.input(.deliveryReported(receipt))).then()
    }
}
