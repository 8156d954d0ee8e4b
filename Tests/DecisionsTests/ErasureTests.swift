import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("An erasure")
struct ErasureTests {
    private func erase(_ requester: Address = .anonymous, _ person: Person = .guest) -> Act {
        .input(
            .requesterErased(
                RequesterErased(requester: requester, person: person, reason: "request 17")
            )
        )
    }

    @Test func `is of an address that nobody knows, for there may be records of it`() throws {
        try Given().when(erase(Cast.strangersPhone)).then()
    }

    @Test func `is of a person who is in the log`() throws {
        try Given().when(erase(.anonymous, Person(.contact, PersonID(999))))
            .thenRefused(.nothingToErase)
        try Given().when(erase()).thenRefused(.nothingToErase)
    }

    @Test func `says why, in 512 bytes`() throws {
        for reason in ["", String(repeating: "x", count: 513)] {
            let erasure = RequesterErased(requester: Cast.carlasPhone, reason: reason)
            try Given().when(.input(.requesterErased(erasure)))
                .thenRefused(.erasureReasonInvalid)
        }
        let longest = String(repeating: "x", count: 512)
        let erasure = RequesterErased(requester: Cast.carlasPhone, reason: longest)
        try Given().when(.input(.requesterErased(erasure))).then()
    }

    @Test func `takes name and numbers of a person, and nothing else of the state`() throws {
        let given = try Given()
        #expect(given.state.people(with: Cast.carlasPhone).contains(Cast.carla))
        let territory = given.state.territory(of: Cast.carla)
        try given.when(erase(.anonymous, Cast.carla)).then()
        #expect(given.state.name(of: Cast.carla).isEmpty)
        #expect(!given.state.people(with: Cast.carlasPhone).contains(Cast.carla))
        #expect(given.state.territory(of: Cast.carla) == territory)
        #expect(!given.state.name(of: Cast.dora).isEmpty)
    }

    @Test func `finds whoever has a number, and their other numbers`() throws {
        let given = try Given()
        let (addresses, persons) = given.state.everythingOf(Cast.carlasPhone, .guest)
        #expect(addresses.contains(Cast.carlasPhone) && persons.contains(Cast.carla))
        let same = given.state.everythingOf(.anonymous, Cast.carla)
        #expect(same.addresses == addresses && same.persons == persons)
        let stranger = given.state.everythingOf(Cast.strangersPhone, .guest)
        #expect(stranger.addresses == [Cast.strangersPhone] && stranger.persons.isEmpty)
        #expect(given.state.person(named: Cast.carla.id) == Cast.carla)
        #expect(given.state.person(named: PersonID(999)) == nil)
    }
}
