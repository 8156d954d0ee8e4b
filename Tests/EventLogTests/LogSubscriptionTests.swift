import EventLog
import Foundation
import Synchronization
import Testing

@Suite("A subscription", .serialized)
struct LogSubscriptionTests {
    @Test(
        "delivers every record once and in order while they are written",
        arguments: LogKind.allCases
    )
    func whileWriting(kind: LogKind) throws {
        try kind.with { log in
            let total: UInt64 = 3_000
            let seen = Mutex<[[UInt64]]>([])
            let finished = DispatchGroup()
            for start in [1, 1, 500] as [UInt64] {
                finished.enter()
                Thread.detachNewThread {
                    var positions: [UInt64] = []
                    let subscription = LogSubscription(log, from: start)
                    while subscription.position <= total {
                        do {
                            try unsafe subscription.next(max: 64, wait: nil) { position, record in
                                positions.append(record.count > 32 ? position : 0)
                                return true
                            }
                        } catch {
                            Issue.record(error)
                            break
                        }
                    }
                    seen.withLock { $0.append(positions) }
                    finished.leave()
                }
            }
            for _ in 0..<total / 20 { try log.append(inputs: 20) }
            finished.wait()
            let expected = [1, 1, 500].map { first in (first...total).map { $0 } }
            #expect(seen.withLock { $0.sorted { $0.count > $1.count } } == expected)
        }
    }

    @Test func `polls without waiting, goes on after a stop, and not beyond what is asked for`()
        throws
    {
        let log = MemoryLog()
        let subscription = LogSubscription(log, from: 0)
        #expect(unsafe try subscription.poll(max: 5) { _, _ in true } == 0)
        try log.append(inputs: 10)
        #expect(unsafe try subscription.poll(max: 5) { _, _ in true } == 5)
        #expect(unsafe try subscription.poll(max: 5) { position, _ in position < 7 } == 2)
        #expect(subscription.position == 8)
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            unsafe try subscription.poll(max: 5) { _, _ in throw Failure() }
        }
        #expect(subscription.position == 8)
    }

    @Test func `gives up waiting in time`() throws {
        let subscription = LogSubscription(MemoryLog(), from: 1)
        #expect(unsafe try subscription.next(max: 1, wait: .milliseconds(2)) { _, _ in true } == 0)
    }

    @Test func `stops waiting when it is cancelled`() throws {
        let log = MemoryLog()
        try log.append(inputs: 1)
        let subscription = LogSubscription(log, from: 2)
        let delivered = Mutex<Int?>(nil)
        let finished = DispatchGroup()
        finished.enter()
        Thread.detachNewThread {
            let count = unsafe try? subscription.next(max: 1, wait: nil) { _, _ in true }
            delivered.withLock { $0 = count }
            finished.leave()
        }
        subscription.cancel()
        finished.wait()
        #expect(delivered.withLock { $0 } == 0)
        try log.append(inputs: 1)
        #expect(unsafe try subscription.poll(max: 1) { _, _ in true } == 0)
    }

    @Test func `an observer hears of each commit until it is removed`() throws {
        let log = MemoryLog()
        let heard = Mutex<[UInt64]>([])
        let observation = log.publication.observe { position in
            heard.withLock { $0.append(position) }
        }
        try log.append(inputs: 3)
        try log.append(inputs: 2)
        log.publication.remove(observation)
        try log.append(inputs: 1)
        #expect(heard.withLock { $0 } == [3, 5])
    }
}
