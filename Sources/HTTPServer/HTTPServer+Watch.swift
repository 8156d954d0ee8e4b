import Synchronization

extension HTTPServer {
    /// Looks after what libmicrohttpd does not: requests that trickle in, responses that trickle out,
    /// handlers that never answer, and clients that leave while their stream is suspended.
    ///
    /// Called about once a second.
    func watchConnections() {
        let now = coarseMilliseconds()
        let open = connections.withLock { Array($0.values) }
        for connection in open {
            let (phase, isOver) = connection.watch.check(at: now)
            switch phase {
            case .idle where isOver:
                connection.disconnect()
            case .receiving where isOver:
                // The worker sees the end of the input and sends the refusal, see `requestEnded`.
                connection.disconnect(reading: true)
            case .answering where isOver:
                connection.responder.withLock { $0 }?.abort(.answerTimeout)
            case .sending where isOver:
                connection.disconnect()
            case .sending:
                guard let stream = connection.responder.withLock({ $0 })?.openStream else { break }
                if connection.clientIsGone { stream.abandon() }
            default:
                break
            }
        }
        makeRoom(among: open)
    }

    /// Closes what idles longest when nearly all connections are taken, until half of them are free.
    ///
    /// Otherwise whoever opens connections and says nothing would keep everybody else out for as long as
    /// a connection may idle. Half, since others of the kind wait in the kernel's queue.
    private func makeRoom(among open: [Connection]) {
        let limit = configuration.connectionLimit
        guard open.count > limit - limit / 8 else { return }
        let surplus = open.count - limit / 2
        let idle = open.compactMap { connection in
            connection.watch.idleDeadline().map { (connection: connection, deadline: $0) }
        }
        for (connection, _) in idle.sorted(by: { $0.deadline < $1.deadline }).prefix(surplus)
        where connection.watch.giveWay() {
            connection.disconnect()
        }
    }
}
