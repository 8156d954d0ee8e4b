import Cryptography
import Foundation
import Testing
import Vocabulary

@testable import OutgoingWebhooks

@Suite("What a delivery is signed with")
struct SigningTests {
    @Test func `is what the receivers' libraries expect`() throws {
        // Source: the example of the Standard Webhooks' libraries.
        let secret = try Base64.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        let signature = WebhookSecrets.signature(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            Array(#"{"test": 2432232314}"#.utf8),
            secret: secret
        )
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `differs for each webhook, each renewal and each key`() {
        let secrets = WebhookSecrets(key: [UInt8](repeating: 1, count: 32))
        let others = WebhookSecrets(key: [UInt8](repeating: 2, count: 32))
        let all = [
            secrets.text(of: WebhookID(5), since: 5), secrets.text(of: WebhookID(5), since: 9),
            secrets.text(of: WebhookID(6), since: 5), others.text(of: WebhookID(5), since: 5),
        ]
        #expect(Set(all).count == 4)
        #expect(all.allSatisfy { $0.hasPrefix("whsec_") && $0.utf8.count == 6 + 44 })
        #expect(secrets.text(of: WebhookID(5), since: 5) == all[0])
    }

    @Test func `comes from a file that only its owner reads, made once`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "key").path
        let first = try WebhookSecrets(keyFile: path).text(of: WebhookID(5), since: 5)
        #expect(try WebhookSecrets(keyFile: path).text(of: WebhookID(5), since: 5) == first)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try Data([1, 2, 3]).write(to: URL(filePath: path))
        #expect(throws: WebhooksError.file(path: path, problem: "is shorter than a key")) {
            try WebhookSecrets(keyFile: path)
        }
    }
}
