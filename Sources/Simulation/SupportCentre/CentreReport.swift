import EventLog
public import Vocabulary

/// What came of a simulated support centre, as figures and as a table.
public struct CentreReport: Sendable {
    /// A queue's line.
    public struct Line: Sendable {
        /// The queue's name.
        public var queue: String
        /// How many agents got.
        public var assigned: Int
        /// The waits until an agent had it, half of them shorter.
        public var median: Milliseconds
        /// The waits, nine of ten shorter.
        public var ninetieth: Milliseconds
        /// Parts in a thousand that waited no longer than the queue's target.
        public var withinTarget: Int
    }

    /// The queues by their order.
    public private(set) var lines: [Line] = []
    /// How many records the log has.
    public private(set) var records: Position = 0
    /// The root of their tree: the same for the same seed.
    public private(set) var root = ""
    /// Parts in a thousand of present agents' capacity that were used.
    public private(set) var utilisation = 0
    /// How many interactions still wait at the end.
    public private(set) var waiting = 0
    private var counts = CentreAuditor.Counts()

    mutating func finish(_ auditor: CentreAuditor, _ log: MemoryLog) {
        counts = auditor.counts
        waiting = auditor.items.count
        records = log.lastPosition
        root = (try? log.root(at: log.lastPosition)).map { "\($0)" } ?? ""
        let present = auditor.agents.values.reduce(Int64(0)) { $0 + $1.present }
        let busy = auditor.agents.values.reduce(Int64(0)) { $0 + $1.busy }
        utilisation = present == 0 ? 0 : Int(busy * 1_000 / present)
        for (id, queue) in auditor.queues.sorted(by: { $0.value.order < $1.value.order }) {
            let waits = (auditor.waits[id] ?? []).sorted()
            let within = waits.count { $0 <= queue.targetWait.rawValue }
            lines.append(
                Line(
                    queue: queue.name,
                    assigned: waits.count,
                    median: Self.quantile(waits, 50),
                    ninetieth: Self.quantile(waits, 90),
                    withinTarget: waits.isEmpty ? 1_000 : within * 1_000 / waits.count
                )
            )
        }
    }

    private static func quantile(_ sorted: [Int64], _ percent: Int) -> Milliseconds {
        guard !sorted.isEmpty else { return .zero }
        return Milliseconds(rawValue: sorted[min(sorted.count - 1, sorted.count * percent / 100)])
    }

    /// The table, a line for each queue and one for the centre.
    public var text: String {
        var text = Self.row("queue", "assigned", "median wait", "90 % wait", "in target") + "\n"
        for line in lines {
            text +=
                Self.row(
                    line.queue,
                    "\(line.assigned)",
                    Self.time(line.median),
                    Self.time(line.ninetieth),
                    Self.share(line.withinTarget)
                ) + "\n"
        }
        text += """

            interactions \(counts.opened), closed \(counts.closed) (\(counts.abandoned) abandoned), \
            still waiting \(waiting)
            offers \(counts.offers): accepted \(counts.accepted), rejected \(counts.rejected), \
            timed out \(counts.timedOut), withdrawn \(counts.withdrawn); overflowed \(counts.overflowed)
            utilisation of present agents \(Self.share(utilisation))
            records \(records), root \(root)

            """
        return text
    }

    private static func row(_ cells: String...) -> String {
        cells.enumerated().map { index, cell in
            let space = String(repeating: " ", count: max(1, 13 - cell.count))
            return index == 0 ? cell + space : space + cell
        }
        .joined()
    }

    private static func time(_ wait: Milliseconds) -> String {
        let seconds = wait.rawValue / 1_000
        if seconds < 120 { return "\(seconds) s" }
        return seconds < 7_200 ? "\(seconds / 60) min" : "\(seconds / 3_600) h"
    }

    private static func share(_ thousandths: Int) -> String {
        "\(thousandths / 10).\(thousandths % 10) %"
    }
}
