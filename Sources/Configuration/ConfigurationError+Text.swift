extension ConfigurationError: CustomStringConvertible {
    /// File, line, column, path, message and advice in one line.
    public var description: String {
        let place = "\(file):\(position.line):\(position.column): "
        return place + (keyPath.isEmpty ? "" : keyPath + ": ") + message + "; " + advice
    }

    /// What is wrong, without where.
    public var message: String {
        switch problem {
        case .tooLarge(let bytes): "the file has \(bytes) bytes"
        case .invalidUTF8: "the file is not UTF-8 here"
        case .unexpectedEnd(let expected): "the file ends where \(expected) was expected"
        case .unexpectedCharacter(let found, let expected):
            "\(found) stands where \(expected) was expected"
        case .unterminatedString: "a text is not closed on its line"
        case .unterminatedComment: "a comment is not closed"
        case .invalidEscape: "a backslash begins no known escape"
        case .malformedNumber: "this is not a number"
        case .numberTooLarge: "the number does not fit 64 bits"
        case .notFinite: "Infinity and NaN are not values of a configuration"
        case .duplicateKey(let key, let line): "the key \(key) stands in line \(line) already"
        case .tooDeep: "lists and objects lie too deep in one another"
        case .missingKey(let key, _): "the key \(key) is missing"
        case .unknownKey(let key, _): "the key \(key) is not known here"
        case .wrongKind(let expected, let found): "\(expected) was expected, not \(found)"
        case .outOfRange(let found, let allowed): "\(found) is not within \(allowed)"
        case .malformedDuration(let text): "\"\(text)\" is not a duration"
        case .notOneOf(_, let found, _): "\"\(found)\" is not a name that is known here"
        case .refused(let message, _): message
        }
    }

    /// What to try.
    public var advice: String {
        switch problem {
        case .tooLarge: "at most \(JSON5Value.maximumBytes) are read: check the file's name"
        case .invalidUTF8: "save it as UTF-8"
        case .unexpectedEnd: "check that each bracket and brace is closed"
        case .unexpectedCharacter: "check the commas, colons and brackets before it"
        case .unterminatedString: "close it with the quote it began with, or end the line with \\"
        case .unterminatedComment: "close it with */"
        case .invalidEscape: "write \\\\ for a backslash, \\xHH or \\uHHHH for a character"
        case .malformedNumber: "write 15, -0.5, 1e3 or 0x1F, without zeros before it"
        case .numberTooLarge: "write a smaller one, or a text"
        case .notFinite: "write the largest value that the key takes"
        case .duplicateKey: "remove one of the two"
        case .tooDeep: "at most \(JSON5Value.maximumDepth) levels are read"
        case .missingKey(let key, nil): "add \(key)"
        case .missingKey(let key, let similar?): "rename \(similar) to \(key)"
        case .unknownKey(_, nil): "remove it"
        case .unknownKey(_, let similar?): "did you mean \(similar)?"
        case .wrongKind(let expected, "null"): "write \(expected), or leave the key out"
        case .wrongKind(let expected, _): "write \(expected)"
        case .outOfRange(_, let allowed): "write a value of \(allowed)"
        case .malformedDuration: "write a whole number and ms, s, m, h or d, such as \"30s\""
        case .notOneOf(let names, _, nil): "write one of " + names.joined(separator: ", ")
        case .notOneOf(_, _, let similar?): "did you mean \"\(similar)\"?"
        case .refused(_, let advice): advice
        }
    }
}
