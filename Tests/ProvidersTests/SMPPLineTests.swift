@testable import Providers
import SMPP
import SMPPClient
import Testing
import Vocabulary

@Suite("SMPP: numbers, outcomes and receipts")
struct SMPPLineTests {
    static let settings = SMPPSettings(
        endpoint: SMPPEndpoint(host: "127.0.0.1", port: 2_775),
        bind: Bind()
    )

    @Test(
        "numbers are read as centres write them",
        arguments: [
            (1, "15551234567", "+15551234567"), (0, "15551234567", "+15551234567"),
            (0, "004915112345678", "+4915112345678"), (1, "4512345", "+4512345"),
            (0, "12345", "12345"), (3, "12345", "12345"), (5, "Acme", "Acme"), (0, "", ""),
            (0, "+15551234567", "+15551234567"), (2, "0151123456", "0151123456"),
            (2, "5551234567", "5551234567"),
        ] as [(UInt8, String, String)]
    )
    func numbers(type: UInt8, text: String, number: String) {
        let address = SMPPAddress(typeOfNumber: type, numberingPlan: 1, text: text)
        #expect(Self.settings.number(address) == number)
    }

    @Test func `numbers are written with their type`() throws {
        let long = try #require(Address("+15551234567"))
        #expect(
            Self.settings.address(long)
                == SMPPAddress(typeOfNumber: 1, numberingPlan: 1, text: "15551234567")
        )
        let short = try #require(Address("12345"))
        #expect(Self.settings.address(short).typeOfNumber == 3)
        let name = try #require(Address("Acme"))
        #expect(Self.settings.address(name).typeOfNumber == 5)
    }

    @Test func `a failure of the first part can be tried again, one of a later part cannot`() {
        let busy = SessionStateMachine.SubmitResult.refused(.systemError)
        guard
            case .failed(final: false, code: "ESME_RSYSERR", _) =
                SMPPLine.outcome(busy, part: 1, of: 2)
        else { return #expect(Bool(false)) }
        guard
            case .failed(final: true, code: "ESME_RSYSERR", _) =
                SMPPLine.outcome(busy, part: 2, of: 2)
        else { return #expect(Bool(false)) }
        guard
            case .failed(final: true, code: "ESME_RINVDSTADR", _) =
                SMPPLine.outcome(.refused(.invalidDestination), part: 1, of: 1)
        else { return #expect(Bool(false)) }
        guard
            case .failed(final: false, code: "unreachable", _) =
                SMPPLine.outcome(.notSent("away"), part: 1, of: 1)
        else { return #expect(Bool(false)) }
        guard case .uncertain = SMPPLine.outcome(.unanswered("gone"), part: 2, of: 3) else {
            return #expect(Bool(false))
        }
    }

    @Test func `a receipt that overtook its answer is matched when the answer comes`() {
        var receipts = SMPPReceipts()
        let report = DeliveryReported(providerMessageID: "a1", status: .delivered)
        receipts.keep(report)
        #expect(receipts.known("a1") == nil)
        let known = SMPPReceipts.Known(message: MessageID(rawValue: 7), isLast: true)
        let found = receipts.accepted("a1", known)
        #expect(found.map(\.message) == [MessageID(rawValue: 7)])
        #expect(receipts.known("a1") == known)
        #expect(receipts.accepted("a1", known).isEmpty)
    }

    @Test func `of an earlier part only a failure counts`() {
        let known = SMPPReceipts.Known(message: MessageID(rawValue: 7), isLast: false)
        let delivered = DeliveryReported(providerMessageID: "a1", status: .delivered)
        let lost = DeliveryReported(providerMessageID: "a1", status: .undelivered)
        #expect(SMPPReceipts.matched(delivered, to: known) == nil)
        #expect(SMPPReceipts.matched(lost, to: known)?.message == MessageID(rawValue: 7))
    }

    @Test func `old ids are forgotten, new ones are not`() {
        var receipts = SMPPReceipts()
        let count = SMPPReceipts.idsMax + 10
        for number in 0..<count {
            let known = SMPPReceipts.Known(
                message: MessageID(rawValue: UInt64(number)),
                isLast: true
            )
            _ = receipts.accepted("\(number)", known)
        }
        #expect(receipts.known("0") == nil)
        #expect(receipts.known("9") == nil)
        #expect(receipts.known("10") != nil)
        #expect(receipts.known("\(count - 1)") != nil)
    }
}
