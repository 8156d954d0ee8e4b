import Vocabulary

extension OutboxStateMachine {
    /// Stops the program when the parts contradict each other; tests call it after every input.
    func checkInvariants() {
        var queued = 0
        var busy = 0
        var withProvider: [ApplicationID: Int] = [:]
        for (pair, conversation) in conversations {
            guard let first = conversation.queue.first else {
                preconditionFailure("a conversation without messages has left")
            }
            queued += conversation.queue.count
            for message in conversation.queue {
                precondition(pairs[message.id] == pair, "a message is found by its identifier")
            }
            // The first may be one that is sent again while a later one had begun.
            let ids = conversation.queue.dropFirst().map(\.id)
            precondition(ids == ids.sorted(), "messages of a conversation are in order")
            if conversation.phase.isBusy { busy += 1 }
            precondition(
                conversation.phase.isBusy || !conversation.isRevoked,
                "what was revoked and is not under way has been dropped"
            )
            switch conversation.phase {
            case .recordingAttempt, .sending: withProvider[first.application, default: 0] += 1
            case .idle: precondition(isStopping, "nobody is idle who could begin")
            case .inLine, .recordingResult, .waiting: break
            }
        }
        precondition(queued == pairs.count, "every message is in one queue")
        precondition(busy == self.busy, "who owes an answer is counted")
        var counts: [ApplicationID: Int] = [:]
        for conversation in conversations.values {
            for message in conversation.queue { counts[message.application, default: 0] += 1 }
        }
        for (application, lane) in lanes {
            precondition(
                lane.inFlight == withProvider[application, default: 0],
                "slots are counted"
            )
            precondition(lane.count == counts[application, default: 0], "messages are counted")
        }
    }
}
