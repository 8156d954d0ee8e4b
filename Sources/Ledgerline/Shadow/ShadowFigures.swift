import Foundation
import Vocabulary

/// How far a shadow is.
struct ShadowFigures {
    /// The last record that was compared.
    var position: Position
    /// The log's last record, when it was looked at.
    var last: Position
    /// How long ago the record was logged that is to be compared next, in milliseconds; 0 without one.
    var lagTime: Int64
    var inputs: UInt64
    var firings: UInt64
    /// Outcomes that are the same.
    var outcomes: UInt64
    var differences: UInt64
    /// The last record that the views show; nothing when none are built.
    var views: Position?
    /// Inputs a second since the start.
    var overallRate: Double

    /// Records that are yet to be compared.
    var lag: UInt64 { last - min(position, last) }

    func write(to json: inout JSONText) {
        json.member("position", position)
        json.member("last_position", last)
        json.member("lag_records", lag)
        json.member("lag_ms", lagTime)
        json.member("inputs", inputs)
        json.member("timers", firings)
        json.member("same_outcomes", outcomes)
        json.member("differences", differences)
        if let views { json.member("views_position", views) }
    }

    var text: String {
        "record \(position) of \(last), \(lag) behind"
            + (lag == 0 ? "" : " (\(lagTime) ms)")
            + "; \(inputs) inputs, \(firings) timers, \(outcomes) outcomes the same"
            + "; differences: \(differences)" + (views.map { "; views at \($0)" } ?? "")
    }
}

/// When something was told last, and how much has been done since.
struct ShadowPace {
    private let start = ProcessInfo.processInfo.systemUptime
    private var last = ProcessInfo.processInfo.systemUptime
    private var toldAt = ProcessInfo.processInfo.systemUptime
    private var inputs: UInt64 = 0

    /// Whether so many seconds are over since it last was.
    mutating func isDue(every seconds: Double) -> Bool {
        let now = ProcessInfo.processInfo.systemUptime
        guard now - toldAt >= seconds else { return false }
        toldAt = now
        return true
    }

    /// Inputs a second since this was last asked.
    mutating func rate(_ inputs: UInt64) -> Double {
        let now = ProcessInfo.processInfo.systemUptime
        defer { (last, self.inputs) = (now, inputs) }
        return Double(inputs - self.inputs) / max(now - last, 0.001)
    }

    /// Inputs a second since the start.
    func overallRate(_ inputs: UInt64) -> Double {
        Double(inputs) / max(ProcessInfo.processInfo.systemUptime - start, 0.001)
    }
}
