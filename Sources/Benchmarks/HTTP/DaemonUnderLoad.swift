import Foundation

/// The real executable on a log of its own, with a gateway's webhook and an agent.
struct DaemonUnderLoad {
    /// What the gateway's requests carry.
    static let token = "the-gateways-own-token"
    /// How the agent signs in.
    static let authorization =
        "Basic " + Data("ana:ana-types-well".utf8).base64EncodedString()

    let port: UInt16
    private let process: ChildProcess

    /// The executable that was built with this one.
    private static var executable: String {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "ledgerline").path
    }

    /// Starts the daemon in a folder.
    init(in folder: String) throws {
        let file = folder + "/ledgerline.json5"
        try """
        {
            dataDirectory: "\(folder)/data",
            http: { port: 0, connectionLimit: 4096 },
            queues: [{ name: "Support" }],
            providerApplications: [{
                name: "Gateway", provider: "kannel", number: "+15550009999", queue: "Support",
                kannel: {
                    sendURL: "http://127.0.0.1:9/send", userName: "l", password: "p",
                    inboundToken: "\(Self.token)",
                },
            }],
            users: [
                { userName: "admin", roles: ["admin"] },
                { userName: "ana", roles: ["agent", "supervisor"] },
            ],
        }
        """.write(toFile: file, atomically: true, encoding: .utf8)
        process = try ChildProcess(
            [Self.executable, "serve", "--config", file],
            output: folder + "/daemon.log"
        )
        let text = try process.wait(for: "\"event\":\"ready\"")
        guard let field = text.components(separatedBy: "\"port\":\"").last,
            let port = UInt16(field.prefix { $0.isNumber })
        else { throw BenchmarkError.failed(text) }
        self.port = port
        _ = try ChildProcess.run(
            [Self.executable, "user", "password", "ana", "--config", file],
            input: "ana-types-well\n",
            output: folder + "/user.out"
        )
    }

    /// A resource as the agent gets it.
    ///
    /// - Returns: the status and the body.
    func get(_ path: String, in folder: String) throws -> (status: Int, body: String) {
        let text = try ChildProcess.run(
            [
                "curl", "-s", "-w", "\n%{http_code}", "-H",
                "Authorization: \(Self.authorization)", "http://127.0.0.1:\(port)\(path)",
            ],
            output: folder + "/curl.out"
        )
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (Int(lines.last ?? "") ?? 0, lines.dropLast().joined(separator: "\n"))
    }

    /// How many records its views are behind its log.
    func recordsBehind(in folder: String) throws -> Int? {
        let text = try get("/metrics", in: folder).body
        let line = text.split(separator: "\n").first {
            $0.hasPrefix("ledgerline_views_behind_records ")
        }
        return line?.split(separator: " ").last.flatMap { Double($0) }.map { Int($0) }
    }

    func stop() { process.stop() }
}
