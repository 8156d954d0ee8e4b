import Decisions
import Engine
import EventLog
import Foundation
import Testing
import Vocabulary

@testable import Extensions

/// Row X6: the shipped default behaviours as scripts decide as the rules do without any.
@Suite("The shipped scripts", .serialized)
struct ExampleTests {
    private static let folder = checkout.appending(path: "config/extensions/examples").path

    /// A site with everybody that a number can belong to.
    private func site() throws -> (Engine, MemoryLog) {
        let log = MemoryLog(identity: LogIdentity(high: 3, low: 9))
        let engine = Engine(ledger: try Ledger(log: log), clockConfirmed: true) { _ in }
        let phones = ["+15551234567", "+15551234568", "+15551234569"].compactMap { Address($0) }
        let number = try #require(Address("+15550009999"))
        let queue = QueueID(
            try engine.submitAndWait(.queueSet(QueueSet(name: "Support", active: true))).get()
                .position
        )
        for input: Input in [
            .settingsChanged(SettingsChanged(channelActive: true, defaultTerritory: "US")),
            .providerApplicationSet(
                ProviderApplicationSet(
                    name: "Demo",
                    provider: "loopback",
                    number: number,
                    active: true,
                    queue: queue
                )
            ),
            .consumerSet(ConsumerSet(name: "Carla", active: true, phones: [phones[0], phones[1]])),
            .contactSet(ContactSet(name: "Dmitri", active: true, phones: [phones[1]])),
        ] { _ = try engine.submitAndWait(input).get() }
        return (engine, log)
    }

    /// The outcomes of the log as JSON, without what scripts said.
    private func outcomes(_ log: MemoryLog) throws -> [String] {
        var lines: [String] = []
        unsafe try log.scan(from: 1, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            if case .outcome(let outcome) = record.event { lines.append("\(outcome)") }
            return true
        }
        return lines
    }

    @Test func `decide whose number it is, what is synchronised and where it goes as the rules do`()
        throws
    {
        let (plain, plainLog) = try site()
        let (scripted, scriptedLog) = try site()
        defer {
            plain.stop()
            scripted.stop()
        }
        let extensions = Extensions(folder: Self.folder, executable: executable)
        defer { extensions.stop() }
        #expect(try extensions.reload().isEmpty)
        #expect(extensions.scripts.count == 5)
        let desk = ScriptDesk(extensions: extensions, engine: scripted)
        let to = try #require(Address("+15550009999"))
        for (index, text) in ["+15551234567", "+15551234568", "+15551234569", "72345"].enumerated()
        {
            let message = SMSReceived(
                from: try #require(Address(text)),
                to: to,
                body: "Hello",
                providerMessageID: "SM\(index)"
            )
            _ = try plain.submitAndWait(.smsReceived(message)).get()
            let ready = DispatchSemaphore(value: 0)
            nonisolated(unsafe) var prepared = message
            desk.prepare(message) {
                unsafe prepared = $0
                ready.signal()
            }
            ready.wait()
            #expect(unsafe prepared.extensions.map(\.problem) == [.none, .none, .none])
            _ = unsafe try scripted.submitAndWait(.smsReceived(prepared)).get()
        }
        // Which row said whose number it is differs, and when it came; nothing else.
        func bare(_ lines: [String]) -> [String] {
            lines.map {
                $0.replacing(#/profileRule: [A-Za-z.]+\d/#, with: "")
                    .replacing(#/conflict: (true|false)/#, with: "")
                    .replacing(#/waitingSince: [0-9T:.Z-]+/#, with: "")
            }
        }
        let (wanted, found) = (bare(try outcomes(plainLog)), bare(try outcomes(scriptedLog)))
        for (wanted, found) in zip(wanted, found) { #expect(wanted == found) }
        #expect(wanted.count == found.count)
    }

    @Test func `offer the numbers that the rules offer, and let every text go`() throws {
        let (engine, _) = try site()
        defer { engine.stop() }
        let extensions = Extensions(folder: Self.folder, executable: executable)
        defer { extensions.stop() }
        _ = try extensions.reload()
        let desk = ScriptDesk(extensions: extensions, engine: engine)
        let usual = try #require(
            engine.ask { state, _ in
                let carla = state.person(named: "Carla", .consumer)
                return state.sendChoices(
                    for: Person(.consumer, carla?.id ?? .none),
                    profileNumber: nil
                )
            }
        )
        let ready = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var offered: OfferedChoices?
        desk.offer(usual, to: .none, for: .guest) {
            unsafe offered = $0
            ready.signal()
        }
        ready.wait()
        #expect(unsafe offered?.choices == usual)
        #expect(unsafe offered?.preselectedFrom == OfferedChoices(usual: usual).preselectedFrom)
        #expect(unsafe offered?.extensions.map(\.script) == ["agent-initiated-conversation.js"])
        nonisolated(unsafe) var verdict: Result<SendingVerdict, Refusal>?
        desk.beforeSending("Hello", from: .virtualAgent, in: .none) {
            unsafe verdict = $0
            ready.signal()
        }
        ready.wait()
        let sent = unsafe try #require(try verdict?.get())
        #expect(sent.body == "Hello" && sent.writtenBody.isEmpty)
    }
}
