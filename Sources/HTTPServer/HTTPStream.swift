import Synchronization

/// A response body that is written as it comes about.
///
/// What the client has not read yet is buffered up to the configuration's `streamBufferBytes`. The
/// methods may be called from any thread.
public final class HTTPStream: Sendable {
    fileprivate struct State {
        var pending: [UInt8] = []
        var sent = 0
        var isSuspended = false
        var isFinished = false
        /// Nothing more can be sent: the client is gone, or reads too slowly.
        var isBroken = false
        var hasEnded = false
        var onClose: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())
    private let connection: Connection
    private let limit: Int

    init(connection: Connection, limit: Int) {
        self.connection = connection
        self.limit = limit
    }

    /// Appends to the body.
    ///
    /// - Returns: false when the body has ended: it was finished, the client is gone, or it reads so
    ///   slowly that the buffer would overflow, which closes the connection.
    @discardableResult
    public func write(_ bytes: [UInt8]) -> Bool {
        enum Step { case refuse, overflow, keep }
        let (step, wake) = state.withLock { state -> (Step, Bool) in
            guard !state.isFinished, !state.isBroken else { return (.refuse, false) }
            guard state.pending.count - state.sent + bytes.count <= limit else {
                state.isBroken = true
                return (.overflow, state.takeSuspension())
            }
            state.pending.append(contentsOf: bytes)
            return (.keep, state.takeSuspension())
        }
        if wake { connection.resume() }
        if step == .overflow { connection.disconnect() }
        return step == .keep
    }

    /// Ends the body after what was written.
    ///
    /// Calling it again does nothing.
    public func finish() {
        let wake = state.withLock { state in
            state.isFinished = true
            return state.takeSuspension()
        }
        if wake { connection.resume() }
    }

    /// Sets what is called once when the connection no longer carries this body, for any reason.
    ///
    /// It is called on a server thread, or at once if the end has come already. It must not block.
    public func onClose(_ action: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            if !state.hasEnded { state.onClose = action }
            return state.hasEnded
        }
        if isLate { action() }
    }

    /// Gives the stream up: its client is gone.
    func abandon() {
        let wake = state.withLock { state in
            state.isBroken = true
            return state.takeSuspension()
        }
        if wake { connection.resume() }
    }

    /// Tells the writer, once the connection has let go of the body.
    func connectionEnded() {
        let action = state.withLock { state in
            state.isBroken = true
            state.hasEnded = true
            state.pending = []
            state.sent = 0
            defer { state.onClose = nil }
            return state.onClose
        }
        action?()
    }

    /// What the body's next bytes are.
    enum Next {
        case bytes(Int)
        case suspended
        case end
        case broken
    }

    /// Copies what can be sent, or suspends the connection.
    ///
    /// On the connection's worker thread.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Next {
        state.withLock { state in
            if state.isBroken { return .broken }
            let count = min(state.pending.count - state.sent, buffer.count)
            if count > 0 {
                unsafe state.pending.withUnsafeBytes { bytes in
                    unsafe buffer.copyMemory(
                        from: UnsafeRawBufferPointer(
                            rebasing: bytes[state.sent..<state.sent + count]
                        )
                    )
                }
                state.sent += count
                if state.sent == state.pending.count {
                    state.pending.removeAll(keepingCapacity: state.sent <= 16 << 10)
                    state.sent = 0
                } else if state.sent > 64 << 10 {
                    state.pending.removeSubrange(..<state.sent)
                    state.sent = 0
                }
                return .bytes(count)
            }
            if state.isFinished { return .end }
            // Under the lock, so that nobody resumes before it is suspended.
            connection.suspend()
            state.isSuspended = true
            return .suspended
        }
    }
}

extension HTTPStream.State {
    /// Claims the resumption of a suspended connection, so that it happens once.
    fileprivate mutating func takeSuspension() -> Bool {
        defer { isSuspended = false }
        return isSuspended
    }
}
