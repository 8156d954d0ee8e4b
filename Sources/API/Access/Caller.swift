import Vocabulary

/// Who sends a request.
struct Caller: Hashable, Sendable {
    /// The user.
    var user: UserID
    /// The name to sign in with.
    var userName: String
    /// The name to show.
    var name: String
    /// What the user may do.
    var roles: [Role]

    /// Whether the caller may do something.
    func may(_ operation: Operation) -> Bool { operation.roles.contains { roles.contains($0) } }
}
