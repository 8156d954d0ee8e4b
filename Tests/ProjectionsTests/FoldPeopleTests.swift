import EventLog
import Projections
import Testing
import Vocabulary

@Suite("The fold of people, profiles, consent and configuration")
struct FoldPeopleTests {
    private let writer = Cast.enter()

    @Test func `makes rows at positions, and replaces those that are named`() throws {
        let made = writer.time
        writer.pass(.minutes(1))
        writer.input(
            .userSet(
                UserSet(
                    user: Cast.mira,
                    by: Cast.ana,
                    name: "Mira M.",
                    active: true,
                    roles: [.agent]
                )
            )
        )
        let queue = writer.input(.queueSet(QueueSet(name: "B", order: 2, active: true)))
        let other = writer.input(.queueSet(QueueSet(name: "A", order: 1, active: true)))
        let reader = try writer.views().reader
        #expect(try reader.users().map(\.id) == [Cast.ana, Cast.mira])
        let mira = try #require(try reader.user(Cast.mira))
        #expect(mira.name == "Mira M.")
        #expect(mira.roles == [.agent])
        #expect(mira.createdAt == made)
        #expect(mira.updatedAt == writer.time)
        #expect(mira.updatedBy == Cast.ana)
        #expect(try reader.queues().map(\.id) == [QueueID(other), QueueID(queue)])
        #expect(try reader.application(Cast.application)?.number == Cast.company)
        #expect(try reader.consumer(Cast.borisPerson.id)?.name == "Boris")
        #expect(try reader.contacts().map(\.name) == ["Carla"])
    }

    @Test
    func `keeps what an outgoing webhook is, what paused it, and nothing of one that is no more`()
        throws
    {
        let id = WebhookID(
            writer.input(
                .webhookSet(
                    WebhookSet(
                        by: Cast.ana,
                        name: "CRM",
                        active: true,
                        url: "https://crm.example/",
                        types: ["interactionOpened"],
                        pauseAfter: .days(1)
                    )
                )
            )
        )
        let made = writer.time
        writer.pass(.minutes(1))
        writer.input(
            .webhookPaused(WebhookPaused(webhook: id, reason: "it answered 500", event: 4))
        )
        let paused = try #require(try writer.views().reader.webhook(id))
        #expect(paused.name == "CRM" && paused.url == "https://crm.example/" && paused.active)
        #expect(paused.types == ["interactionOpened"] && paused.pauseAfter == .days(1))
        #expect(paused.createdAt == made && paused.updatedBy == Cast.ana)
        #expect(paused.paused && paused.pausedAt == writer.time && paused.pausedBy == .none)
        #expect(paused.pauseReason == "it answered 500" && paused.pauseEvent == 4)
        writer.input(.webhookResumed(WebhookResumed(webhook: id, by: Cast.ana)))
        writer.input(.webhookSecretRenewed(WebhookSecretRenewed(webhook: id, by: Cast.ana)))
        let resumed = try #require(try writer.views().reader.webhook(id))
        #expect(!resumed.paused && resumed.pausedAt == .zero && resumed.pauseReason.isEmpty)
        #expect(resumed.secretRenewedAt == writer.time)
        writer.input(.webhookDeleted(WebhookDeleted(webhook: id, by: Cast.ana)))
        #expect(try writer.views().reader.webhooks().isEmpty)
    }

    @Test func `finds people by number while their record is in use`() throws {
        #expect(try writer.views().reader.people(with: Cast.boris) == [Cast.borisPerson])
        writer.input(
            .consumerSet(
                ConsumerSet(
                    person: Cast.borisPerson.id,
                    name: "Boris",
                    active: true,
                    phones: [Cast.carla]
                )
            )
        )
        let moved = try writer.views().reader
        #expect(try moved.people(with: Cast.boris).isEmpty)
        #expect(try moved.people(with: Cast.carla) == [Cast.borisPerson, Cast.carlaPerson])
        writer.input(
            .contactSet(
                ContactSet(person: Cast.carlaPerson.id, active: false, phones: [Cast.carla])
            )
        )
        #expect(try writer.views().reader.people(with: Cast.carla) == [Cast.borisPerson])
    }

    @Test func `keeps a profile's former ties and its end`() throws {
        let made = writer.time
        let profile = ProfileID(
            writer.outcome(
                .channelUserProfileCreated(ChannelUserProfileCreated(address: Cast.boris)),
                of: 1
            )
        )
        writer.pass(.hours(1))
        let tied = writer.time
        writer.outcome(
            .channelUserProfileTied(
                ChannelUserProfileTied(profile: profile, person: Cast.borisPerson, former: .guest)
            ),
            of: 1
        )
        writer.pass(.hours(1))
        writer.outcome(
            .channelUserProfileDeactivated(
                ChannelUserProfileDeactivated(profile: profile, reason: "taken over")
            ),
            of: 1
        )
        let next = ProfileID(
            writer.outcome(
                .channelUserProfileCreated(
                    ChannelUserProfileCreated(address: Cast.boris, person: Cast.carlaPerson)
                ),
                of: 1
            )
        )
        let reader = try writer.views().reader
        let profiles = try reader.profiles(of: Cast.boris)
        #expect(profiles.map(\.id) == [profile, next])
        #expect(profiles.map(\.active) == [false, true])
        #expect(profiles.map(\.person) == [Cast.borisPerson, Cast.carlaPerson])
        #expect(profiles[0].deactivatedAt == writer.time)
        #expect(profiles[0].reason == "taken over")
        let ties = try reader.formerTies(of: profile)
        #expect(ties.map(\.person) == [.guest])
        #expect(ties.map(\.from) == [made])
        #expect(ties.map(\.until) == [tied])
        #expect(try reader.formerTies(of: next).isEmpty)
    }

    @Test func `keeps a held message's text until it is taken up, and after`() throws {
        let held = writer.input(.smsReceived(Cast.sms("Anybody?")))
        writer.outcome(
            .smsHeld(
                SMSHeld(
                    message: MessageID(held),
                    requester: Cast.boris,
                    company: Cast.company,
                    application: Cast.application,
                    reason: "channel inactive"
                )
            ),
            of: held
        )
        let waiting = try writer.views().reader.heldMessages()
        #expect(waiting.map(\.body) == ["Anybody?"])
        #expect(waiting.map(\.reason) == ["channel inactive"])
        let received = writer.time
        writer.pass(.days(1))
        let taking = writer.input(
            .heldMessageTakenUp(HeldMessageTakenUp(message: MessageID(held), by: Cast.ana))
        )
        let id = writer.open(
            InteractionOpened(requester: Cast.boris, company: Cast.company, number: 1),
            of: taking
        )
        writer.outcome(
            .messageJoined(MessageJoined(message: MessageID(held), author: .requester)),
            of: taking,
            about: id
        )
        let reader = try writer.views().reader
        let message = try #require(try reader.messages(of: id).first)
        #expect(message.id == MessageID(held))
        #expect(message.body == "Anybody?")
        #expect(message.createdAt == received)
        #expect(try reader.heldMessages().isEmpty)
        #expect(try reader.heldMessages(takenUp: true).map(\.takenUpBy) == [Cast.ana])
    }

    @Test func `keeps the last word on consent, with who recorded it`() throws {
        let stop = writer.input(.smsReceived(Cast.sms("STOP")))
        func change(_ optedOut: Bool, of cause: Position) {
            writer.outcome(
                .consentChanged(
                    ConsentChanged(
                        requester: Cast.boris,
                        company: Cast.company,
                        optedOut: optedOut
                    )
                ),
                of: cause
            )
        }
        change(true, of: stop)
        let stopped = try #require(try writer.views().reader.consent(Cast.pair))
        #expect(stopped.optedOut)
        #expect(stopped.cause == stop)
        #expect(stopped.by == .none)
        let record = writer.input(
            .consentRecorded(
                ConsentRecorded(
                    requester: Cast.boris,
                    company: Cast.company,
                    by: Cast.ana,
                    reason: "by phone"
                )
            )
        )
        change(false, of: record)
        let reader = try writer.views().reader
        let returned = try #require(try reader.consent(Cast.pair))
        #expect(!returned.optedOut)
        #expect(returned.by == Cast.ana)
        #expect(returned.reason == "by phone")
        #expect(try reader.consents(of: Cast.boris) == [returned])
        #expect(try reader.consents() == [returned])
    }

    @Test func `has the settings' defaults until they are set, and actions until deleted`() throws {
        let defaults = try writer.views().reader.settings()
        #expect(defaults.channelActive)
        #expect(defaults.resumeGrace == .minutes(15))
        let action = writer.input(
            .messagingActionSet(
                MessagingActionSet(
                    name: "nudge",
                    active: true,
                    order: 3,
                    duration: .minutes(30),
                    filter: "state=on_hold",
                    kind: .promptAgent
                )
            )
        )
        writer.input(.settingsChanged(SettingsChanged(by: Cast.mira, channelActive: false)))
        let set = try writer.views().reader
        #expect(try !set.settings().channelActive)
        #expect(try set.settings().updatedBy == Cast.mira)
        #expect(try set.action(ActionID(action))?.filter == "state=on_hold")
        writer.input(
            .messagingActionDeleted(MessagingActionDeleted(action: ActionID(action)))
        )
        #expect(try writer.views().reader.actions().isEmpty)
    }

    @Test func `stops at an outcome about an interaction that nothing opened`() throws {
        writer.outcome(
            .interactionClosed(InteractionClosed(state: .closedComplete)),
            of: 1,
            about: InteractionID(500)
        )
        #expect(throws: ProjectionsError.contradiction(position: 6)) { try writer.views() }
    }
}
