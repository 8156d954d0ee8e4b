public import Attachments
import Decisions
public import Engine
public import EventLog
import Foundation
public import HTTPClient
import Synchronization
public import Vocabulary

/// Fetches what messages of requesters bring along, keeps it as attachments, and says so in the log.
///
/// It follows the log: a message is acknowledged, shown and answered without waiting for its pictures, and
/// what was not fetched when the daemon ended is fetched after its next start. A medium that does not come
/// is asked for a few times and then given up, with the reason.
public final class MediaFetcher: Sendable {
    /// The waits between attempts; after the last one a medium is given up.
    static let waits: [Double] = [1, 5, 15, 60, 300]
    /// How many are fetched at a time; some megabytes each.
    static let concurrencyMax = 4

    private struct Job: Sendable {
        let message: MessageID
        let index: Int
        let url: String
        let application: ApplicationID
        var attempt = 0
    }

    private struct State: Sendable {
        var waiting: [Job] = []
        var running = 0
        var isStopped = false
    }

    private let engine: Engine
    private let log: any RecordLog
    private let client: HTTPClient
    private let store: AttachmentStore
    private let limits: @Sendable () -> MediaLimits
    private let source: @Sendable (ApplicationID) -> MediaSource?
    private let subscription: LogSubscription
    private let state = Mutex(State())

    /// Prepares a fetcher.
    ///
    /// - Parameters:
    ///   - engine: where inputs go.
    ///   - log: what is followed.
    ///   - client: what carries the requests, and nobody else's.
    ///   - store: where media are kept.
    ///   - limits: how much is taken, and from where.
    ///   - source: how an application's provider gives media; nothing when it gives none.
    public init(
        engine: Engine,
        log: any RecordLog,
        client: HTTPClient,
        store: AttachmentStore,
        limits: @escaping @Sendable () -> MediaLimits,
        source: @escaping @Sendable (ApplicationID) -> MediaSource?
    ) {
        self.engine = engine
        self.log = log
        self.client = client
        self.store = store
        self.limits = limits
        self.source = source
        subscription = LogSubscription(log, from: log.lastPosition + 1)
    }

    /// Starts to fetch: what an earlier run left, then what comes.
    ///
    /// - Parameter failed: called once when the log cannot be followed any more.
    public func start(failed: @escaping @Sendable (String) -> Void) {
        let thread = Foundation.Thread { [self] in
            do {
                try takeUp()
                while !subscription.isCancelled { try follow() }
            } catch {
                failed("\(error)")
            }
        }
        thread.name = "media"
        thread.start()
    }

    /// Begins nothing more; what is under way is fetched anew after the next start.
    public func stop() {
        state.withLock {
            $0.isStopped = true
            $0.waiting = []
        }
        subscription.cancel()
    }

    private func takeUp() throws {
        let first = subscription.position
        let awaited = engine.ask { state, _ in state.awaitedMedia } ?? []
        for (message, missing) in awaited where message.position < first {
            unsafe try log.scan(from: message.position, through: message.position) {
                position,
                bytes in
                add(unsafe try LoggedRecord(position: position, bytes: bytes), missing)
                return false
            }
        }
    }

    private func follow() throws {
        let count = unsafe try subscription.next(max: 1_000, wait: .seconds(10)) {
            position,
            bytes in
            if unsafe try Self.mayBringMedia(bytes) {
                add(unsafe try LoggedRecord(position: position, bytes: bytes), .max)
            }
            return true
        }
        subscription.gather(after: count)
    }

    private static let colon = UInt8(ascii: ":")
    private static let slash = UInt8(ascii: "/")

    /// Whether a record has to be decoded: most messages bring no address of anything.
    private static func mayBringMedia(_ bytes: UnsafeRawBufferPointer) throws -> Bool {
        let header = unsafe try RecordHeader(decoding: bytes)
        guard !header.isOutcome, header.type == SMSReceived.type else { return false }
        // Every address has `://` in it.
        for index in bytes.indices.dropLast(2) where unsafe bytes[index] == colon {
            if unsafe bytes[index + 1] == slash, unsafe bytes[index + 2] == slash { return true }
        }
        return false
    }

    private func add(_ record: LoggedRecord, _ missing: UInt16) {
        guard case .input(.smsReceived(let message)) = record.event else { return }
        let id = MessageID(record.position)
        for (index, url) in message.media.prefix(Attachment.countMax).enumerated()
        where missing & (UInt16(1) << UInt16(index)) != 0 {
            let job = Job(message: id, index: index, url: url, application: message.application)
            state.withLock { $0.waiting.append(job) }
        }
        startNext()
    }

    private func startNext() {
        while true {
            let job = state.withLock { state -> Job? in
                guard !state.isStopped, state.running < Self.concurrencyMax,
                    !state.waiting.isEmpty
                else { return nil }
                state.running += 1
                return state.waiting.removeFirst()
            }
            guard let job else { return }
            guard let source = source(job.application) else {
                end(job, refused: "its provider gives no media")
                continue
            }
            let fetch = MediaFetch(job.url, from: source, limits: limits())
            take(fetch.begin(), fetch, job)
        }
    }

    private func take(_ step: MediaFetch.Step, _ fetch: MediaFetch, _ job: Job) {
        switch step {
        case .ask(let request):
            client.send(request) { [self] result in
                var fetch = fetch
                let next = fetch.answered(result)
                // The next request must not be begun on the client's own thread while it reports.
                DispatchQueue.global().async { [self, fetch] in take(next, fetch, job) }
            }
        case .keep(let bytes): keep(bytes, job)
        case .later(let reason): retry(job, reason)
        case .give(let reason): end(job, refused: reason)
        }
    }

    private func keep(_ bytes: [UInt8], _ job: Job) {
        do throws(AttachmentsError) {
            let attachment = try store.store(bytes)
            let stored = MediaStored(
                message: job.message,
                index: UInt64(job.index),
                hash: attachment.hash,
                mediaType: attachment.mediaType,
                size: attachment.size
            )
            submit(.mediaStored(stored))
        } catch .system {
            retry(job, "it cannot be written")
        } catch {
            end(job, refused: error.detail)
        }
    }

    private func retry(_ job: Job, _ reason: String) {
        guard job.attempt < Self.waits.count else { return end(job, refused: reason) }
        var job = job
        let wait = Self.waits[job.attempt]
        job.attempt += 1
        state.withLock { $0.running -= 1 }
        DispatchQueue.global().asyncAfter(deadline: .now() + wait) { [self, job] in
            state.withLock { if !$0.isStopped { $0.waiting.append(job) } }
            startNext()
        }
        startNext()
    }

    private func end(_ job: Job, refused reason: String) {
        let refusal = MediaRefused(
            message: job.message,
            index: UInt64(job.index),
            reason: reason
        )
        submit(.mediaRefused(refusal))
    }

    /// What the engine does not take now is fetched again after the next start.
    private func submit(_ input: Input) {
        engine.submit(input) { [self] _ in
            state.withLock { $0.running -= 1 }
            DispatchQueue.global().async { [self] in startNext() }
        }
    }
}
