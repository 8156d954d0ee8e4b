import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("Validation before sending")
struct ValidationTests {
    static func validate(_ text: String, of person: Person, _ given: Given) -> PhoneNumberValidation
    {
        PhoneNumberValidation(text, of: person, in: given.state) { text, territory in
            text == "bad"
                ? .failure(NumberProblem(reason: "notANumber"))
                : .success(text.hasPrefix("+") ? text : territory == "FR" ? "+33142685300" : text)
        }
    }

    @Test func `V1 E.164 needs no country`() throws {
        let found = Self.validate("+14155552671", of: .guest, try Given())
        #expect(found.e164 == Cast.address("+14155552671"))
        #expect(found.source == .number)
    }

    @Test func `V1 the requester's country comes before the site's`() throws {
        let french = ConsumerSet(person: Cast.dora.id, name: "Dora", active: true, territory: "FR")
        let given = try Given(.input(.consumerSet(french)))
        let found = Self.validate("01 42 68 53 00", of: Cast.dora, given)
        #expect(found.source == .requester)
        #expect(found.territory == "FR")
        #expect(found.e164 == Cast.address("+33142685300"))
        #expect(Self.validate("415", of: Cast.carla, given).source == .site)
    }

    @Test func `V1 without any country there is none, and what is no number says why`() throws {
        let nowhere = try Given(.input(.settingsChanged(SettingsChanged())))
        #expect(Self.validate("415", of: .guest, nowhere).source == .none)
        let bad = Self.validate("bad", of: .guest, nowhere)
        #expect(bad.e164 == nil)
        #expect(bad.reason == "notANumber")
        #expect(Self.validate("415", of: .guest, nowhere).reason == "the number has no E.164 form")
    }

    @Test func `V2 the requester's own number or nobody's is free`() throws {
        let state = try Given(.sms()).state
        #expect(state.validateProfile(Cast.carlasPhone, for: Cast.carla) == .ok)
        #expect(state.validateProfile(Cast.strangersPhone, for: Cast.dora) == .ok)
        #expect(state.validateProfile(Cast.carlasPhone, for: .guest) == .ok)
    }

    @Test func `V2 somebody else's number is warned of, by record or by profile`() throws {
        let warning = ProfileValidation.associatedWithAnother(Cast.carla, active: true)
        let before = try Given()
        #expect(before.state.validateProfile(Cast.carlasPhone, for: Cast.dora) == warning)
        let without = ConsumerSet(person: Cast.carla.id, name: "Carla", active: true)
        let left = try Given(.sms(), .input(.consumerSet(without)))
        #expect(left.state.validateProfile(Cast.carlasPhone, for: Cast.dora) == warning)
    }

    @Test func `V2 sending anyway associates the number with the new one`() throws {
        let given = try Given(.sms(), .compose(for: Cast.dora))
        #expect(given.state.validateProfile(Cast.carlasPhone, for: Cast.dora) == .ok)
        #expect(
            given.state.validateProfile(Cast.carlasPhone, for: Cast.carla)
                == .associatedWithAnother(Cast.dora, active: true)
        )
    }
}
