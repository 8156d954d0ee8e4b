import Accounts
import Attachments
import Configuration
import Cryptography
import Engine
import EventLog
import Extensions
import Foundation
import HTTPClient
import HTTPServer
import OutgoingWebhooks
import Proofs
import Providers
import ServiceManager
import VirtualAgent
import Vocabulary

extension Daemon {
    /// Opens the log, which takes the data directory for this process alone.
    static func openLog(_ data: DataDirectory, _ site: SiteConfiguration) throws -> LMDBLog {
        do {
            try FileManager.default.createDirectory(
                atPath: data.path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw CommandFailure(
                "the data directory \(data.path) cannot be made: \(error.localizedDescription)"
            )
        }
        guard !FileManager.default.fileExists(atPath: data.restoring) else {
            throw BackupError.restoreCutOff(path: data.path).failure
        }
        var options = LMDBLogOptions()
        options.recordsPerSegment = site.log.recordsPerSegment
        options.fillAheadBytes = site.log.fillAheadBytes
        options.sealer = data.sealer()
        do throws(EventLogError) {
            return try LMDBLog(directory: data.log, options: options)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// Opens the files that messages bring along.
    static func openAttachments(
        _ data: DataDirectory,
        _ site: SiteConfiguration
    ) throws -> AttachmentStore {
        do throws(AttachmentsError) {
            let limit = site.attachments.bytesMax
            return try AttachmentStore(directory: data.attachments, limit: limit)
        } catch {
            throw CommandFailure("attachments: \(error.detail)")
        }
    }

    /// Opens the key of links to attachments.
    static func openLinks(_ data: DataDirectory) throws -> AttachmentLinks {
        do throws(AttachmentsError) {
            return try AttachmentLinks(keyFile: data.linkKey)
        } catch {
            throw CommandFailure("attachments: \(error.detail)")
        }
    }

    /// Opens the key of outgoing webhooks.
    static func openWebhookSecrets(_ data: DataDirectory) throws -> WebhookSecrets {
        do throws(WebhooksError) {
            return try WebhookSecrets(keyFile: data.webhookKey)
        } catch {
            throw CommandFailure("webhooks: \(error)")
        }
    }

    /// Opens the key of checkpoints.
    static func openCheckpoints(_ data: DataDirectory, _ log: LMDBLog) throws -> CheckpointSigner {
        do throws(ProofError) {
            return try CheckpointSigner(of: log, in: data)
        } catch {
            throw CommandFailure("\(error.name): \(error.detail)")
        }
    }

    /// Folds the log.
    static func openLedger(_ log: LMDBLog, _ data: DataDirectory) throws -> Ledger {
        let progress = Progress("folded")
        defer { progress.end() }
        do {
            let ledger = try Ledger(log: log, archive: SeenFiles(folder: data.path)) {
                progress.report($0)
            }
            try data.finishErasures(of: ledger, in: log)
            return ledger
        } catch let error as LedgerError {
            throw CommandFailure(error.description)
        }
    }

    /// Puts what the configuration says and the log does not into the log.
    ///
    /// - Returns: what the rules refused.
    static func apply(_ site: SiteConfiguration, to engine: Engine) -> [String] {
        let difference = ConfigurationDifference(toward: site)
        for _ in 0..<ConfigurationDifference.roundsMax {
            let inputs = engine.ask { state, _ in difference.nextInputs(from: state) } ?? []
            var problems: [String] = []
            for input in inputs {
                if case .failure(let error) = engine.submitAndWait(input) {
                    problems.append("\(input.name): \(error)")
                }
            }
            if !problems.isEmpty { return problems }
        }
        return []
    }

    /// Gives the first administrator a password, and shows it once.
    static func makeFirstPassword(_ accounts: Accounts, _ site: SiteConfiguration) throws {
        guard accounts.isEmpty,
            let admin = site.users.first(where: { $0.roles.contains(.admin) })
        else { return }
        let password = Hex.encode(RandomBytes.draw(8))
        do throws(AccountsError) {
            try accounts.setPassword(password, of: admin.userName)
        } catch {
            throw CommandFailure(error.description)
        }
        let text = """
            The password of \(admin.userName), shown only now: \(password)
            `ledgerline user password NAME` sets others.

            """
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Prepares the site's scripts, which run in processes of this program's own.
    static func openExtensions(_ site: SiteConfiguration) -> Extensions {
        Extensions(
            folder: site.extensions.folder,
            executable: ScriptRunner.thisProgram,
            limits: ScriptLimits(site.extensions)
        ) { answer in
            ProcessLog.write(
                .warning,
                "script",
                [
                    ("script", answer.script), ("point", answer.point.word),
                    ("problem", answer.problem.word),
                    // An exception's text may hold what people wrote; it stands in the log.
                    ("hash", answer.hash),
                ]
            )
        }
    }

    /// What the virtual agent goes by; topics with a fault leave those that were there before.
    static func virtualAgent(
        _ site: SiteConfiguration,
        _ extensions: Extensions,
        _ client: HTTPClient,
        problems: Shared<String>,
        keeping former: TopicLibrary = TopicLibrary()
    ) -> VirtualAgentDesk.Settings {
        var settings = VirtualAgentDesk.Settings()
        settings.topics = former
        guard let configured = site.virtualAgent else { return settings }
        if !configured.apology.isEmpty { settings.apology = configured.apology }
        settings.codeLasts = configured.codeLasts
        settings.bot = configured.webhook.map {
            WebhookBot(url: $0.url, secret: $0.secret, timeLimit: $0.timeLimit, client: client)
        }
        do throws(ConfigurationError) {
            settings.topics =
                try Topics.library(
                    site,
                    scripted: extensions.scripts.map(\.topic)
                ) ?? TopicLibrary()
            problems.set("")
        } catch {
            problems.set(error.description)
            ProcessLog.write(.error, "topics", [("problem", error.description)])
        }
        return settings
    }

    /// What the HTTP server is told.
    static func serverConfiguration(_ site: SiteConfiguration) throws -> HTTPServerConfiguration {
        var configuration = HTTPServerConfiguration()
        configuration.address = site.http.address
        configuration.port = site.http.port
        configuration.workers = site.http.workers
        configuration.connectionLimit = Descriptors.connections(wanted: site.http.connectionLimit)
        configuration.perAddressLimit = site.http.perAddressLimit
        configuration.bodyBytes = site.http.bodyBytes
        configuration.binaryQueryForPath = { WebhookRouter.takesBinaryQuery($0) }
        // Nearly all of it may be the target: a gateway's GET has the text in it.
        configuration.targetBytes = site.http.headerBytes - 2_048
        configuration.headerBytes = site.http.headerBytes
        configuration.idleTimeout = seconds(site.http.idleTimeout)
        configuration.requestTimeout = seconds(site.http.requestTimeout)
        configuration.trustedProxies = TrustedProxies(site.http.trustedProxies)
        if site.http.publicURL.hasPrefix("https:") {
            let year = "max-age=31536000"
            configuration.commonHeaders.append(("Strict-Transport-Security", year))
        }
        configuration.listeningSocket = ServiceManager.listenSockets().first
        if let tls = site.http.tls {
            guard let certificate = FileManager.default.contents(atPath: tls.certificateFile),
                let key = FileManager.default.contents(atPath: tls.keyFile)
            else { throw CommandFailure("http.tls: the certificate or its key cannot be read") }
            configuration.tls = .init(
                certificate: String(decoding: certificate, as: UTF8.self),
                key: String(decoding: key, as: UTF8.self)
            )
        }
        return configuration
    }

    private static func seconds(_ duration: Duration) -> Int {
        max(1, Int(duration.components.seconds))
    }
}
