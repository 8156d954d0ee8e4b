/// Reads an object's members one by one, and then refuses those that nobody asked for.
///
/// Every method takes a key. Without a default the key must be there; the methods named `optional…`
/// give `nil` if it is not. `null` is a value of the wrong kind, not an absence.
public struct ObjectReader {
    private let value: ConfigurationValue
    private let object: JSON5Object
    private var known: [String] = []

    /// Begins to read an object.
    ///
    /// - Throws: `wrongKind` if the value is none.
    public init(_ value: ConfigurationValue) throws(ConfigurationError) {
        guard case .object(let object) = value.value.content else {
            throw value.wrongKind("an object")
        }
        self.value = value
        self.object = object
    }

    /// Where the object is, in the words of an error's key path.
    public var path: ConfigurationPath { value.path }

    /// A member's value as it stands, or `nil` if the key is not there.
    public mutating func value(_ key: String) -> ConfigurationValue? {
        known.append(key)
        return object.member(key).map { member in
            ConfigurationValue(
                member.value,
                path: value.path.appending(key: key),
                file: value.file
            )
        }
    }

    /// A member read by a function, or its default.
    ///
    /// - Parameters:
    ///   - key: the member's key.
    ///   - fallback: what an absent key means; `nil` if it must be there.
    ///   - body: reads the value.
    /// - Returns: what the function returns, or the default.
    /// - Throws: `missingKey`, or what the function throws.
    public mutating func read<Result>(
        _ key: String,
        default fallback: Result? = nil,
        _ body: (ConfigurationValue) throws(ConfigurationError) -> Result
    ) throws(ConfigurationError) -> Result {
        if let value = value(key) {
            return try body(value)
        }
        guard let fallback else { throw missing(key) }
        return fallback
    }

    /// A member read by a function, or `nil` if the key is not there.
    ///
    /// - Throws: what the function throws.
    public mutating func readIfPresent<Result>(
        _ key: String,
        _ body: (ConfigurationValue) throws(ConfigurationError) -> Result
    ) throws(ConfigurationError) -> Result? {
        guard let value = value(key) else { return nil }
        return try body(value)
    }

    /// An error about a member that the schema found by itself, to be thrown by the caller.
    ///
    /// It points at the value, or at the object if the key is not there.
    public func refusal(
        _ key: String,
        _ message: String,
        advice: String
    ) -> ConfigurationError {
        ConfigurationError(
            file: value.file,
            position: object.member(key)?.value.position ?? value.value.position,
            keyPath: value.path.appending(key: key).text,
            problem: .refused(message: message, advice: advice)
        )
    }

    /// Says that every key has been asked for.
    ///
    /// - Throws: `unknownKey` for the first that was not, with the nearest of those that were.
    public func finish() throws(ConfigurationError) {
        let asked = Set(known)
        for member in object.members where !asked.contains(member.key) {
            throw ConfigurationError(
                file: value.file,
                position: member.position,
                keyPath: value.path.appending(key: member.key).text,
                problem: .unknownKey(
                    member.key,
                    similar: Spelling.nearest(
                        to: member.key,
                        of: known.filter { object.member($0) == nil }
                    ) ?? Spelling.nearest(to: member.key, of: known)
                )
            )
        }
    }

    private func missing(_ key: String) -> ConfigurationError {
        let unread = object.members.map(\.key).filter { !known.contains($0) }
        let similar = Spelling.nearest(to: key, of: unread)
        return ConfigurationError(
            file: value.file,
            position: similar.flatMap { object.member($0)?.position } ?? value.value.position,
            keyPath: value.path.appending(key: key).text,
            problem: .missingKey(key, similar: similar)
        )
    }
}
