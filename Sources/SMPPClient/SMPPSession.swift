import CLinux
import Foundation
import Glibc
public import SMPP
import Synchronization
import Vocabulary

/// A session with a centre over a socket, on a thread of its own.
///
/// The state machine is behind a lock; what it says is to be told to others is told outside of it.
public final class SMPPSession: Sendable {
    /// Called once with what became of a message.
    public typealias Completion = @Sendable (SessionStateMachine.SubmitResult) -> Void

    /// Who is told what.
    public struct Handlers: Sendable {
        /// A message or a receipt came.
        ///
        /// `answer` is to be called when it is durable, on any thread. This is called on the session's
        /// thread and must not wait.
        public var deliver: @Sendable (_ pdu: PDU, _ connection: UInt64) -> Void
        /// Something happened that an operator should know.
        public var note: @Sendable (SessionStateMachine.Event) -> Void

        /// Puts the handlers together.
        public init(
            deliver: @escaping @Sendable (PDU, UInt64) -> Void,
            note: @escaping @Sendable (SessionStateMachine.Event) -> Void
        ) {
            self.deliver = deliver
            self.note = note
        }
    }

    struct State: Sendable {
        var machine: SessionStateMachine
        var completions: [UInt64: Completion] = [:]
        var tokens: UInt64 = 0
        var output: [UInt8] = []
        var wantsConnection = false
        var wantsClose = false
        var isStopping = false
    }

    let endpoint: SMPPEndpoint
    let handlers: Handlers
    let state: Mutex<State>
    let bell: Int32
    private let threadRuns = Atomic<Bool>(false)

    /// Prepares a session.
    ///
    /// - Parameters:
    ///   - settings: how it is opened and kept.
    ///   - endpoint: where the centre is.
    ///   - handlers: who is told what.
    public init(_ settings: SessionSettings, endpoint: SMPPEndpoint, handlers: Handlers) {
        self.endpoint = endpoint
        self.handlers = handlers
        state = Mutex(State(machine: SessionStateMachine(settings)))
        bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        precondition(bell >= 0, "the system gives an eventfd")
    }

    deinit { close(bell) }

    /// Begins to connect, and connects again whenever the session is lost, until `stop`.
    public func start() {
        threadRuns.store(true, ordering: .releasing)
        apply { machine, now in machine.start(at: now) }
        let thread = Foundation.Thread { [self] in
            var loop = SessionLoop(self)
            loop.run()
            threadRuns.store(false, ordering: .releasing)
        }
        thread.name = "smpp"
        thread.start()
    }

    /// Hands a message over.
    ///
    /// - Parameters:
    ///   - body: `submit` or `data`.
    ///   - parameters: its optional parameters.
    ///   - completion: told once what became of it, on any thread.
    public func submit(
        _ body: PDU.Body,
        parameters: [Parameter] = [],
        completion: @escaping Completion
    ) {
        let token = state.withLock { state in
            state.tokens += 1
            state.completions[state.tokens] = completion
            return state.tokens
        }
        apply { machine, now in
            machine.submit(token, body, parameters: parameters, at: now)
        }
    }

    /// Says that a message is durable, with `ok`, or why it is not.
    public func answer(_ pdu: PDU, connection: UInt64, status: CommandStatus) {
        apply { machine, _ in machine.answer(pdu, connection: connection, status: status) }
    }

    /// Ends the session and waits until its thread has ended.
    ///
    /// - Parameter milliseconds: how long at most.
    public func stop(within milliseconds: Int) {
        state.withLock { $0.isStopping = true }
        apply { machine, now in machine.stop(at: now) }
        ring()
        for _ in 0..<max(1, milliseconds / 5) {
            if !threadRuns.load(ordering: .acquiring) { return }
            Foundation.Thread.sleep(forTimeInterval: 0.005)
        }
    }

    /// Where the session stands.
    public var phase: SessionStateMachine.Phase { state.withLock { $0.machine.phase } }

    func ring() { eventfd_write(bell, 1) }

    /// Runs an input through the state machine and carries out what follows.
    ///
    /// - Parameters:
    ///   - wakes: whether the session's thread is to look; it calls this itself as well.
    ///   - input: the input.
    func apply(
        wakes: Bool = true,
        _ input: (inout SessionStateMachine, Instant) -> [SessionStateMachine.Action]
    ) {
        let now = Self.now
        let told = state.withLock { state -> [@Sendable () -> Void] in
            let actions = input(&state.machine, now)
            return actions.compactMap { perform($0, &state) }
        }
        for tell in told { tell() }
        if wakes { ring() }
    }

    private func perform(
        _ action: SessionStateMachine.Action,
        _ state: inout State
    ) -> (@Sendable () -> Void)? {
        switch action {
        case .connect: state.wantsConnection = true
        case .close: state.wantsClose = true
        case .write(let pdu):
            do throws(SMPPError) {
                state.output += try pdu.encoded()
            } catch {
                // What is handed over was measured; what is left is an answer, of which there is no need.
                return { [handlers] in handlers.note(.unreadable(error)) }
            }
        case .finish(let token, let result):
            guard let completion = state.completions.removeValue(forKey: token) else { return nil }
            return { completion(result) }
        case .deliver(let pdu, let connection):
            return { [handlers] in handlers.deliver(pdu, connection) }
        case .note(let event): return { [handlers] in handlers.note(event) }
        }
        return nil
    }

    /// A clock that nobody sets: only differences of it are used.
    static var now: Instant {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Instant(rawValue: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
