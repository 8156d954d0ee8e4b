extension Command {
    /// How it is called and what its options mean.
    var helpText: String {
        var parts = ["ledgerline \(name): \(summary)", usage]
        if !about.isEmpty { parts.append(about) }
        if !options.isEmpty { parts.append(optionLines.joined(separator: "\n")) }
        return parts.joined(separator: "\n\n")
    }

    /// All commands in a line each.
    static var overview: String {
        let width = listed.map(\.name.count).max() ?? 0
        let lines = listed.map { "  " + $0.name.padded(to: width + 2) + $0.summary }
        return """
            ledgerline: an event-sourced conversational-SMS engine

            Usage: ledgerline COMMAND [OPTION ...]

            \(lines.joined(separator: "\n"))

            `ledgerline help COMMAND` explains one. Exit status: 0 well, 1 something was found,
            2 the command line is wrong, 3 the command failed, 4 the configuration is wrong,
            5 the daemon cannot be reached or refused.
            """
    }

    private var usage: String {
        let lines = synopsis.enumerated().map { index, way in
            let wrapped = Self.units(of: "ledgerline \(way)").wrapped(to: 88).enumerated().map {
                line,
                text in
                (line == 0 ? "" : String(repeating: " ", count: 4)) + text
            }
            let begin = index == 0 ? "Usage: " : "       "
            return begin + wrapped.joined(separator: "\n       ")
        }
        return lines.joined(separator: "\n")
    }

    /// The words of a way to call, those between brackets together.
    private static func units(of way: String) -> [Substring] {
        var depth = 0
        return way.split { character in
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            return character == " " && depth == 0
        }
    }

    private var optionLines: [String] {
        let width = options.map(\.head.count).max() ?? 0
        return options.flatMap { option in
            option.meaning.split(separator: " ").wrapped(to: 96 - width).enumerated().map {
                line,
                text in
                "  " + (line == 0 ? option.head : "").padded(to: width + 2) + text
            }
        }
    }
}

extension String {
    /// The text with spaces behind it.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

extension [Substring] {
    /// Lines of words with spaces between, each as long as may be.
    fileprivate func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in self {
            if !line.isEmpty, line.count + word.count >= width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? word : " " + word
        }
        return lines + [line]
    }
}
