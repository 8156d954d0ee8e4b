/// The site's configuration as commands use it.
struct Site {
    var dataDirectory: String
    static func read(_ arguments: Arguments) throws -> Site { Site(dataDirectory: "data") }
}
