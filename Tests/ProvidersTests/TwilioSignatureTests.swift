import Cryptography
import Foundation
import Testing

@testable import Providers

@Suite("Twilio's signature")
struct TwilioSignatureTests {
    private static let url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    private static let form = [
        (name: "CallSid", value: "CA1234567890ABCDE"), (name: "Caller", value: "+14158675309"),
        (name: "Digits", value: "1234"), (name: "From", value: "+14158675309"),
        (name: "To", value: "+18005551212"),
    ]
    private static let signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8="

    @Test func `of the documentation's example comes out, whatever the order of the parameters`() {
        for form in [Self.form, Self.form.reversed()] {
            let found = TwilioSignature.compute(url: Self.url, parameters: form, authToken: "12345")
            #expect(found == Self.signature)
        }
    }

    @Test(arguments: [["12345"], ["new", "12345"], ["12345", "old"]])
    func `is right under any of the tokens`(tokens: [String]) {
        #expect(isRight(tokens: tokens))
    }

    @Test func `is wrong under another token, for another URL, with a parameter more or changed`() {
        #expect(!isRight(tokens: ["54321"]))
        #expect(!isRight(tokens: []))
        #expect(!isRight(url: Self.url + "3"))
        #expect(!isRight(form: Self.form + [(name: "Extra", value: "x")]))
        var changed = Self.form
        changed[2].value = "1235"
        #expect(!isRight(form: changed))
        #expect(!isRight(signature: ""))
        #expect(!isRight(signature: Self.signature.lowercased()))
    }

    @Test(arguments: [
        ("https://a.example/x", "https://a.example:443/x", true),
        ("https://a.example:443/x", "https://a.example/x", true),
        ("http://a.example/x?y", "http://a.example:80/x?y", true),
        ("https://a.example:8443/x", "https://a.example/x", true),
        ("https://u:p@a.example/x", "https://u:p@a.example:443/x", true),
        ("https://[::1]/x", "https://[::1]:443/x", true),
        ("https://a.example/x", "https://a.example:80/x", false),
        ("https://a.example/x", "http://a.example/x", false),
    ])
    func `is right with and without the port that the URL needs not`(
        configured: String,
        signed: String,
        isRight: Bool
    ) {
        let signature = TwilioSignature.compute(url: signed, parameters: [], authToken: "t")
        let found = TwilioSignature.isRight(
            signature,
            url: configured,
            parameters: [],
            authTokens: ["t"]
        )
        #expect(found == isRight)
    }

    @Test func `of 200 random requests agrees with Twilio's own validator both ways`() throws {
        var random = RandomRequests(seed: 20_261_120)
        let requests = (0..<200).map { random.request($0) }
        let verdicts = try peer(requests.map { try $0.line() })
        #expect(verdicts.count == requests.count)
        for (request, verdict) in zip(requests, verdicts) {
            #expect(verdict.accepted, "\(request)")
            #expect(request.isRight(verdict.signature), "\(request)")
            #expect(!request.isRight(verdict.signature, token: "another"), "\(request)")
        }
    }

    private func isRight(
        signature: String = Self.signature,
        url: String = Self.url,
        form: [(name: String, value: String)] = Self.form,
        tokens: [String] = ["12345"]
    ) -> Bool {
        TwilioSignature.isRight(signature, url: url, parameters: form, authTokens: tokens)
    }

    private struct Verdict: Decodable {
        let signature: String
        let accepted: Bool
    }

    private func peer(_ lines: [String]) throws -> [Verdict] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "ledgerline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "in")
        let output = folder.appending(path: "out")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let script = """
            set -euo pipefail
            bash config/test-environment >&2
            exec .venv/bin/python Tests/ProvidersTests/signatures.py
            """
        process.arguments = ["-c", script]
        process.currentDirectoryURL = checkout
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try Data(contentsOf: output).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Verdict.self, from: $0)
        }
    }
}
