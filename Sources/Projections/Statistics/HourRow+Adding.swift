import Vocabulary

extension QueueHourRow {
    /// Adds what another row counted.
    ///
    /// - Parameters:
    ///   - row: a later hour of the same queue, or what another queue counted meanwhile.
    ///   - besides: whether it is another queue's: what waits in both is added up then.
    mutating func add(_ row: QueueHourRow, besides: Bool = false) {
        openedByRequesters &+= row.openedByRequesters
        openedByAgents &+= row.openedByAgents
        closedComplete &+= row.closedComplete
        closedAbandoned &+= row.closedAbandoned
        messagesIn &+= row.messagesIn
        agentMessages &+= row.agentMessages
        virtualAgentMessages &+= row.virtualAgentMessages
        systemMessages &+= row.systemMessages
        queued &+= row.queued
        leftByClosing &+= row.leftByClosing
        leftByMoving &+= row.leftByMoving
        offers &+= row.offers
        offersAccepted &+= row.offersAccepted
        offersRejected &+= row.offersRejected
        offersTimedOut &+= row.offersTimedOut
        measured &+= row.measured
        inTime &+= row.inTime
        waiting = besides ? waiting &+ row.waiting : row.waiting
        waitingMost = besides ? waitingMost &+ row.waitingMost : max(waitingMost, row.waitingMost)
        waits.add(row.waits)
        firstResponses.add(row.firstResponses)
        responses.add(row.responses)
        handling.add(row.handling)
    }
}

extension AgentHourRow {
    /// Adds what another hour of the same agent counted.
    mutating func add(_ row: AgentHourRow) {
        assigned &+= row.assigned
        closed &+= row.closed
        messages &+= row.messages
        offers &+= row.offers
        offersAccepted &+= row.offersAccepted
        offersRejected &+= row.offersRejected
        offersTimedOut &+= row.offersTimedOut
        handled &+= row.handled
        responses.add(row.responses)
    }
}
