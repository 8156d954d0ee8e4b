import Projections
import Synchronization
import Vocabulary

/// Active users by the name that they sign in with, as the views have them.
///
/// Reading all users for each request would cost more than the request, so they are read again only
/// when the views moved on and a moment has passed: a user who is switched off is out within `ageMax`.
final class Directory: Sendable {
    /// How old an answer may be while the views move on.
    static let ageMax = Duration.milliseconds(250)

    private struct State {
        var callers: [String: Caller] = [:]
        var position: Position = 0
        var readAt: ContinuousClock.Instant?
    }

    private let views: Views
    private let state = Mutex(State())

    init(_ views: Views) {
        self.views = views
    }

    /// Finds an active user.
    ///
    /// - Throws: `failed` when the views cannot be read.
    func caller(userName: String) throws(APIError) -> Caller? {
        let position = views.projector.position
        let now = ContinuousClock.now
        let (found, isCurrent) = state.withLock { state -> (Caller?, Bool) in
            let found = state.callers[userName]
            guard let readAt = state.readAt else { return (nil, false) }
            if state.position == position { return (found, true) }
            // Whoever is not found may have been added a moment ago.
            return (found, found != nil && now - readAt < Self.ageMax)
        }
        if isCurrent { return found }
        let users: [UserRow]
        do throws(ProjectionsError) {
            users = try views.reader.users()
        } catch {
            throw .failed("\(error)")
        }
        var callers: [String: Caller] = [:]
        for user in users where user.active {
            callers[user.userName] = Caller(
                user: user.id,
                userName: user.userName,
                name: user.name,
                roles: user.roles
            )
        }
        let read = callers
        state.withLock { $0 = State(callers: read, position: position, readAt: now) }
        return read[userName]
    }
}
