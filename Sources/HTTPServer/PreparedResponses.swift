import CMicroHTTPD
import Synchronization

/// A response that is sent often and never changes: a server makes it ready once.
public final class PreparedResponse: Sendable {
    /// What is sent.
    public let response: HTTPResponse

    /// Status 204 and no body.
    public static let noContent = PreparedResponse(.empty())

    /// Prepares a response.
    public init(_ response: HTTPResponse) {
        self.response = response
    }
}

/// What a server has made ready of responses that never change.
///
/// libmicrohttpd counts who has a response; the server has each until it ends.
@safe
final class PreparedResponses: @unchecked Sendable {
    // Protected by the lock; what a pointer points to is libmicrohttpd's and locks for itself.
    private let made = Mutex<[ObjectIdentifier: Made]>([:])

    /// It keeps the response that it was made of, so that no other gets its identity.
    @safe
    private struct Made: @unchecked Sendable {
        var of: PreparedResponse
        var pointer: OpaquePointer
    }

    /// Lends libmicrohttpd's form of a response, made once; nil when it cannot be sent.
    func pointer(
        for response: PreparedResponse,
        _ make: (HTTPResponse) -> OpaquePointer?
    ) -> OpaquePointer? {
        unsafe made.withLock { made in
            let key = ObjectIdentifier(response)
            if let known = made[key] { return unsafe known.pointer }
            guard let pointer = unsafe make(response.response) else { return nil }
            made[key] = unsafe Made(of: response, pointer: pointer)
            return unsafe pointer
        }
    }

    deinit {
        made.withLock { made in
            for known in made.values { unsafe MHD_destroy_response(known.pointer) }
        }
    }
}
