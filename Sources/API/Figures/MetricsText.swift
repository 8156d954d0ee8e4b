import Engine

/// Writes figures as Prometheus reads them.
///
/// Source: Prometheus documentation, "Exposition formats", text-based format 0.0.4.
struct MetricsText {
    private(set) var text = ""
    private var described: Set<String> = []

    /// Writes a figure; the first of a name says what it is.
    mutating func add(_ figure: Figure) {
        describe(figure.name, figure.kind.rawValue, figure.help)
        sample(figure.name, figure.labels, figure.value)
    }

    /// Writes how long something took.
    mutating func add(_ name: String, help: String, _ durations: DurationCounts) {
        describe(name, "histogram", help)
        var total: UInt64 = 0
        for (bucket, count) in durations.counts.enumerated() {
            total += count
            let boundary =
                bucket < durations.boundaries.count
                ? Self.number(Double(durations.boundaries[bucket]) / 1_000_000) : "+Inf"
            sample(name + "_bucket", [Figure.Label("le", boundary)], Double(total))
        }
        sample(name + "_sum", [], Double(durations.sum) / 1_000_000)
        sample(name + "_count", [], Double(total))
    }

    private mutating func describe(_ name: String, _ kind: String, _ help: String) {
        guard described.insert(name).inserted else { return }
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind)\n"
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
