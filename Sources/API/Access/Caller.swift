import Accounts
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
    /// What the request showed for it.
    var proof = Proof.password

    /// What says that a request comes from a user.
    enum Proof: Hashable, Sendable {
        /// The password itself.
        case password
        /// A token, personal or of an OAuth grant.
        case token
        /// A browser's session.
        case session(Sessions.Session)
    }

    /// Whether the caller may do something.
    func may(_ operation: Operation) -> Bool { operation.roles.contains { roles.contains($0) } }
}
