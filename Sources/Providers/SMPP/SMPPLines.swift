import Synchronization
public import Vocabulary

/// All applications that speak with SMS centres; a reload keeps the sessions of those that stay the same.
public final class SMPPLines: Sendable {
    private let surroundings: SMPPLine.Surroundings
    private let lines = Mutex<[ApplicationID: SMPPLine]>([:])
    private let books = Mutex<[String: SMPPReceiptBook]>([:])

    /// Makes one without lines.
    public init(_ surroundings: SMPPLine.Surroundings) {
        self.surroundings = surroundings
    }

    /// Opens and ends lines until they are what the configuration says.
    public func set(_ wanted: [(application: ProviderApplicationSet, settings: SMPPSettings)]) {
        var ended: [SMPPLine] = []
        var opened: [SMPPLine] = []
        lines.withLock { lines in
            var next: [ApplicationID: SMPPLine] = [:]
            for (application, settings) in wanted where application.active {
                let id = application.application
                if let line = lines.removeValue(forKey: id) {
                    if line.settings == settings, line.application == application {
                        next[id] = line
                        continue
                    }
                    ended.append(line)
                }
                let line = SMPPLine(
                    settings,
                    application: application,
                    book: book(of: settings),
                    surroundings: surroundings
                )
                next[id] = line
                opened.append(line)
            }
            ended += lines.values
            lines = next
        }
        // Some centres allow a name one session at a time.
        for line in ended { line.stop(within: 2_000) }
        for line in opened { line.start() }
    }

    /// The receipts of an account, which outlive a change of its settings.
    private func book(of settings: SMPPSettings) -> SMPPReceiptBook {
        books.withLock { books in
            if let book = books[settings.account] { return book }
            let book = SMPPReceiptBook()
            books[settings.account] = book
            return book
        }
    }

    /// The line of an application.
    public func line(_ application: ApplicationID) -> SMPPLine? {
        lines.withLock { $0[application] }
    }

    /// What all lines have done, by the names of their applications.
    public var figures: [(name: String, figures: SMPPLine.Figures)] {
        lines.withLock { Array($0.values) }
            .map { ($0.application.name, $0.figures) }
            .sorted { $0.0 < $1.0 }
    }

    /// Ends all sessions.
    ///
    /// - Parameter milliseconds: how long that may take at most, for each.
    public func stop(within milliseconds: Int) {
        let all = lines.withLock { lines in
            defer { lines = [:] }
            return Array(lines.values)
        }
        for line in all { line.stop(within: milliseconds) }
    }
}
