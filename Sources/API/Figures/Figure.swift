/// One value for `/metrics`.
public struct Figure: Hashable, Sendable {
    /// Whether it only grows.
    public enum Kind: String, Sendable {
        /// It only grows, from the start of the process.
        case counter
        /// It goes up and down.
        case gauge
    }

    /// Its name, in the form that Prometheus asks for; the same name has the same kind and help.
    public var name: String
    /// What it says.
    public var help: String
    /// Whether it only grows.
    public var kind: Kind
    /// What it is about; names are words of letters and underscores.
    public var labels: [Label]
    /// The value.
    public var value: Double

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

    /// Puts a figure together.
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
        self.value = value
    }
}
