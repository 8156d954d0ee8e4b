import Vocabulary

/// Everything that the platform's API does, by the name that metrics and the matrix of roles give it.
enum PlatformOperation: String, CaseIterable, Sendable {
    case createInteraction, closeInteraction
    case validateNumber, validateChannelProfile
    case listRecords, showRecord, insertRecord, replaceRecord, updateRecord, deleteRecord
    case batch

    /// The method and the path below `/api/now/`; `*` stands for one name.
    ///
    /// The two validations take GET with parameters as well.
    var target: (method: String, path: String) {
        switch self {
        case .createInteraction: ("POST", "interaction")
        case .closeInteraction: ("POST", "interaction/*/close")
        case .validateNumber: ("POST", "initiate_message/validate_phone_number")
        case .validateChannelProfile: ("POST", "initiate_message/validate_profile")
        case .listRecords: ("GET", "table/*")
        case .showRecord: ("GET", "table/*/*")
        case .insertRecord: ("POST", "table/*")
        case .replaceRecord: ("PUT", "table/*/*")
        case .updateRecord: ("PATCH", "table/*/*")
        case .deleteRecord: ("DELETE", "table/*/*")
        case .batch: ("POST", "batch")
        }
    }

    /// The roles that may do it; one of them is enough.
    ///
    /// Which records may be written is each table's matter, and each part of a batch is asked for
    /// itself.
    var roles: [Role] {
        switch self {
        case .listRecords, .showRecord, .batch: Role.allCases
        case .createInteraction, .closeInteraction, .validateNumber, .validateChannelProfile,
            .insertRecord, .replaceRecord, .updateRecord, .deleteRecord:
            [.admin, .agent, .supervisor, .integration]
        }
    }

    /// Whether it changes nothing.
    var isRead: Bool { self == .listRecords || self == .showRecord }
}

extension Caller {
    /// Whether the caller may do something.
    func may(_ operation: PlatformOperation) -> Bool {
        operation.roles.contains { roles.contains($0) }
    }
}
