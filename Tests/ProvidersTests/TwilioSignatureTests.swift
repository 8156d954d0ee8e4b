import Foundation
import Providers
import Testing

/// A request with the signature that Twilio's own library gives it.
private struct SignedRequest: Codable {
    var url: String
    var params: [[String]]
    var token: String
    var signature: String

    var parameters: [(name: String, value: String)] { params.map { (name: $0[0], value: $0[1]) } }
}

@Suite("Twilio's signature")
struct TwilioSignatureTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    private static let checkout = folder.deletingLastPathComponent().deletingLastPathComponent()

    /// Runs the script in the checkout's Python environment, which is made if it is missing.
    private func python(_ arguments: [String], input: String = "") throws -> [String] {
        let environment = Process()
        environment.executableURL = URL(filePath: "/usr/bin/env")
        environment.arguments = [
            "bash", Self.checkout.appending(path: "config/test-environment").path,
        ]
        try environment.run()
        environment.waitUntilExit()
        try #require(environment.terminationStatus == 0)
        let files = FileManager.default.temporaryDirectory
        let given = files.appending(path: UUID().uuidString)
        let taken = files.appending(path: UUID().uuidString)
        defer {
            try? FileManager.default.removeItem(at: given)
            try? FileManager.default.removeItem(at: taken)
        }
        try Data(input.utf8).write(to: given)
        try Data().write(to: taken)
        let script = Process()
        script.executableURL = Self.checkout.appending(path: ".venv/bin/python")
        script.arguments =
            [Self.folder.appending(path: "twilio_signatures.py").path] + arguments
        script.standardInput = try FileHandle(forReadingFrom: given)
        script.standardOutput = try FileHandle(forWritingTo: taken)
        try script.run()
        script.waitUntilExit()
        try #require(script.terminationStatus == 0)
        return try String(contentsOf: taken, encoding: .utf8).split(separator: "\n")
            .map(String.init)
    }

    @Test func `is the one of the vector that is known`() {
        let signature = TwilioSignature.compute(
            url: "https://mycompany.com/myapp.php?foo=1&bar=2",
            parameters: [
                ("CallSid", "CA1234567890ABCDE"), ("Caller", "+14158675309"), ("Digits", "1234"),
                ("From", "+14158675309"), ("To", "+18005551212"),
            ],
            authToken: "12345"
        )
        #expect(signature == "RSOYDt4T1cUTdK1PDd93/VVr8B8=")
    }

    @Test func `agrees with Twilio's own library both ways, and any change is refused`() throws {
        let requests = try python([]).map {
            try JSONDecoder().decode(SignedRequest.self, from: Data($0.utf8))
        }
        try #require(requests.count == 200)
        var ours: [String] = []
        for request in requests {
            func isRight(_ change: (inout SignedRequest) -> Void) -> Bool {
                var changed = request
                change(&changed)
                return TwilioSignature.isRight(
                    changed.signature,
                    url: changed.url,
                    parameters: changed.parameters,
                    authTokens: [changed.token]
                )
            }
            let computed = TwilioSignature.compute(
                url: request.url,
                parameters: request.parameters,
                authToken: request.token
            )
            #expect(computed == request.signature)
            #expect(isRight { _ in })
            #expect(!isRight { $0.url += "x" })
            #expect(!isRight { $0.token = "another" })
            #expect(!isRight { $0.params.append(["Extra", "1"]) })
            #expect(!isRight { $0.signature = String($0.signature.reversed()) })
            #expect(!isRight { $0.signature = "" })
            var copy = request
            copy.signature = computed
            ours.append(String(decoding: try JSONEncoder().encode(copy), as: UTF8.self))
        }
        let verdicts = try python(["check"], input: ours.joined(separator: "\n") + "\n")
        #expect(verdicts == Array(repeating: "true", count: 200))
    }

    @Test
    func `is accepted under either token while one is being changed, and with the usual port`() {
        let parameters = [(name: "Body", value: "Hello")]
        for url in ["https://sms.example.org/x?y=1", "https://sms.example.org:443/x?y=1"] {
            let signature = TwilioSignature.compute(
                url: url,
                parameters: parameters,
                authToken: "old"
            )
            for configured in [
                "https://sms.example.org/x?y=1", "https://sms.example.org:443/x?y=1",
            ] {
                #expect(
                    TwilioSignature.isRight(
                        signature,
                        url: configured,
                        parameters: parameters,
                        authTokens: ["new", "old"]
                    )
                )
            }
            #expect(
                !TwilioSignature.isRight(
                    signature,
                    url: url,
                    parameters: parameters,
                    authTokens: ["new"]
                )
            )
        }
    }
}
