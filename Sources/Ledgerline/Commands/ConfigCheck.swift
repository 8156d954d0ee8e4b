import Configuration
import Extensions
import VirtualAgent

extension Command {
    static let configCheck = Command(
        name: "config check",
        summary: "reads the configuration and names line and key of what is wrong",
        synopsis: ["config check [FILE]"],
        arguments: .file,
        about: """
            Ends with 4 when something is wrong; the site's scripts and topics are read as well. A warning
            names what can be carried out and is yet hardly meant, such as a queue whose work nobody is
            offered or two scripts of one order.
            """,
        options: [
            .option("config", "FILE", .file, "the configuration, as for every command")
        ]
    ) { arguments in
        let file = try arguments.plain.first ?? Site.file(arguments)
        var words = arguments
        words.name(file, for: "config")
        let site = try Site.read(words)
        for warning in site.warnings { print("warning: \(warning)") }
        let scripts = try Scripts.library(site)
        for finding in scripts.findings { print(finding) }
        let warnings = site.warnings.count + scripts.findings.count
        let verdict = warnings == 0 ? "nothing is wrong" : "\(warnings) warnings"
        if scripts.findings.contains(where: { $0.weight == .error }) {
            throw CommandFailure("a script is wrong", status: .configuration)
        }
        let topics: TopicLibrary?
        do throws(ConfigurationError) {
            topics = try Topics.library(site, scripted: scripts.scripts.map(\.topic))
        } catch {
            throw CommandFailure(error.description, status: .configuration)
        }
        print(
            "\(file): \(site.applications.count) provider applications,"
                + " \(site.queues.count) queues, \(site.actions.count) messaging actions,"
                + " \(site.users.count) users, \(scripts.scripts.count) scripts,"
                + " \(topics?.count ?? 0) topics; \(verdict)"
        )
        return .success
    }
}
