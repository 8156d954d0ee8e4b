/// How views were found when they were taken up.
public enum ViewsBeginning: Equatable, Sendable {
    /// They are of this log and look as this build makes them: they are carried on.
    case carriedOn
    /// There were none.
    case new
    /// A crash of the system, damage or a distrust left nothing that can be relied on.
    case distrusted
    /// Another version wrote them in a format of its own.
    case otherFormat(found: UInt64, wanted: UInt64)
    /// Another version wrote them with other views, or with other fields in their rows.
    case otherLayout
    /// These views are not there, although others are.
    case lacking([View])
    /// They are of another log.
    case otherLog
    /// They show records that the log does not have.
    case aheadOfLog(position: UInt64)

    /// Whether they are made anew from the log's beginning.
    public var isAnew: Bool { self != .carriedOn }

    /// The reason in words.
    public var words: String {
        switch self {
        case .carriedOn: "carried on"
        case .new: "there were none"
        case .distrusted: "what was there cannot be relied on"
        case .otherFormat(let found, let wanted):
            "their format is \(found), this version's \(wanted)"
        case .otherLayout: "this version has other views or fields"
        case .lacking(let views): "these are new: \(views.map(\.name).joined(separator: ", "))"
        case .otherLog: "they were of another log"
        case .aheadOfLog(let position): "they showed record \(position), which the log lacks"
        }
    }
}
