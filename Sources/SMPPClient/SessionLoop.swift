import Glibc
import SMPP
import Synchronization
import Vocabulary

/// What a session's thread does: it opens connections, reads, writes, and looks at the time.
struct SessionLoop {
    private let session: SMPPSession
    private var link: Link?
    private var addresses: [ResolvedAddress] = []
    private var framer = PDUFramer()
    /// Whether reading stopped before everything was read.
    private var hasMore = false
    /// When a connection that is to be closed is closed whatever it still had to write.
    private var closesBy: Instant?

    init(_ session: SMPPSession) {
        self.session = session
    }

    mutating func run() {
        while true {
            let (wantsConnection, wantsClose, isOver) = session.state.withLock { state in
                defer { state.wantsConnection = false }
                let isOver = state.isStopping && state.machine.phase == .stopped
                return (state.wantsConnection, state.wantsClose, isOver)
            }
            if isOver { return }
            if wantsConnection { open() }
            if wantsClose { closeWhenWritten() }
            wait()
            session.apply(wakes: false) { machine, now in machine.tick(at: now) }
        }
    }

    private mutating func open() {
        do throws(SMPPClientError) {
            if addresses.isEmpty { addresses = try ResolvedAddress.of(session.endpoint) }
            link = try Link(addresses.removeFirst(), session.endpoint)
        } catch {
            lose(error)
        }
    }

    /// Waits for the socket, the bell, or the machine's deadline.
    private mutating func wait() {
        let now = SMPPSession.now
        let (deadline, hasOutput) = session.state.withLock { state in
            (state.machine.deadline, !state.output.isEmpty)
        }
        var timeout: Int64 = hasMore ? 0 : 60_000
        for due in [deadline, closesBy] {
            if let due { timeout = min(timeout, max(0, (due - now).rawValue)) }
        }
        var watched = [pollfd(fd: session.bell, events: Int16(POLLIN), revents: 0)]
        if let link {
            let events = link.events(hasOutput: hasOutput)
            watched.append(pollfd(fd: link.descriptor, events: events, revents: 0))
        }
        unsafe poll(&watched, nfds_t(watched.count), Int32(timeout))
        var rings: UInt64 = 0
        unsafe Glibc.read(session.bell, &rings, 8)
        if watched.count > 1, watched[1].revents != 0 || hasOutput || hasMore { serve() }
    }

    private mutating func serve() {
        guard let link else { return }
        do throws(SMPPClientError) {
            if link.stage != .open {
                guard try link.proceed() else { return }
                addresses = []
                framer = PDUFramer()
                session.apply(wakes: false) { machine, now in machine.connected(at: now) }
            }
            try write(link)
            if closesBy == nil { try read(link) }
        } catch {
            lose(error)
        }
    }

    private func write(_ link: Link) throws(SMPPClientError) {
        var output = session.state.withLock { state in
            defer { state.output = [] }
            return state.output
        }
        // Only this thread takes from the output, so what is left goes back in front.
        defer { session.state.withLock { $0.output = output + $0.output } }
        try link.write(&output)
    }

    private mutating func read(_ link: Link) throws(SMPPClientError) {
        // A few rounds, so that one loud centre does not keep the time from being looked at. What TLS
        // holds back then is not seen on the socket.
        var rounds = 16
        defer { hasMore = rounds == 0 }
        while rounds > 0 {
            rounds -= 1
            let bytes = try link.read()
            if bytes.isEmpty { return }
            framer.append(bytes)
            do throws(SMPPError) {
                while let frame = try framer.next() {
                    switch frame {
                    case .pdu(let pdu):
                        session.apply(wakes: false) { machine, now in machine.received(pdu, at: now)
                        }
                    case .unreadable(let error, let sequence, let isResponse):
                        session.apply(wakes: false) { machine, _ in
                            machine.unreadable(error, sequence: sequence, isResponse: isResponse)
                        }
                    }
                }
            } catch {
                session.apply(wakes: false) { machine, _ in
                    machine.unreadable(error, sequence: nil, isResponse: false)
                }
                return
            }
        }
    }

    /// Closes the connection as soon as nothing is left to be written, or a second has gone by.
    private mutating func closeWhenWritten() {
        let now = SMPPSession.now
        let isWritten = session.state.withLock { $0.output.isEmpty }
        let isOpen = link?.stage == .open
        if isOpen, !isWritten, closesBy.map({ now < $0 }) ?? true {
            if closesBy == nil { closesBy = now + .seconds(1) }
            return
        }
        link?.finish()
        addresses = []
        lose(nil)
    }

    private mutating func lose(_ error: SMPPClientError?) {
        let wasOpening = link?.stage != .open
        link = nil
        hasMore = false
        closesBy = nil
        session.state.withLock { state in
            state.output = []
            state.wantsClose = false
        }
        // A name may stand for several addresses: the next one, before it counts as a failure.
        if error != nil, wasOpening, !addresses.isEmpty {
            open()
            return
        }
        addresses = []
        let reason = error?.description ?? "closed by this side"
        session.apply(wakes: false) { machine, now in machine.closed(reason, at: now) }
    }
}
