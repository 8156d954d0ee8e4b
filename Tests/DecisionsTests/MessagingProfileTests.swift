import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("Whose number is it")
struct MessagingProfileTests {
    static func reassociate(
        _ person: Person,
        in number: UInt64 = 1
    ) -> Act {
        .about(number) {
            .profileReassociated(
                ProfileReassociated(interaction: $0, person: person, by: Cast.ana)
            )
        }
    }

    static func consumer(_ name: String, _ phones: [Address]) -> Act {
        .input(.consumerSet(ConsumerSet(name: name, active: true, phones: phones)))
    }

    @Test func `P1 on one record and no profile: a profile ties the two`() throws {
        let decided = try Given().when(.sms())
        #expect(decided.lines.first?.hasPrefix("P1 channelUserProfileCreated") == true)
    }

    @Test func `P1 a profile of nobody is tied once a record has the number`() throws {
        try Given(
            .sms(from: Cast.strangersPhone),
            .state(.closedComplete),
            Self.consumer("Eve", [Cast.strangersPhone])
        ).when(.sms(from: Cast.strangersPhone)).then(
            "P1 channelUserProfileTied former_table=guest",
            "R6 interactionOpened profile_rule=P1",
            "R6 interactionQueued",
            "R6 messageJoined"
        )
    }

    @Test func `P2 a profile whose person has lost the number: that person still`() throws {
        let without = ConsumerSet(person: Cast.carla.id, name: "Carla", active: true)
        try Given(.sms(), .state(.closedComplete), .input(.consumerSet(without)))
            .when(.sms()).then(
                "R6 interactionOpened opened_for=Carla profile_rule=P2",
                "R6 interactionQueued",
                "R6 messageJoined"
            )
    }

    @Test func `P3 nothing matches: the guest, and a profile tied to nobody`() throws {
        try Given().when(.sms(from: Cast.strangersPhone)).then(
            "P3 channelUserProfileCreated person_table=guest",
            "R1 interactionOpened opened_for_table=guest profile_rule=P3",
            "R1 interactionQueued",
            "R1 messageJoined"
        )
    }

    @Test func `P3 a hidden number is nobody's, whatever a record says`() throws {
        try Given(Self.consumer("Eve", [.anonymous])).when(.sms(from: .anonymous)).then(
            "P3 channelUserProfileCreated person_table=guest",
            "R1 interactionOpened opened_for_table=guest",
            "R1 interactionQueued",
            "R1 messageJoined"
        )
    }

    @Test func `P4 profile and record disagree: the profile's person, and nothing is tied`() throws
    {
        let without = ConsumerSet(person: Cast.carla.id, name: "Carla", active: true)
        try Given(
            .sms(),
            .state(.closedComplete),
            .input(.consumerSet(without)),
            Self.consumer("Eve", [Cast.carlasPhone])
        ).when(.sms()).then(
            "R6 interactionOpened opened_for=Carla profile_rule=P4 conflict=1",
            "R6 interactionQueued",
            "R6 messageJoined"
        )
    }

    @Test func `P4 several records and no profile: the oldest, marked as a conflict`() throws {
        try Given(Self.consumer("Eve", [Cast.carlasPhone])).when(.sms()).then(
            "P4 channelUserProfileCreated person=Carla",
            "R1 interactionOpened opened_for=Carla profile_rule=P4 conflict=1",
            "R1 interactionQueued",
            "R1 messageJoined"
        )
    }

    @Test func `P5 reassociated: the profile and the interaction follow`() throws {
        try Given(.sms()).when(Self.reassociate(Cast.dora)).then(
            "P5 channelUserProfileTied person=Dora former=Carla",
            "P5 interactionOpenedForChanged person=Dora former=Carla"
        )
    }

    @Test func `P5 to whoever it is already: nothing changes`() throws {
        try Given(.sms()).when(Self.reassociate(Cast.carla)).then()
    }

    @Test func `P5 to somebody whom nobody knows: refused`() throws {
        try Given(.sms()).when(Self.reassociate(Person(.contact, PersonID(99))))
            .thenRefused(.unknownPerson)
    }

    @Test func `P5 of a hidden number: refused, whoever hides is not one person`() throws {
        try Given(.sms(from: .anonymous)).when(Self.reassociate(Cast.carla))
            .thenRefused(.addressNotAnswerable)
    }

    @Test func `P5 of a closed interaction: refused`() throws {
        try Given(.sms(), .state(.closedComplete)).when(Self.reassociate(Cast.dora))
            .thenRefused(.interactionNotActive)
    }

    @Test func `P6 both conversations of the number follow`() throws {
        try Given(.sms(), .sms(to: Cast.bot)).when(Self.reassociate(Cast.dora)).then(
            "P5 channelUserProfileTied",
            "P5 interactionOpenedForChanged person=Dora",
            "P5 interactionOpenedForChanged person=Dora"
        )
    }

    @Test func `P6 a replaced profile takes the number's other conversations along`() throws {
        let given = try Given(.sms())
        try given.when(.compose(from: Cast.bot, for: Cast.dora)).then(
            "A4 channelUserProfileDeactivated",
            "A4 channelUserProfileCreated person=Dora",
            "P6 interactionOpenedForChanged person=Dora former=Carla",
            "A1 interactionOpened opened_for=Dora company=+15550008888",
            "A1 interactionAssigned",
            "A1 liveGroupMemberJoined",
            "A1 messageJoined"
        )
        let profile = given.state.profile(of: Cast.carlasPhone)
        let all = given.state.openedInteractions(since: 0)
        #expect(all.allSatisfy { $0.profile == profile?.id && $0.openedFor == Cast.dora })
    }

    @Test func `P7 after a takeover the number has one active profile, the new person's`() throws {
        let given = try Given(.sms(), .compose(for: Cast.dora))
        #expect(given.state.profile(of: Cast.carlasPhone)?.person == Cast.dora)
    }
}
