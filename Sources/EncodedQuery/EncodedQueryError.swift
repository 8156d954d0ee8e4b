/// Why a text is not an encoded query that can be answered; offsets count UTF-8 bytes from zero.
public enum EncodedQueryError: Error, Equatable, Sendable {
    /// The text is longer than `EncodedQuery.maximumBytes`. Narrow the list of an `IN`.
    case tooLong(bytes: Int)
    /// There are more terms than `EncodedQuery.maximumTerms`. Use `IN` in place of many `^OR`.
    case tooManyTerms(offset: Int)
    /// A list has more items than `EncodedQuery.maximumItems`. Ask in several queries.
    case tooManyItems(offset: Int)
    /// Nothing stands before, after or between carets. Remove a caret; `^^` is one in a value.
    case emptyTerm(offset: Int)
    /// `^NQ` has no condition on one of its sides, so all rows would match. Remove it.
    case emptyAlternative(offset: Int)
    /// `^OR` has no condition before it. Start with a condition.
    case orWithoutCondition(offset: Int)
    /// A term follows `^EQ` that is no order. Move `^EQ` to the end or leave it out.
    case termAfterEnd(offset: Int)
    /// A term does not begin with a field's name. Names have `a`-`z`, `0`-`9`, `_` and `.`.
    case missingField(offset: Int)
    /// A field's name begins or ends with a dot or has two in a row.
    case malformedField(offset: Int, field: String)
    /// No operator follows the field. Blanks around operators are not allowed.
    case missingOperator(offset: Int, field: String)
    /// The operator needs something to compare with. Only `=` and `!=` take an empty value.
    case missingValue(offset: Int, comparison: String)
    /// Something follows an operator or an order that takes no value.
    case unexpectedValue(offset: Int)
    /// `BETWEEN` needs two bounds with one `@` between them.
    case malformedRange(offset: Int)
    /// A value is a script, which is never run. Write the value itself, such as a `sys_id`.
    case scriptNotSupported(offset: Int)
    /// The table has no such fields. Correct their spelling.
    case unknownFields([String])
}

extension EncodedQueryError: CustomStringConvertible {
    /// What is wrong, where, and what to try, in one line.
    public var description: String {
        switch self {
        case .tooLong(let bytes):
            "the query has \(bytes) bytes; at most \(EncodedQuery.maximumBytes) are read"
        case .tooManyTerms(let offset):
            "at \(offset): more than \(EncodedQuery.maximumTerms) terms; IN replaces many ^OR"
        case .tooManyItems(let offset):
            "at \(offset): more than \(EncodedQuery.maximumItems) items in a list"
        case .emptyTerm(let offset):
            "at \(offset): a condition is missing; a caret within a value is written ^^"
        case .emptyAlternative(let offset):
            "at \(offset): ^NQ needs a condition on both sides"
        case .orWithoutCondition(let offset):
            "at \(offset): ^OR needs a condition before it"
        case .termAfterEnd(let offset):
            "at \(offset): only ORDERBY and ORDERBYDESC may follow ^EQ"
        case .missingField(let offset):
            "at \(offset): a field name is missing; names have a-z, 0-9, _ and ."
        case .malformedField(let offset, let field):
            "at \(offset): a dot is out of place in the field name \(field)"
        case .missingOperator(let offset, let field):
            "at \(offset): no operator that is supported follows \(field); it stands right after"
                + " the name, as in \(field)=value"
        case .missingValue(let offset, let comparison):
            "at \(offset): \(comparison) needs a value; ISEMPTY asks for an empty field"
        case .unexpectedValue(let offset):
            "at \(offset): nothing may follow here but a caret and another term"
        case .malformedRange(let offset):
            "at \(offset): BETWEEN needs two bounds, as in BETWEEN1@9"
        case .scriptNotSupported(let offset):
            "at \(offset): scripts are not run; write the value itself"
        case .unknownFields(let fields):
            "the table has no field \(fields.joined(separator: ", "))"
        }
    }
}
