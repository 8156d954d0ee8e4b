/// What a row holds in one field, as a query sees it.
public enum FieldValue: Equatable, Sendable {
    /// Nothing; a text or a reference without characters counts as nothing too.
    case empty
    /// A text or the name of a choice.
    case text(String)
    /// A whole number.
    case number(Int64)
    /// A point in time, in milliseconds since 1970-01-01 00:00:00 UTC.
    case instant(Int64)
    /// A truth value.
    case boolean(Bool)
    /// The `sys_id` of another row.
    case reference(String)

    /// Whether `ISEMPTY` holds.
    public var isEmpty: Bool {
        switch self {
        case .empty: true
        case .text(let text), .reference(let text): text.isEmpty
        case .number, .instant, .boolean: false
        }
    }

    /// The value as the Table API writes it, which is what `LIKE` and its kin look at.
    ///
    /// An instant is `YYYY-MM-DD HH:MM:SS` in UTC. Only numbers and instants make a new text.
    public var tableText: String {
        switch self {
        case .empty: ""
        case .text(let text), .reference(let text): text
        case .number(let number): String(number)
        case .instant(let milliseconds): CivilTime.text(seconds: wholeSeconds(milliseconds))
        case .boolean(let flag): flag ? "true" : "false"
        }
    }
}

/// The second that an instant lies in, also before 1970.
func wholeSeconds(_ milliseconds: Int64) -> Int64 {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return remainder < 0 ? quotient - 1 : quotient
}
