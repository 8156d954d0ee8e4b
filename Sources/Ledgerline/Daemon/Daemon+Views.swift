import EventLog
import Foundation
import HTTPServer
import Projections
import ServiceManager
import Vocabulary

extension Daemon {
    /// How long views are folded before the waiting room answers, in seconds: a usual start is done by then.
    private static let quietSeconds = 1.0
    /// How often it is said how far they are, in seconds.
    private static let reportSeconds = 5.0
    /// From so many records on it is said that views are made where there were none.
    private static let worthSaying: Position = 1_000

    /// Opens the views and folds what they lack, before anything is served from them.
    ///
    /// Views that are new, or of another version, are folded from the log's beginning, so whatever they
    /// show is right for all the past. The process log, the waiting room and systemd are told how far it is.
    ///
    /// - Parameters:
    ///   - data: where the views lie.
    ///   - log: what they are folded from.
    ///   - room: is told how far they are.
    ///   - openDoors: called once when it takes long: the waiting room is to answer.
    /// - Returns: views that show all that the log had.
    /// - Throws: why they cannot be folded, or the doors not be opened.
    static func openViews(
        _ data: DataDirectory,
        _ log: LMDBLog,
        _ room: WaitingRoom,
        openDoors: () throws -> Void
    ) throws -> Views {
        let views = try Views.open(data.views, log: log)
        let begin = ProcessInfo.processInfo.systemUptime
        let first = views.projector.position
        let beginning = views.projector.beginning
        // The first start of a site makes views, too, and there is nothing to say of it.
        let isWorthSaying =
            beginning.isAnew && (beginning != .new || log.lastPosition >= worthSaying)
        if isWorthSaying {
            ProcessLog.write(
                .info,
                "views are made anew",
                [
                    ("because", beginning.words),
                    ("records", "\(log.lastPosition)"),
                ]
            )
        }
        var isOpen = false
        var reportedAt = begin
        var failure: (any Error)?
        try views.projector.catchUp { checkpoint in
            room.reach(checkpoint.position)
            let now = ProcessInfo.processInfo.systemUptime
            if !isOpen, now - begin >= quietSeconds {
                isOpen = true
                do { try openDoors() } catch { failure = error }
            }
            if now - reportedAt >= reportSeconds {
                reportedAt = now
                report(checkpoint.position, of: log.lastPosition)
            }
            return failure == nil
        }
        if let failure { throw failure }
        if isWorthSaying || isOpen {
            let seconds = ProcessInfo.processInfo.systemUptime - begin
            ProcessLog.write(
                .info,
                "views are up to date",
                [
                    ("records", "\(views.projector.position - first)"),
                    ("seconds", String(format: "%.1f", seconds)),
                ]
            )
        }
        return views
    }

    private static func report(_ position: Position, of last: Position) {
        ProcessLog.write(
            .info,
            "views are being made",
            [("position", "\(position)"), ("of", "\(last)")]
        )
        ServiceManager.notify(.status("views: \(position) of \(last) records"))
        // A long log takes longer than a start usually may.
        ServiceManager.notify(.extendTimeout(microseconds: 60_000_000))
    }
}
