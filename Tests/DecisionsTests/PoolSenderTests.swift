@testable import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("An agent writes from a pool of numbers")
struct PoolSenderTests {
    private static let bern = Cast.address("+41790000001")
    private static let berlin = Cast.address("+49300000001")
    private static let hamburg = Cast.address("+49400000001")
    private static let german = Cast.address("+491511234501")
    private static let swiss = Cast.address("+41791234501")

    private static func member(
        _ name: String,
        _ number: Address,
        id: ApplicationID = .none,
        active: Bool = true
    ) -> Act {
        var application = Cast.application(name, number, active: active)
        application.application = id
        application.pool = "Europe"
        return .input(.providerApplicationSet(application))
    }

    /// Three numbers, made at the positions 12 to 14.
    private func pool(_ act: Act = .wait(.seconds(1))) throws -> Given {
        try Given(
            Self.member("Bern", Self.bern),
            Self.member("Berlin", Self.berlin),
            Self.member("Hamburg", Self.hamburg),
            act
        )
    }

    private func sender(_ given: Given, to number: Address) throws -> [String] {
        let sender = try given.state.sender(of: "Europe", for: number)
        return [sender.company.text, sender.reason.word]
    }

    @Test func `Y1 the number alone of the requester's country`() throws {
        try pool().when(.compose(pool: "Europe", to: Self.swiss)).then(
            "P3 channelUserProfileCreated",
            "A1 interactionOpened company=+41790000001",
            "A1 interactionAssigned",
            "A1 liveGroupMemberJoined",
            "Y1 senderChosen pool=Europe company=+41790000001 reason=same_country",
            "A1 messageJoined"
        )
    }

    @Test func `Y1 of several the one chosen longest ago, and first the first by identifier`()
        throws
    {
        let given = try pool()
        var chosen: [String] = []
        for index in 0..<4 {
            let number = Cast.address("+4915112345\(10 + index)")
            chosen.append(try sender(given, to: number)[0])
            #expect(try sender(given, to: number)[1] == "least_recently_used")
            _ = try given.when(.compose(pool: "Europe", to: number))
        }
        let byIdentifier = [ApplicationID(13), ApplicationID(14)].map {
            SysID(rawValue: $0.rawValue, key: given.state.sysIDKey).description
        }
        let first =
            byIdentifier[0] < byIdentifier[1]
            ? [Self.berlin, Self.hamburg]
            : [Self.hamburg, Self.berlin]
        #expect(chosen == (first + first).map(\.text))
    }

    @Test func `Y1 who wrote to a number keeps it, whoever is nearer`() throws {
        let given = try pool(.sms(from: Self.german, to: Self.bern))
        #expect(try sender(given, to: Self.german) == [Self.bern.text, "sticky"])
        _ = try given.when(.state(.closedComplete))
        #expect(try sender(given, to: Self.german) == [Self.bern.text, "sticky"])
        _ = try given.when(.sms(from: Self.german, to: Self.hamburg))
        #expect(try sender(given, to: Self.german) == [Self.hamburg.text, "sticky"])
        _ = try given.when(.sms(from: Self.german, to: Self.bern))
        #expect(try sender(given, to: Self.german) == [Self.bern.text, "sticky"])
        let choices = given.state.sendChoices(for: .guest, profileNumber: nil, to: Self.german)
        #expect(choices.sticky == Self.bern)
        #expect(choices.pools.map(\.name) == ["Europe"])
        #expect(choices.pools.first?.sender?.reason == .sticky)
    }

    @Test func `Y1 an agent's message alone makes a number known`() throws {
        let given = try pool(.compose(from: Self.bern, to: Self.german))
        #expect(try sender(given, to: Self.german) == [Self.bern.text, "sticky"])
    }

    @Test func `Y1 what is off or not wanted is left out, and named`() throws {
        let given = try pool(.sms("STOP", from: Self.german, to: Self.berlin, consent: .stop))
        _ = try given.when(Self.member("Bern", Self.bern, id: ApplicationID(12), active: false))
        let chosen = try given.state.sender(of: "Europe", for: Self.german)
        #expect(chosen.company == Self.hamburg)
        #expect(chosen.reason == .onlyOne)
        #expect(chosen.switchedOff == [ApplicationID(12)])
        #expect(chosen.optedOut == [ApplicationID(13)])
        let choices = given.state.sendChoices(for: .guest, profileNumber: nil, to: Self.german)
        #expect(choices.sticky == nil, "nobody is led to a number that may not be used")
    }

    @Test func `Y1 a pool that cannot be used says why`() throws {
        let stopped = try pool(.sms("STOP", from: Self.german, to: Self.bern, consent: .stop))
        for number in [Self.berlin, Self.hamburg] {
            _ = try stopped.when(.sms("STOP", from: Self.german, to: number, consent: .stop))
        }
        try stopped.when(.compose(pool: "Europe", to: Self.german))
            .thenRefused(.optedOut(since: Given.start + .seconds(4)))
        try pool().when(.compose(pool: "Asia", to: Self.german)).thenRefused(.unknownPool)
        try pool().when(.compose(pool: "Europe", to: Cast.address("ACME")))
            .thenRefused(.addressNotAnswerable)
        let off = Act.input(.settingsChanged(SettingsChanged(channelActive: false)))
        try pool(off).when(.compose(pool: "Europe", to: Self.german))
            .thenRefused(.noActiveProviderApplication)
    }

    @Test(
        "Y1 the country calling code of a number",
        arguments: [
            ("+15551234567", 1), ("+79161234567", 7), ("+41791234567", 41), ("+491511234567", 49),
            ("+3531234567", 353), ("+97412345678", 974), ("+8801712345678", 880),
        ]
    )
    func callingCode(_ number: String, _ code: Int) {
        #expect(Cast.address(number).countryCallingCode == code)
        #expect(Cast.address("24680").countryCallingCode == nil)
        #expect(Cast.address("ACME").countryCallingCode == nil)
    }
}
