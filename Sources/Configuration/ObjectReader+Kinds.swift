extension ObjectReader {
    /// A text.
    public mutating func string(
        _ key: String,
        default fallback: String? = nil
    ) throws(ConfigurationError) -> String {
        try read(key, default: fallback) { value throws(ConfigurationError) in
            try value.string()
        }
    }

    /// A text that may be absent.
    public mutating func optionalString(_ key: String) throws(ConfigurationError) -> String? {
        try value(key)?.string()
    }

    /// A whole number.
    public mutating func integer(
        _ key: String,
        range: ClosedRange<Int>,
        default fallback: Int? = nil
    ) throws(ConfigurationError) -> Int {
        try read(key, default: fallback) { value throws(ConfigurationError) in
            try value.integer(range: range)
        }
    }

    /// A whole number that may be absent.
    public mutating func optionalInteger(
        _ key: String,
        range: ClosedRange<Int>
    ) throws(ConfigurationError) -> Int? {
        try value(key)?.integer(range: range)
    }

    /// A number, whole or not.
    public mutating func real(
        _ key: String,
        range: ClosedRange<Double>,
        default fallback: Double? = nil
    ) throws(ConfigurationError) -> Double {
        try read(key, default: fallback) { value throws(ConfigurationError) in
            try value.real(range: range)
        }
    }

    /// A truth value.
    public mutating func boolean(
        _ key: String,
        default fallback: Bool? = nil
    ) throws(ConfigurationError) -> Bool {
        try read(key, default: fallback) { value throws(ConfigurationError) in
            try value.boolean()
        }
    }

    /// A duration such as `"30s"`.
    public mutating func duration(
        _ key: String,
        range: ClosedRange<Duration> = DurationText.usualRange,
        default fallback: Duration? = nil
    ) throws(ConfigurationError) -> Duration {
        try read(key, default: fallback) { value throws(ConfigurationError) in
            try value.duration(range: range)
        }
    }

    /// A duration that may be absent.
    public mutating func optionalDuration(
        _ key: String,
        range: ClosedRange<Duration> = DurationText.usualRange
    ) throws(ConfigurationError) -> Duration? {
        try value(key)?.duration(range: range)
    }

    /// One of an enumeration's names.
    public mutating func oneOf<Choice>(
        _ key: String,
        _ type: Choice.Type = Choice.self,
        default fallback: Choice? = nil
    ) throws(ConfigurationError) -> Choice where Choice: RawRepresentable<String> & CaseIterable {
        try read(key, default: fallback) { value throws(ConfigurationError) in
            try value.oneOf(type)
        }
    }

    /// An object, whose keys must all be known to the function given.
    public mutating func object<Result>(
        _ key: String,
        default fallback: Result? = nil,
        _ body: (inout ObjectReader) throws(ConfigurationError) -> Result
    ) throws(ConfigurationError) -> Result {
        try read(key, default: fallback) { value throws(ConfigurationError) in
            try value.object(body)
        }
    }

    /// An object that may be absent.
    public mutating func optionalObject<Result>(
        _ key: String,
        _ body: (inout ObjectReader) throws(ConfigurationError) -> Result
    ) throws(ConfigurationError) -> Result? {
        guard let value = value(key) else { return nil }
        return try value.object(body)
    }

    /// A list, each item of which a function reads.
    public mutating func array<Item>(
        _ key: String,
        count: ClosedRange<Int> = 0...Int.max,
        default fallback: [Item]? = nil,
        _ body: (ConfigurationValue) throws(ConfigurationError) -> Item
    ) throws(ConfigurationError) -> [Item] {
        try read(key, default: fallback) { value throws(ConfigurationError) in
            var items: [Item] = []
            for item in try value.array(count: count) {
                items.append(try body(item))
            }
            return items
        }
    }

    /// A list of objects, each read by the function given.
    public mutating func objects<Item>(
        _ key: String,
        count: ClosedRange<Int> = 0...Int.max,
        default fallback: [Item]? = nil,
        _ body: (inout ObjectReader) throws(ConfigurationError) -> Item
    ) throws(ConfigurationError) -> [Item] {
        try array(key, count: count, default: fallback) { item throws(ConfigurationError) in
            try item.object(body)
        }
    }

    /// A list of texts.
    public mutating func strings(
        _ key: String,
        count: ClosedRange<Int> = 0...Int.max,
        default fallback: [String]? = nil
    ) throws(ConfigurationError) -> [String] {
        try array(key, count: count, default: fallback) { item throws(ConfigurationError) in
            try item.string()
        }
    }
}
