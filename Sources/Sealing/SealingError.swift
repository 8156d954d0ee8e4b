/// Why personal fields cannot be sealed or opened.
public enum SealingError: Error, Equatable, Sendable {
    /// The file of keys at `path` cannot be read or written; `code` is `errno`. Check its owner and mount.
    case file(path: String, code: Int32)
    /// The file at `path` holds no keys, or those of another log. Put the right one back from a backup.
    case notTheKeys(path: String)
    /// No key has this number; the file of keys is older than the log. Put the newest one back.
    case unknownKey(slot: UInt32, known: UInt32)
}

extension SealingError: CustomStringConvertible {
    /// The failure in plain words, and what to try.
    public var description: String {
        switch self {
        case .file(let path, let code):
            "\(path) cannot be read or written (errno \(code)). Check its owner and its mount."
        case .notTheKeys(let path):
            "\(path) does not hold the keys of this log. Put the right file back from a backup."
        case .unknownKey(let slot, let known):
            "There is no key \(slot), only \(known): the file of keys is older than the log."
                + " Put the newest one back."
        }
    }
}
