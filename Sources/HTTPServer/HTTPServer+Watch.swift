import Synchronization

extension HTTPServer {
    /// Looks after what libmicrohttpd does not: requests that trickle in, handlers that never answer,
    /// and clients that leave while their stream is suspended.
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
            case .sending:
                guard let stream = connection.responder.withLock({ $0 })?.openStream else { break }
                if connection.clientIsGone { stream.abandon() }
            default:
                break
            }
        }
    }
}
