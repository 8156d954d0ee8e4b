import Configuration
import Foundation

/// Finds and reads the site's configuration for a command.
enum Site {
    /// Where a configuration is looked for when none is named.
    static let places = ["config/ledgerline.json5", "/etc/ledgerline/ledgerline.json5"]

    /// The file that the options name, else the environment, else the first that is there.
    static func file(_ arguments: Arguments) throws -> String {
        if let file = arguments["config"] { return file }
        if let file = ProcessInfo.processInfo.environment["LEDGERLINE_CONFIG"] { return file }
        for place in places where FileManager.default.fileExists(atPath: place) { return place }
        throw CommandFailure(
            "no configuration: \(places.joined(separator: " and ")) are not there; use --config FILE",
            status: .configuration
        )
    }

    /// Reads it.
    static func read(_ arguments: Arguments) throws -> SiteConfiguration {
        let file = try file(arguments)
        do throws(ConfigurationError) {
            return try SiteConfiguration(
                file: file,
                environment: ProcessInfo.processInfo.environment
            )
        } catch {
            throw CommandFailure(error.description, status: .configuration)
        }
    }
}
