/// Writes text for troff, so that nothing in it is taken for a request or another character.
struct Roff {
    /// What has been written.
    private(set) var text = ""

    /// Writes a macro with its arguments.
    mutating func macro(_ name: String, _ arguments: String...) {
        let words = arguments.map { " \"" + escaped($0).replacing("\"", with: "\"\"") + "\"" }
        text += "." + name + words.joined() + "\n"
    }

    /// Writes a text that is filled; what stands between backticks is bold.
    mutating func paragraph(_ words: String) {
        let line = escaped(words)
        // At the beginning of a line these would be a request.
        if line.hasPrefix(".") || line.hasPrefix("\\(aq") { text += "\\&" }
        text += line + "\n"
    }

    /// Writes paragraphs with empty lines between.
    mutating func paragraphs(_ words: String) {
        for (index, part) in words.split(separator: "\n\n").enumerated() {
            if index > 0 { macro("PP") }
            paragraph(part.split(separator: "\n").joined(separator: " "))
        }
    }

    /// Writes one way to call the program.
    mutating func synopsis(_ words: String) {
        paragraph("`ledgerline` " + words)
    }

    /// Writes a name and what it means.
    mutating func item(_ name: String, _ meaning: String) {
        macro("TP")
        paragraph("`\(name)`")
        paragraph(meaning)
    }

    private func escaped(_ words: String) -> String {
        var result = ""
        var isBold = false
        for character in words {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case "`":
                isBold.toggle()
                result += isBold ? "\\fB" : "\\fR"
            default: result.append(character)
            }
        }
        return result
    }
}
