import Decisions
import Projections
import Vocabulary

extension Call {
    /// `GET queues`: in the order in which they are served.
    func listQueues() throws(APIError) {
        _ = try parameters()
        let position = shownPosition
        try answer(
            try read { views throws(ProjectionsError) in try views.queues() },
            position: position
        )
    }

    /// `GET queues/*`.
    func showQueue() throws(APIError) {
        _ = try parameters()
        let id = try identifier(QueueSubject.self, "queue")
        try answer(
            try read { views throws(ProjectionsError) in try views.queue(id) },
            "queue"
        )
    }

    /// `POST queues` makes one, `PUT queues/*` replaces one: what is not given is the default.
    func setQueue() throws(APIError) {
        var queue = QueueSet(by: caller.user, active: true)
        queue.queue = try replaced(QueueSubject.self, "queue")
        try fill(&queue, hidden: ["queue"])
        configure(.queueSet(queue), subject: (.unknownQueue, "queue"))
    }
}
