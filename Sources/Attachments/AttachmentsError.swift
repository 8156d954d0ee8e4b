/// Why an attachment is not kept or not given.
public enum AttachmentsError: Error, Equatable, Sendable {
    /// It is larger than what is kept.
    case tooLarge(limitBytes: Int)
    /// It has no bytes.
    case empty
    /// Its bytes are no kind of file that is kept.
    case kindNotKept
    /// The file under a hash does not have that hash any more.
    case damaged
    /// A system call failed; the path has no personal data.
    case system(code: Int32, call: String, path: String)

    /// The problem in plain words.
    public var detail: String {
        switch self {
        case .tooLarge(let limit): "it is larger than \(limit) bytes"
        case .empty: "it is empty"
        case .kindNotKept: "it is no kind of file that is kept"
        case .damaged: "its file is damaged"
        case .system(let code, let call, let path): "\(call) of \(path) failed with error \(code)"
        }
    }
}
