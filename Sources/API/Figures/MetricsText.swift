import Engine

/// Writes figures as Prometheus reads them.
///
/// Source: Prometheus documentation, "Exposition formats", text-based format 0.0.4.
struct MetricsText {
    private(set) var text = ""

    /// Writes figures, those of a name together, in the order in which the names come first.
    init(_ figures: [Figure]) {
        var names: [String] = []
        var byName: [String: [Figure]] = [:]
        for figure in figures {
            if byName[figure.name] == nil { names.append(figure.name) }
            byName[figure.name, default: []].append(figure)
        }
        for name in names {
            guard let all = byName[name], let first = all.first else { continue }
            let help = Self.escaped(first.help, quotes: false)
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(first.kind.rawValue)\n"
            for figure in all { add(figure) }
        }
    }

    private mutating func add(_ figure: Figure) {
        switch figure.value {
        case .number(let value): sample(figure.name, figure.labels, value)
        case .durations(let durations): add(figure.name, figure.labels, durations)
        }
    }

    private mutating func add(
        _ name: String,
        _ labels: [Figure.Label],
        _ durations: DurationCounts
    ) {
        var total: UInt64 = 0
        for (bucket, count) in durations.counts.enumerated() {
            total += count
            let boundary =
                bucket < durations.boundaries.count
                ? Self.number(Double(durations.boundaries[bucket]) / 1_000_000) : "+Inf"
            sample(name + "_bucket", labels + [Figure.Label("le", boundary)], Double(total))
        }
        sample(name + "_sum", labels, Double(durations.sum) / 1_000_000)
        sample(name + "_count", labels, Double(total))
    }

    private mutating func sample(_ name: String, _ labels: [Figure.Label], _ value: Double) {
        text += name
        if !labels.isEmpty {
            let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
            text += "{" + pairs.joined(separator: ",") + "}"
        }
        text += " \(Self.number(value))\n"
    }

    private static func number(_ value: Double) -> String {
        value.rounded() == value && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
