/// Variables that stand in front of what a configuration file says.
///
/// A variable is named after its key: `LEDGERLINE_HTTP_BODY_BYTES` is `http.bodyBytes`. Its value takes
/// the place of the file's before anything is read, so that it is checked as the file is.
struct EnvironmentOverlay {
    private enum Kind {
        case text
        case number
        case flag
    }

    /// The keys that a variable can set: the single values of every section that is no list.
    private static let keys: [(path: [String], kind: Kind)] = [
        (["dataDirectory"], .text),
        (["http", "address"], .text), (["http", "port"], .number),
        (["http", "workers"], .number), (["http", "connectionLimit"], .number),
        (["http", "perAddressLimit"], .number), (["http", "headerBytes"], .number),
        (["http", "bodyBytes"], .number), (["http", "idleTimeout"], .text),
        (["http", "requestTimeout"], .text), (["http", "publicURL"], .text),
        (["http", "tls", "certificateFile"], .text), (["http", "tls", "keyFile"], .text),
        (["http", "session", "idle"], .text), (["http", "session", "absolute"], .text),
        (["log", "recordsPerSegment"], .number), (["log", "fillAheadBytes"], .number),
        (["processLog", "format"], .text),
        (["outage", "threshold"], .text),
        (["site", "channelActive"], .flag), (["site", "resumeHeld"], .flag),
        (["site", "defaultTerritory"], .text), (["site", "openingAcknowledgement"], .text),
        (["site", "closingText"], .text), (["site", "resumeGrace"], .text),
        (["site", "reassignExclusion"], .text),
        (["site", "readsConsentWords"], .flag), (["site", "stopText"], .text),
        (["site", "startText"], .text), (["site", "helpText"], .text),
        (["site", "stopsPool"], .flag), (["site", "partsWait"], .text),
        (["site", "timeZone"], .text),
    ]

    /// What the names of a section's variables begin with; another one that does is a slip.
    private static let sections = ["DATA", "HTTP", "LOG", "OUTAGE", "PROCESS", "SITE"].map {
        "LEDGERLINE_" + $0 + "_"
    }

    private var settings: [(name: String, path: [String], content: JSON5Value.Content)] = []

    /// Finds the variables that count.
    ///
    /// - Throws: `unknownKey` for a name that begins like a section's and is none.
    init(_ environment: [String: String]) throws(ConfigurationError) {
        let known = Self.keys.map { (name: Self.name($0.path), key: $0) }
        for (name, key) in known {
            guard let text = environment[name] else { continue }
            settings.append((name, key.path, Self.content(text, key.kind)))
        }
        let names = known.map(\.name)
        let slip = environment.keys.sorted().first { name in
            Self.sections.contains { name.hasPrefix($0) } && !names.contains(name)
        }
        guard let slip else { return }
        let similar = Spelling.nearest(to: slip, of: names)
        throw Self.error(slip, .unknownKey(slip, similar: similar))
    }

    /// A file's value with the variables' values in it.
    func applied(to file: JSON5Value) -> JSON5Value {
        settings.reduce(file) { $0.setting($1.path[...], to: $1.content) }
    }

    /// An error of the schema, which names the variable when the value came from one.
    func attributed(_ error: ConfigurationError) -> ConfigurationError {
        let setting = settings.first { $0.path.joined(separator: ".") == error.keyPath }
        return setting.map { Self.error($0.name, error.problem) } ?? error
    }

    /// `LEDGERLINE_HTTP_PUBLIC_URL` for `http.publicURL`.
    private static func name(_ path: [String]) -> String {
        var name = "LEDGERLINE"
        for key in path {
            name += "_"
            var wasCapital = false
            for letter in key {
                if letter.isUppercase, !wasCapital { name += "_" }
                wasCapital = letter.isUppercase
                name += letter.uppercased()
            }
        }
        return name
    }

    /// A text that is no number or flag stays one, and is then refused as any other would be.
    private static func content(_ text: String, _ kind: Kind) -> JSON5Value.Content {
        switch kind {
        case .text: .string(text)
        case .number: Int64(text).map { .integer($0) } ?? .string(text)
        case .flag: Bool(text).map { .boolean($0) } ?? .string(text)
        }
    }

    private static func error(
        _ name: String,
        _ problem: ConfigurationError.Problem
    ) -> ConfigurationError {
        ConfigurationError(
            file: "environment",
            position: SourcePosition(line: 1, column: 1),
            keyPath: name,
            problem: problem
        )
    }
}

extension JSON5Value {
    /// The value with a member set; one that is no object stays, for the schema to refuse.
    fileprivate func setting(_ path: ArraySlice<String>, to content: Content) -> JSON5Value {
        guard let key = path.first else { return JSON5Value(content, at: position) }
        guard case .object(let object) = self.content else { return self }
        let former = object.member(key)
        let place = former?.value ?? JSON5Value(.object(JSON5Object(members: [])), at: position)
        let member = JSON5Object.Member(
            key: key,
            position: former?.position ?? position,
            value: place.setting(path.dropFirst(), to: content)
        )
        var members = object.members
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index] = member
        } else {
            members.append(member)
        }
        return JSON5Value(.object(JSON5Object(members: members)), at: position)
    }
}
