/// A value together with its file and path, for a schema to read as what it should be.
public struct ConfigurationValue: Sendable {
    /// The value.
    public let value: JSON5Value
    /// The way to the value.
    public let path: ConfigurationPath
    /// The file's name in errors.
    public let file: String

    /// Begins at the root of a file.
    public init(_ value: JSON5Value, file: String) {
        self.init(value, path: ConfigurationPath(), file: file)
    }

    /// Begins at a value within a file.
    public init(_ value: JSON5Value, path: ConfigurationPath, file: String) {
        self.value = value
        self.path = path
        self.file = file
    }

    /// The value as a text.
    public func string() throws(ConfigurationError) -> String {
        guard case .string(let text) = value.content else { throw wrongKind("a text") }
        return text
    }

    /// The value as a whole number.
    public func integer(
        range: ClosedRange<Int> = Int.min...Int.max
    ) throws(ConfigurationError) -> Int {
        guard case .integer(let number) = value.content else { throw wrongKind("a whole number") }
        return try within(range, Int(number))
    }

    /// The value as a number, whole or not.
    public func real(
        range: ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
    ) throws(ConfigurationError) -> Double {
        switch value.content {
        case .integer(let number): try within(range, Double(number))
        case .real(let number): try within(range, number)
        default: throw wrongKind("a number")
        }
    }

    /// The value as a truth value.
    public func boolean() throws(ConfigurationError) -> Bool {
        guard case .boolean(let flag) = value.content else { throw wrongKind("true or false") }
        return flag
    }

    /// The value as a duration such as `"500ms"`, `"30s"`, `"15m"`, `"12h"` or `"2d"`.
    ///
    /// - Parameter range: what is allowed; by default one millisecond to ten years.
    /// - Returns: the duration, in whole milliseconds.
    /// - Throws: if it is no text, no duration or out of range.
    public func duration(
        range: ClosedRange<Duration> = DurationText.usualRange
    ) throws(ConfigurationError) -> Duration {
        guard case .string(let text) = value.content else {
            throw wrongKind("a duration such as \"30s\"")
        }
        guard let duration = DurationText.parse(text) else {
            throw error(.malformedDuration(text))
        }
        guard range.contains(duration) else {
            let allowed = [range.lowerBound, range.upperBound].map(DurationText.text)
            throw error(.outOfRange(found: text, allowed: allowed.joined(separator: "...")))
        }
        return duration
    }

    /// The value as one of an enumeration's names.
    public func oneOf<Choice>(_ type: Choice.Type) throws(ConfigurationError) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        let name = try string()
        guard let choice = Choice(rawValue: name) else {
            let names = Choice.allCases.map(\.rawValue)
            let similar = Spelling.nearest(to: name, of: names)
            throw error(.notOneOf(names, found: name, similar: similar))
        }
        return choice
    }

    /// The value as a list, each item with its own path.
    public func array(
        count: ClosedRange<Int> = 0...Int.max
    ) throws(ConfigurationError) -> [ConfigurationValue] {
        guard case .array(let items) = value.content else { throw wrongKind("a list") }
        guard count.contains(items.count) else {
            let allowed = Self.text(count)
            throw error(.outOfRange(found: "a list of \(items.count)", allowed: allowed))
        }
        return items.enumerated().map { index, item in
            ConfigurationValue(item, path: path.appending(index: index), file: file)
        }
    }

    /// The value as an object, whose keys must all be known to the function given.
    ///
    /// - Parameter body: reads the members that it knows.
    /// - Returns: what the function returns.
    /// - Throws: what the function throws, or that there is an unknown key.
    public func object<Result>(
        _ body: (inout ObjectReader) throws(ConfigurationError) -> Result
    ) throws(ConfigurationError) -> Result {
        var reader = try ObjectReader(self)
        let result = try body(&reader)
        try reader.finish()
        return result
    }

    /// An error about the value that the schema found by itself, to be thrown by the caller.
    public func refusal(_ message: String, advice: String) -> ConfigurationError {
        error(.refused(message: message, advice: advice))
    }

    func error(_ problem: ConfigurationError.Problem) -> ConfigurationError {
        ConfigurationError(
            file: file,
            position: value.position,
            keyPath: path.text,
            problem: problem
        )
    }

    func wrongKind(_ expected: String) -> ConfigurationError {
        error(.wrongKind(expected: expected, found: value.kind))
    }

    private func within<Number: Comparable & CustomStringConvertible>(
        _ range: ClosedRange<Number>,
        _ number: Number
    ) throws(ConfigurationError) -> Number {
        guard range.contains(number) else {
            let allowed = "\(range.lowerBound)...\(range.upperBound)"
            throw error(.outOfRange(found: "\(number)", allowed: allowed))
        }
        return number
    }

    private static func text(_ range: ClosedRange<Int>) -> String {
        range.upperBound == .max
            ? "\(range.lowerBound) or more" : "\(range.lowerBound)...\(range.upperBound)"
    }
}
