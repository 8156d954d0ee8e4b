/// Why something is not proven, or cannot be signed.
public enum ProofError: Error, Equatable, Sendable {
    /// A text is not what it should be; `problem` says what and where.
    case malformed(problem: String)
    /// The public key cannot be read: `NAME+ID+BASE64`, as `ledgerline prove --key` shows it.
    case keyUnreadable
    /// Nothing is signed by this key.
    case notSignedByKey(name: String)
    /// What is signed was changed.
    case signatureWrong
    /// Checkpoint and statement are not about the same log, size and interaction.
    case statementOfSomethingElse
    /// A record is not what stands in the log at its position.
    case recordAltered(position: UInt64)
    /// The records are not those that the statement is about: some are missing, added or exchanged.
    case recordsMissing(found: Int, wanted: UInt64)
    /// The log is not the one that was signed last: it is shorter, or begins otherwise.
    case logRewritten(signed: UInt64, last: UInt64)
    /// The log cannot be read.
    case logUnreadable(problem: String)
    /// The file of the key, or of what was signed last, cannot be read or written.
    case file(path: String, problem: String)
}

extension ProofError {
    /// The stable name, which the page Errors lists.
    public var name: String {
        switch self {
        case .malformed: "malformed"
        case .keyUnreadable: "key-unreadable"
        case .notSignedByKey: "not-signed-by-key"
        case .signatureWrong: "signature-wrong"
        case .statementOfSomethingElse: "statement-of-something-else"
        case .recordAltered: "record-altered"
        case .recordsMissing: "records-missing"
        case .logRewritten: "log-rewritten"
        case .logUnreadable: "log-unreadable"
        case .file: "key-file"
        }
    }

    /// What is wrong, in plain words.
    public var detail: String {
        switch self {
        case .malformed(let problem): "it cannot be read: \(problem)."
        case .keyUnreadable: "the public key is none; it has the form NAME+ID+BASE64."
        case .notSignedByKey(let name): "no signature of \(name) with this key is there."
        case .signatureWrong: "what is signed was changed."
        case .statementOfSomethingElse:
            "checkpoint, statement and records are not about the same log, size and interaction."
        case .recordAltered(let position): "record \(position) is not what stands in the log."
        case .recordsMissing(let found, let wanted):
            "these \(found) records are not the \(wanted) that the interaction has."
        case .logRewritten(let signed, let last):
            "\(signed) records were signed, and this log of \(last) does not continue them."
        case .logUnreadable(let problem): problem
        case .file(let path, let problem): "\(path) \(problem)."
        }
    }
}
