import Configuration
import Extensions

extension Command {
    static let configCheck = Command(
        name: "config check",
        summary: "reads the configuration and names line and key of what is wrong",
        usage: """
            config check [FILE]

            Ends with 4 when something is wrong. A warning names what can be carried out and is yet
            hardly meant, such as a queue whose work nobody is offered.
            The site's scripts are read as well. Ends with 4 when something is wrong; two scripts of
            one order are named and are no error.

              --config FILE   the configuration, as for every command
            """,
        options: ["config"],
        flags: []
    ) { arguments in
        let file = try arguments.plain.first ?? Site.file(arguments)
        var words = arguments
        words.name(file, for: "config")
        let site = try Site.read(words)
        for warning in site.warnings { print("warning: \(warning)") }
        let verdict =
            site.warnings.isEmpty ? "nothing is wrong" : "\(site.warnings.count) warnings"
        let findings = try Scripts.findings(site)
        for finding in findings { print(finding) }
        if findings.contains(where: { $0.weight == .error }) {
            throw CommandFailure("a script is wrong", status: .configuration)
        }
        print(
            "\(file): \(site.applications.count) provider applications,"
                + " \(site.queues.count) queues, \(site.actions.count) messaging actions,"
                + " \(site.users.count) users; \(verdict)"
        )
        return .success
    }
}
