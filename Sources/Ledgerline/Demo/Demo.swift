import Accounts
import Configuration
import EventLog
import Foundation
import Simulation
import Vocabulary

/// The data directory of the demo, and what is put into it before it is served for the first time.
struct Demo {
    /// Where it is when none is named.
    static let usualDirectory = "data/demo"
    /// Who may sign in, and what each of them is for.
    static let people = [
        ("ana", "an agent"), ("boris", "another agent"), ("supervisor", "a supervisor"),
        ("auditor", "an auditor"), ("admin", "the administrator"),
    ]

    let data: DataDirectory
    /// The configuration's path.
    var file: String { data.path + "/ledgerline.json5" }

    init(directory: String) {
        data = DataDirectory(path: directory)
    }

    static func password(of name: String) -> String { name + "-demo" }

    /// Makes what is not there yet: the configuration, the history, the passwords.
    ///
    /// - Returns: what the configuration says.
    /// - Throws: why the demo cannot be served here.
    func prepare(seed: UInt64 = 1) throws -> SiteConfiguration {
        try writeFiles()
        var site: SiteConfiguration
        do throws(ConfigurationError) {
            site = try SiteConfiguration(
                file: file,
                environment: ProcessInfo.processInfo.environment
            )
        } catch {
            throw CommandFailure(error.description, status: .configuration)
        }
        site.dataDirectory = data.path
        guard
            ["127.0.0.1", "::1"].contains(site.http.address) || site.http.address.hasPrefix("127.")
        else {
            throw CommandFailure(
                "the demo's passwords are known to everybody: it listens on loopback only",
                status: .configuration
            )
        }
        try writeHistory(site, seed: seed)
        try setPasswords()
        return site
    }

    /// Who may sign in, for the terminal.
    func greeting(port: Int, address: String) -> String {
        let names = Self.people.map { name, role in
            "  " + name.padding(toLength: 12, withPad: " ", startingAt: 0)
                + Self.password(of: name).padding(toLength: 18, withPad: " ", startingAt: 0) + role
        }
        let host = address.contains(":") ? "[\(address)]" : address
        return """

            A made-up shop's support centre, alive: some customers write, some agents answer.
            Open http://\(host):\(port)/ and sign in:

            \(names.joined(separator: "\n"))

            These passwords are known to everybody, so this listens on this machine only. Customers and
            colleagues are pretend; nothing is sent to anybody. All of it is in \(data.path): delete
            the folder to begin anew.


            """
    }

    private func writeFiles() throws {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: file) else { return }
        guard !manager.fileExists(atPath: data.log) else {
            throw CommandFailure(
                "\(data.path) has a log that is not the demo's; name another folder with --data"
            )
        }
        do {
            try manager.createDirectory(
                atPath: data.path + "/topics",
                withIntermediateDirectories: true
            )
            try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: data.path)
            let path = try JSONEncoder().encode(data.path)
            let hour = Int(Date().timeIntervalSince1970) / 3_600 % 24
            let files = DemoConfiguration.files(
                data: String(decoding: path, as: UTF8.self),
                hour: hour
            )
            // The configuration last: with it the folder is the demo's.
            for (name, text) in files.reversed() {
                try Data(text.utf8).write(to: URL(filePath: data.path + "/" + name))
            }
        } catch {
            throw CommandFailure(
                "the demo cannot be written to \(data.path): \(error.localizedDescription)"
            )
        }
    }

    /// Makes the history up, in memory, and copies it.
    private func writeHistory(_ site: SiteConfiguration, seed: UInt64) throws {
        let log = try Daemon.openLog(data, site)
        guard log.lastPosition == 0 else { return }
        let progress = Progress("made up")
        defer { progress.end() }
        let now = Instant(rawValue: Int64(Date().timeIntervalSince1970 * 1_000))
        let centre = try DemoCentre(
            DemoCentre.Size(seed: seed),
            site: site,
            identity: log.identity,
            end: now
        )
        do {
            try centre.run()
            try centre.copy(to: log) { progress.report($0) }
        } catch {
            throw CommandFailure("the demo's history: \(error)")
        }
    }

    private func setPasswords() throws {
        do throws(AccountsError) {
            let accounts = try Accounts(path: data.accounts)
            guard accounts.isEmpty else { return }
            for (name, _) in Self.people {
                try accounts.setPassword(Self.password(of: name), of: name)
            }
        } catch {
            throw CommandFailure(error.description)
        }
    }
}
