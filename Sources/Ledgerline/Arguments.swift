/// The words behind a command's name, taken apart by what the command knows.
///
/// Options are `--name VALUE` or `--name=VALUE`, flags `--name`; everything behind `--` is plain.
struct Arguments {
    private(set) var options: [String: String] = [:]
    private var flags: Set<String> = []
    /// What is neither an option nor a flag, in order.
    private(set) var plain: [String] = []

    init(_ words: [String], of options: [CommandOption]) throws {
        let known = options.filter { $0.value != nil }.map(\.name)
        let knownFlags = options.filter { $0.value == nil }.map(\.name)
        var words = words[...]
        while let word = words.popFirst() {
            guard word.hasPrefix("--") else {
                plain.append(word)
                continue
            }
            if word == "--" {
                plain += words
                return
            }
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1)
            let name = parts.first.map(String.init) ?? ""
            if knownFlags.contains(name), parts.count == 1 {
                flags.insert(name)
            } else if known.contains(name) {
                guard let value = parts.count == 2 ? String(parts[1]) : words.popFirst() else {
                    throw CommandLineError(message: "--\(name) needs a value")
                }
                self.options[name] = value
            } else {
                let all = (known + knownFlags).sorted().map { "--" + $0 }
                throw CommandLineError(
                    message: "unknown option \(word); known are \(all.joined(separator: ", "))"
                )
            }
        }
    }

    subscript(option: String) -> String? { options[option] }

    /// Gives an option a value.
    mutating func name(_ value: String, for option: String) { options[option] = value }

    func has(_ flag: String) -> Bool { flags.contains(flag) }

    func required(_ option: String) throws -> String {
        guard let value = options[option] else {
            throw CommandLineError(message: "--\(option) is missing")
        }
        return value
    }
}
