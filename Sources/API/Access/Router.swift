/// Finds the operation that a method and a path stand for.
struct Router: Sendable {
    /// An operation with the names that stood where its path has `*`.
    struct Match: Equatable, Sendable {
        var operation: Operation
        var names: [String]
    }

    private struct Route {
        var operation: Operation
        var method: String
        var parts: [String]
        /// How many parts are names: fewer is more exact.
        var wild: Int
    }

    // By the number of parts, the most exact first.
    private let routes: [Int: [Route]]

    init() {
        let all = Operation.allCases.map { operation in
            let (method, path) = operation.target
            let parts = path.split(separator: "/").map(String.init)
            return Route(
                operation: operation,
                method: method,
                parts: parts,
                wild: parts.count { $0 == "*" }
            )
        }
        routes = Dictionary(grouping: all.sorted { $0.wild < $1.wild }) { $0.parts.count }
    }

    /// Finds an operation.
    ///
    /// - Parameters:
    ///   - method: as sent; HEAD counts as GET.
    ///   - path: the decoded parts behind the API's prefix.
    /// - Returns: the operation and the names in the path.
    /// - Throws: `unknownResource`, `wrongMethod`.
    func match(_ method: String, _ path: ArraySlice<String>) throws(APIError) -> Match {
        let method = method == "HEAD" ? "GET" : method
        var allowed: [String] = []
        var wild: Int?
        for route in routes[path.count] ?? [] {
            guard zip(route.parts, path).allSatisfy({ $0 == "*" || $0 == $1 }) else { continue }
            // `interactions/next` names no interaction, whatever the method.
            guard wild == nil || wild == route.wild else { break }
            wild = route.wild
            guard route.method == method else {
                allowed.append(route.method)
                continue
            }
            let names = zip(route.parts, path).filter { $0.0 == "*" }.map(\.1)
            return Match(operation: route.operation, names: names)
        }
        guard !allowed.isEmpty else { throw .unknownResource }
        if allowed.contains("GET") { allowed.append("HEAD") }
        throw .wrongMethod(allowed: allowed.sorted())
    }
}
