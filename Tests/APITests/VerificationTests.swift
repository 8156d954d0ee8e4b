import Dispatch
import JSON
import Synchronization
import Testing

@testable import API
@testable import EventLog

@Suite("Verifications of the log")
struct VerificationTests {
    @Test func `one runs at a time, says how far it is, and what it found stays`() throws {
        let gate = DispatchSemaphore(value: 0)
        let runs = Runs()
        let check: HTTPSurface.Options.LogCheck = { progress in
            runs.count.withLock { $0 += 1 }
            progress(5)
            gate.wait()
            var result = LogVerification()
            result.lastPosition = 7
            result.findings = [LogFinding(positions: 3...3, segment: 1, fault: .recordAltered)]
            result.findingCount = 1
            return .success(result)
        }
        try withSite({ options in options.verify = check }) { site throws in
            #expect(try site.send("GET", "verifications", as: "auditor")["state"].text == "none")
            let begun = try site.send("POST", "verifications", as: "auditor")
            #expect(begun["state"].text == "running")
            // Whoever asks meanwhile hears of the one that runs.
            let second = try site.send("POST", "verifications", as: "supervisor", "{}")
            #expect(second.status == 200)
            gate.signal()
            let ended = try end(site)
            #expect(ended["state"].text == "damaged")
            #expect(ended["checked"].number == 7)
            #expect(ended["finding_count"].number == 1)
            #expect(ended["findings"][0].text?.hasPrefix("record 3, segment 1") == true)
            #expect(runs.count.withLock { $0 } == 1)
            gate.signal()
            _ = try site.send("POST", "verifications", as: "admin")
            _ = try end(site)
            #expect(runs.count.withLock { $0 } == 2)
        }
    }

    @Test func `an agent may not, and a body with fields is refused`() throws {
        try withSite { site throws in
            #expect(try site.send("POST", "verifications").status == 403)
            #expect(try site.send("GET", "verifications").status == 403)
            let answer = try site.send("POST", "verifications", as: "admin", #"{"from": 1}"#)
            #expect(answer.status == 400)
            #expect(try site.send("GET", "verifications", as: "admin")["state"].text == "none")
        }
    }

    private final class Runs: Sendable {
        let count = Mutex(0)
    }

    private func end(_ site: Site) throws -> Answer {
        let deadline = ContinuousClock.now + .seconds(10)
        var answer = try site.send("GET", "verifications", as: "auditor")
        while answer["state"].text == "running", ContinuousClock.now < deadline {
            answer = try site.send("GET", "verifications", as: "auditor")
        }
        return answer
    }
}
