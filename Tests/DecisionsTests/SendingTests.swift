import Decisions
import TestSupport
import Testing
import Vocabulary

@Suite("What nobody knows of a send")
struct SendingTests {
    private func uncertain(_ attempt: UInt64 = 1) -> Act {
        .input(
            .sendUncertain(
                SendUncertain(
                    message: MessageID(7),
                    detail: "no answer",
                    application: ApplicationID(3),
                    attempt: attempt
                )
            )
        )
    }

    private func resolved(_ resolution: UncertainResolution) -> Act {
        .input(
            .uncertainSendResolved(
                UncertainSendResolved(message: MessageID(7), resolution: resolution)
            )
        )
    }

    private func policy(_ policy: String) -> Act {
        .input(.settingsChanged(SettingsChanged(uncertainSends: policy)))
    }

    @Test func `Y2 waits for a person, who decides once`() throws {
        try Given().when(uncertain()).then()
        try Given(uncertain()).when(resolved(.sendAgain))
            .then("Y2 uncertainSendSettled resolution=send_again attempts=1")
        try Given(uncertain(), resolved(.sendAgain)).when(resolved(.sentAnyway))
            .thenRefused(.messageNotUncertain)
        try Given().when(resolved(.dropped)).thenRefused(.messageNotUncertain)
    }

    @Test func `Y2 is nobody's to decide once a report has said what it is`() throws {
        let report = DeliveryReported(message: MessageID(7), status: .delivered)
        try Given(uncertain(), .input(.deliveryReported(report))).when(resolved(.sendAgain))
            .thenRefused(.messageNotUncertain)
    }

    @Test func `Y2 goes by the site's policy, which gives up after three attempts`() throws {
        try Given(policy("resend")).when(uncertain(1))
            .then("Y2 uncertainSendSettled resolution=send_again attempts=1")
        try Given(policy("resend")).when(uncertain(3)).then()
        try Given(policy("drop")).when(uncertain(1))
            .then("Y2 uncertainSendSettled resolution=dropped attempts=1")
        try Given(policy("ask")).when(uncertain(1)).then()
        try Given().when(policy("perhaps")).thenRefused(.policyUnknown)
    }
}
