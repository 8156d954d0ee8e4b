import Configuration
import Foundation
import HTTPClient

extension Command {
    static let status = Command(
        name: "status",
        summary: "asks the daemon how it is",
        synopsis: ["status [--url URL] [--json]"],
        about: """
            Ends with 1 when the daemon is not ready, and says why; with 5 when it cannot be reached.
            """,
        options: [
            .option("url", "URL", "the daemon; else http://ADDRESS:PORT of the configuration"),
            .option("config", "FILE", .file, "the configuration"),
            .flag("json", "the daemon's answer as it is"),
        ]
    ) { arguments in
        let base: String
        if let url = arguments["url"] {
            base = url
        } else {
            let site = try Site.read(arguments)
            base = "http://\(site.http.address):\(site.http.port)"
        }
        let client = HTTPClient()
        defer { client.shutDown() }
        switch client.result(of: HTTPClientRequest(url: base + "/health/ready")) {
        case .failure(let error):
            throw CommandFailure("\(base) cannot be reached (\(error))", status: .unavailable)
        case .success(let response):
            let text = String(decoding: response.body, as: UTF8.self)
            let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
            print(arguments.has("json") ? line : "\(base): \(line.printable)")
            if !arguments.has("json") { tellSending(base, client) }
            return response.status == 200 ? .success : .found
        }
    }
}

/// Says which provider applications do not send as usual, by the daemon's metrics.
private func tellSending(_ base: String, _ client: HTTPClient) {
    guard case .success(let response) = client.result(of: .init(url: base + "/metrics")) else {
        return
    }
    let words = [
        "paused": "is paused", "breaker": "is left alone: its provider does not answer",
        "backlogged": "has more waiting than is held in memory",
    ]
    for line in String(decoding: response.body, as: UTF8.self).split(separator: "\n") {
        let pattern = /ledgerline_outbox_application_(\w+)\{application="([^"]*)"\} ([0-9.]+)/
        guard let match = line.wholeMatch(of: pattern), let words = words[String(match.1)],
            (Double(match.3) ?? 0) > 0
        else { continue }
        print("provider application \(match.2) \(words)".printable)
    }
}

extension HTTPClient {
    /// What became of a request, waited for.
    func result(of request: HTTPClientRequest) -> Result<HTTPClientResponse, HTTPClientError> {
        do throws(HTTPClientError) {
            return .success(try sendBlocking(request))
        } catch {
            return .failure(error)
        }
    }
}
