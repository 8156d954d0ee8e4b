import Configuration
import Foundation

/// The configuration that the project ships.
let shipped = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "config/ledgerline.json5")

/// Reads a site's configuration that stands in a test.
func read(_ text: String) throws(ConfigurationError) -> SiteConfiguration {
    try SiteConfiguration(
        parsing: Array(text.utf8),
        file: "site.json5",
        secrets: Secrets(folder: "/nowhere")
    )
}

/// A configuration with one provider application, with a number unless the fields have one.
func application(_ fields: String) -> String {
    let number = fields.contains("number:") ? "" : ", number: \"+15550009999\""
    return "{ providerApplications: [ { name: \"A\"\(number), \(fields) } ] }"
}
