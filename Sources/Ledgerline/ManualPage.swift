/// The manual page of section 1, made from the table of commands.
enum ManualPage {
    /// The page in roff, with the macros of man(7).
    static var text: String {
        var page = Roff()
        page.macro("TH", "LEDGERLINE", "1", "", "ledgerline \(Command.version)", "User Commands")
        page.macro("SH", "NAME")
        page.paragraph("ledgerline - an event-sourced conversational-SMS engine")
        page.macro("SH", "SYNOPSIS")
        page.synopsis("COMMAND [OPTION ...]")
        page.macro("br")
        page.synopsis("help [COMMAND]")
        page.macro("SH", "DESCRIPTION")
        page.paragraphs(description)
        page.macro("SH", "COMMANDS")
        for command in Command.listed { page.item(command.name, command.summary) }
        page.macro("SH", "OPTIONS")
        page.paragraphs(optionForms)
        for command in Command.listed { page.append(command) }
        page.macro("SH", "EXIT STATUS")
        for (status, meaning) in statuses { page.item(String(status.rawValue), meaning) }
        for (title, items) in [("ENVIRONMENT", environment), ("FILES", files)] {
            page.macro("SH", title)
            for (name, meaning) in items { page.item(name, meaning) }
        }
        page.macro("SH", "EXAMPLES")
        for (command, meaning) in examples { page.item(command, meaning) }
        return page.text
    }

    private static let description = """
        It takes text messages from providers, decides by fixed rules what becomes of each, keeps every
        input and every decision in one log, and has people, scripts and a virtual agent answer. All
        that it knows follows from the log, which its commands show, verify, decide again and copy.

        Progress of long work is shown on standard error, if that is a terminal.
        """

    private static let optionForms = """
        An option is given as `--name VALUE` or `--name=VALUE`, a flag as `--name`; what is behind `--`
        is neither. `--help` shows how a command is called.
        """

    private static let statuses: [(ExitStatus, String)] = [
        (.success, "All is well."),
        (
            .found,
            "The command ran and found something wrong: a difference, damage, an unexpected answer."
        ),
        (.usage, "The command line cannot be understood."),
        (.failure, "The command could not be carried out."),
        (.configuration, "The configuration is wrong or cannot be read."),
        (.unavailable, "The daemon cannot be reached or refused."),
    ]

    private static let environment = [
        ("LEDGERLINE_CONFIG", "The configuration, where `--config` does not name it."),
        ("LEDGERLINE_PASSWORD", "The password for commands that ask the daemon with `--user`."),
        (
            "LEDGERLINE_SECTION_KEY",
            "Stands in front of a single value of the configuration: LEDGERLINE_HTTP_BODY_BYTES is "
                + "`http.bodyBytes`, LEDGERLINE_DATA_DIRECTORY is `dataDirectory`."
        ),
    ]

    private static let files = [
        (
            Site.places.joined(separator: ", "),
            "The configuration: the first of them that is there, unless it is named."
        ),
        ("DIR/log", "In the data directory: the log, which all else follows from."),
        ("DIR/views", "What `rebuild` makes anew from the log."),
        ("DIR/accounts.json, DIR/tokens.json", "Passwords and tokens, as hashes."),
        ("DIR/attachments", "Files that messages brought along."),
        ("DIR/checkpoint-key", "What signs checkpoints; keep it as secret as the log."),
    ]

    private static let examples = [
        ("ledgerline serve --demo", "Runs a made-up support centre with a history."),
        ("ledgerline replay IMS0000001", "Tells the story of an interaction."),
        ("ledgerline verify && ledgerline redecide", "Proves that nothing was changed."),
        ("ledgerline export --out events.jsonl", "Writes all records as CloudEvents."),
        ("ledgerline backup /backup/today", "Copies everything beside the running daemon."),
        ("ledgerline help --man | man -l -", "Shows this page."),
    ]
}

extension Roff {
    fileprivate mutating func append(_ command: Command) {
        macro("SS", "ledgerline \(command.name)")
        paragraph(command.summary.prefix(1).uppercased() + command.summary.dropFirst() + ".")
        macro("PP")
        for (index, way) in command.synopsis.enumerated() {
            if index > 0 { macro("br") }
            synopsis(way)
        }
        if !command.about.isEmpty {
            macro("PP")
            paragraphs(command.about)
        }
        for option in command.options { item(option.head, option.meaning) }
    }
}
