import Foundation
public import HTTPClient

/// Fetches one medium: where to ask next, what to believe of an answer.
///
/// A value without devices. Credentials go to the provider's own API and to nobody else; redirects are
/// followed a few times, and none of them leads into a private network.
struct MediaFetch: Sendable {
    /// How many redirects are followed.
    static let redirectsMax = 5

    /// What is to be done.
    enum Step: Sendable {
        case ask(HTTPClientRequest)
        case keep([UInt8])
        /// It may be there later.
        case later(reason: String)
        case give(up: String)
    }

    private let origin: String
    private let credentials: HTTPClientRequest.BasicAuthentication?
    private let bytesMax: Int
    private let allowsPrivate: Bool
    private var url: String
    private var redirects = 0

    /// Fetches a URL.
    ///
    /// - Parameters:
    ///   - url: what the provider's webhook named.
    ///   - source: how the application's provider gives media.
    ///   - limits: how much is taken, and from where.
    init(_ url: String, from source: MediaSource, limits: MediaLimits) {
        self.url = url
        origin = Self.origin(of: source.baseURL)
        credentials = source.credentials
        bytesMax = limits.bytesMax
        allowsPrivate = limits.allowsPrivateAddresses
    }

    /// The first request.
    func begin() -> Step { request() }

    /// What follows from an answer.
    mutating func answered(_ result: Result<HTTPClientResponse, HTTPClientError>) -> Step {
        switch result {
        case .failure(.responseTooLarge): return .give(up: "it is larger than \(bytesMax) bytes")
        case .failure(.badURL), .failure(.badHeader): return .give(up: "its address is not valid")
        case .failure: return .later(reason: "it could not be fetched")
        case .success(let response):
            switch response.status {
            case 200...299:
                return response.body.isEmpty
                    ? .later(reason: "it is empty") : .keep(response.body)
            case 301, 302, 303, 307, 308:
                guard let location = response.header("Location"),
                    let next = Self.resolve(location, against: url)
                else { return .give(up: "it leads nowhere") }
                redirects += 1
                guard redirects <= Self.redirectsMax else {
                    return .give(up: "it leads on more than \(Self.redirectsMax) times")
                }
                url = next
                return request()
            // One that has only just come may not be there yet.
            case 404, 408, 425, 429, 500...599:
                return .later(reason: "its provider answers with status \(response.status)")
            default: return .give(up: "its provider answers with status \(response.status)")
            }
        }
    }

    private func request() -> Step {
        let isOwn = Self.origin(of: url) == origin
        guard isOwn || allowsPrivate || url.lowercased().hasPrefix("https://") else {
            return .give(up: "its address is not https")
        }
        var request = HTTPClientRequest(url: url)
        request.maxResponseBytes = bytesMax
        if isOwn { request.basicAuthentication = credentials }
        // Where the API itself is was the administrator's choice.
        request.publicAddressesOnly = !isOwn && !allowsPrivate
        return .ask(request)
    }

    /// Scheme, host and port of a URL in lower case; credentials in it make it nobody's.
    static func origin(of url: String) -> String {
        guard let scheme = url.range(of: "://") else { return "" }
        let rest = url[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
        guard !authority.contains("@") else { return "" }
        return url[..<scheme.upperBound].lowercased() + authority.lowercased()
    }

    /// A redirect's target: whole, or a path on the same host.
    static func resolve(_ location: String, against url: String) -> String? {
        guard location.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let lower = location.lowercased()
        if lower.hasPrefix("https://") || lower.hasPrefix("http://") { return location }
        guard location.hasPrefix("/"), !location.hasPrefix("//") else { return nil }
        let origin = origin(of: url)
        return origin.isEmpty ? nil : origin + location
    }
}

/// How a provider application's provider gives media.
public struct MediaSource: Sendable {
    /// The provider's API: only there do the credentials go.
    public var baseURL: String
    /// The credentials; nothing where none are needed.
    public var credentials: HTTPClientRequest.BasicAuthentication?

    /// Puts both together.
    public init(baseURL: String, credentials: HTTPClientRequest.BasicAuthentication?) {
        self.baseURL = baseURL
        self.credentials = credentials
    }
}

/// How much of a requester's media is taken, and from where.
public struct MediaLimits: Sendable {
    /// The largest medium in bytes.
    public var bytesMax: Int
    /// Whether addresses of this machine and its networks are asked; for tests.
    public var allowsPrivateAddresses: Bool

    /// Puts both together.
    public init(bytesMax: Int, allowsPrivateAddresses: Bool = false) {
        self.bytesMax = bytesMax
        self.allowsPrivateAddresses = allowsPrivateAddresses
    }
}
