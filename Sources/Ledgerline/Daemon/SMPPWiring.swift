import API
import Configuration
import Engine
import Projections
import Providers
import SMPP
import SMPPClient
import SMSText
import Vocabulary

extension SMPPSettings {
    /// What the configuration says of an application.
    init(_ smpp: SiteConfiguration.SMPP) {
        var bind = Bind()
        bind.systemID = smpp.systemID
        bind.password = smpp.password
        bind.systemType = smpp.systemType
        bind.range.text = smpp.addressRange
        let tls = smpp.tls.map {
            SMPPEndpoint.TLS(authoritiesFile: $0.authoritiesFile, serverName: $0.serverName)
        }
        let endpoint = SMPPEndpoint(host: smpp.host, port: smpp.port, tls: tls)
        self.init(endpoint: endpoint, bind: bind)
        binding = Binding(rawValue: smpp.bind.rawValue) ?? .transceiver
        window = smpp.window
        enquireAfter = smpp.enquireAfter
        answerWithin = smpp.answerWithin
        reconnectAtMost = smpp.reconnectAtMost
        text = OutboundText(
            defaultAlphabet: DefaultAlphabet(rawValue: smpp.alphabet.rawValue) ?? .gsm7,
            joining: OutboundText.Joining(rawValue: smpp.joining.rawValue) ?? .header
        )
        replacesLookAlikes = smpp.replaceLookAlikes
        answerIDs = MessageIDForm(rawValue: smpp.answerIDs.rawValue) ?? .text
        receiptIDs = MessageIDForm(rawValue: smpp.receiptIDs.rawValue) ?? .text
        asksForReceipts = smpp.receipts
        serviceType = smpp.serviceType
        numbersAreInternational = smpp.internationalNumbers
    }
}

extension SMPPLine.Surroundings {
    /// Into the engine, from the views, to the process log.
    init(engine: Engine, reader: ViewsReader) {
        self.init(
            engine: engine,
            message: { application, id in
                // A receipt that cannot be looked up goes into the log without its message.
                let row = try? reader.message(providerMessageID: id, application: application)
                return row?.id
            },
            note: { name, kind, event in
                let (level, word, detail) = Self.words(event)
                ProcessLog.write(
                    level,
                    word,
                    [("application", name), ("session", kind.rawValue), ("detail", detail)]
                )
            }
        )
    }

    private static func words(
        _ event: SessionStateMachine.Event
    ) -> (ProcessLog.Level, String, String) {
        switch event {
        case .bound(let centre): (.info, "smpp session open", centre)
        case .bindRefused(let status): (.error, "smpp session refused", status.name)
        case .lost(let reason): (.warning, "smpp session lost", reason)
        case .throttled(let status): (.warning, "smpp centre wants fewer messages", status.name)
        case .unreadable(let error): (.warning, "smpp command not readable", "\(error)")
        }
    }
}

extension Figure {
    static func of(_ lines: SMPPLines) -> [Figure] {
        lines.figures.flatMap { name, figures -> [Figure] in
            let label = [Label("application", name)]
            let counts: [(String, Figure.Kind, String, Double)] = [
                (
                    "sessions", .gauge, "Sessions with the SMS centre that are open.",
                    Double(figures.bound)
                ),
                (
                    "received_total", .counter, "Messages of requesters that are in the log.",
                    Double(figures.received)
                ),
                (
                    "receipts_total", .counter, "Receipts that are in the log.",
                    Double(figures.receipts)
                ),
                (
                    "unmatched_receipts_total", .counter,
                    "Receipts that name no message of ours.", Double(figures.unmatched)
                ),
                (
                    "refused_total", .counter,
                    "Messages and receipts that were not taken, or not at once.",
                    Double(figures.refused)
                ),
            ]
            return counts.map { word, kind, help, value in
                Figure("ledgerline_smpp_" + word, kind, help: help, labels: label, value: value)
            }
        }
    }
}
