import Engine
import EventLog
import Foundation
import Vocabulary

/// A shadow at work: it reads, compares, folds views and tells.
final class ShadowRun {
    /// What somebody wants of it.
    struct Wishes {
        var follows = false
        var until = Position.max
        var kept = Shadow.keptDifferences
        var every = 5.0
        var json = false
    }

    /// Why it ends.
    enum Ending: String {
        case endOfLog = "end_of_log"
        case until
        case stopped
        case unreadable
    }

    /// Records between two looks at signals and the clock.
    private static let stride: Position = 20_000
    /// So many records are still compared after a signal: what a stopped daemon wrote last.
    private static let lastRecords: Position = 100_000
    /// How often the log is looked at, in seconds.
    private static let pause = 0.1

    private let log: LMDBLog
    private let wishes: Wishes
    private let views: ShadowViews?
    private let stop: StopSwitch
    private var shadow: Shadow
    private var told = 0
    private var pace = ShadowPace()
    private let teller: ShadowTeller
    /// Says on a terminal how far it is where no lines do.
    private let progress = Progress("compared")

    init(_ log: LMDBLog, _ wishes: Wishes, views: ShadowViews?, stop: StopSwitch) {
        self.log = log
        self.wishes = wishes
        self.views = views
        self.stop = stop
        teller = ShadowTeller(json: wishes.json)
        // Tables of ids that memory has no room for lie in files without names.
        let folder = FileManager.default.temporaryDirectory.path
        shadow = Shadow(
            of: log.identity,
            archive: SeenFiles(folder: folder),
            keeping: wishes.kept
        )
    }

    /// Compares until it ends.
    func run() throws -> ExitStatus {
        // The daemon's own work goes first.
        if wishes.follows { ThreadPriority.giveWay() }
        let ending = try compare()
        shadow.finish()
        progress.end()
        tellDifferences()
        teller.tell(ending, shadow.report, try figures)
        return shadow.report.isClean ? .success : .found
    }

    private func compare() throws -> Ending {
        while true {
            let isLast = stop.isFlipped
            try log.refresh()
            // Before catching up: what is told is what has gathered meanwhile.
            try tellStatusWhenDue()
            try catchUp()
            if shadow.report.unreadable != nil { return .unreadable }
            if shadow.position >= wishes.until { return .until }
            if isLast { return .stopped }
            guard wishes.follows else {
                return stop.isFlipped ? .stopped : .endOfLog
            }
            stop.wait(seconds: Self.pause)
        }
    }

    private func catchUp() throws {
        let end = min(wishes.until, log.lastPosition)
        while shadow.position < end, shadow.report.unreadable == nil {
            if stop.isFlipped, end - shadow.position > Self.lastRecords { return }
            try shadow.follow(log, through: min(shadow.position + Self.stride, end))
            try views?.catchUp(through: shadow.position)
            tellDifferences()
            if shadow.position < end { try tellStatusWhenDue() }
        }
    }

    private func tellDifferences() {
        let differences = shadow.report.differences
        while told < differences.count {
            teller.tell(differences[told])
            told += 1
        }
    }

    private func tellStatusWhenDue() throws {
        guard wishes.follows else { return progress.report(shadow.position) }
        guard pace.isDue(every: wishes.every) else { return }
        try log.refresh()
        teller.tell(try figures, rate: pace.rate(shadow.report.inputs))
    }

    private var figures: ShadowFigures {
        get throws {
            ShadowFigures(
                position: shadow.position,
                last: max(log.lastPosition, shadow.position),
                lagTime: try ageOfNext(),
                inputs: shadow.report.inputs,
                firings: shadow.report.firings,
                outcomes: shadow.report.sameOutcomes,
                differences: shadow.report.differenceCount,
                views: views?.position,
                overallRate: pace.overallRate(shadow.report.inputs)
            )
        }
    }

    /// How long ago the record was logged that is to be compared next, in milliseconds; 0 without one.
    private func ageOfNext() throws -> Int64 {
        var time: Int64?
        let next = shadow.position + 1
        unsafe try log.scan(from: next, through: next) { _, bytes in
            time = unsafe try? RecordHeader(decoding: bytes).time
            return false
        }
        guard let time else { return 0 }
        return max(0, SystemClock().read().wall.rawValue - time)
    }
}
