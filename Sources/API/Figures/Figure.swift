public import Engine

/// One value for `/metrics`, or one set of durations.
public struct Figure: Hashable, Sendable {
    /// What Prometheus calls its type.
    public enum Kind: String, Sendable {
        /// It only grows, from the start of the process.
        case counter
        /// It goes up and down.
        case gauge
        /// How long something took, from the start of the process.
        case histogram
    }

    /// What it is.
    public enum Value: Hashable, Sendable {
        /// A number.
        case number(Double)
        /// Durations, which are shown in seconds.
        case durations(DurationCounts)
    }

    /// Its name, in the form that Prometheus asks for; the same name has the same kind and help.
    public var name: String
    /// What it says.
    public var help: String
    /// Its type.
    public var kind: Kind
    /// What it is about; names are words of letters and underscores.
    public var labels: [Label]
    /// The value.
    public var value: Value

    /// A name and what it is for this value.
    public struct Label: Hashable, Sendable {
        /// The name.
        public var name: String
        /// What it is.
        public var value: String

        /// Puts both together.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Puts a counter or a gauge together.
    public init(
        _ name: String,
        _ kind: Kind,
        help: String,
        labels: [Label] = [],
        value: Double
    ) {
        self.name = name
        self.help = help
        self.kind = kind
        self.labels = labels
        self.value = .number(value)
    }

    /// Puts a histogram together.
    public init(
        _ name: String,
        help: String,
        labels: [Label] = [],
        durations: DurationCounts
    ) {
        self.name = name
        self.help = help
        kind = .histogram
        self.labels = labels
        value = .durations(durations)
    }
}
