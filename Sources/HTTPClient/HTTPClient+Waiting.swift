import Glibc
import Synchronization

extension HTTPClient {
    /// Sends a request and suspends until it has ended.
    ///
    /// Cancelling the task does not end the request: it may have been acted upon, and its time-out ends
    /// it anyway.
    ///
    /// - Throws: `HTTPClientError` when there is no response.
    public func send(
        _ request: HTTPClientRequest
    ) async throws(HTTPClientError) -> HTTPClientResponse {
        let result = await withCheckedContinuation { continuation in
            send(request) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Sends a request and blocks this thread until it has ended.
    ///
    /// Not to be called from a completion.
    ///
    /// - Throws: `HTTPClientError` when there is no response.
    public func sendBlocking(
        _ request: HTTPClientRequest
    ) throws(HTTPClientError) -> HTTPClientResponse {
        let outcome = Outcome()
        send(request) { outcome.set($0) }
        return try outcome.wait().get()
    }
}

/// A result that a thread waits for.
@safe
private final class Outcome: Sendable {
    typealias Value = Result<HTTPClientResponse, HTTPClientError>

    private let value = Mutex<Value?>(nil)
    private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        unsafe semaphore = .allocate(capacity: 1)
        unsafe sem_init(semaphore, 0, 0)
    }

    deinit {
        unsafe sem_destroy(semaphore)
        unsafe semaphore.deallocate()
    }

    func set(_ result: Value) {
        value.withLock { $0 = result }
        unsafe sem_post(semaphore)
    }

    func wait() -> Value {
        while true {
            if let result = value.withLock({ $0 }) { return result }
            unsafe sem_wait(semaphore)
        }
    }
}
