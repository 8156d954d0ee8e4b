import Configuration

extension Command {
    static let configCheck = Command(
        name: "config check",
        summary: "reads the configuration and names line and key of what is wrong",
        usage: """
            config check [FILE]

            Ends with 4 when something is wrong.

              --config FILE   the configuration, as for every command
            """,
        options: ["config"],
        flags: []
    ) { arguments in
        let file = try arguments.plain.first ?? Site.file(arguments)
        var words = arguments
        words.name(file, for: "config")
        let site = try Site.read(words)
        print(
            "\(file): \(site.applications.count) provider applications,"
                + " \(site.queues.count) queues, \(site.actions.count) messaging actions,"
                + " \(site.users.count) users; nothing is wrong"
        )
        return .success
    }
}
