import Vocabulary

extension SiteConfiguration {
    /// Variables that stand in front of the file, with what they set.
    ///
    /// `LEDGERLINE_DATA_DIRECTORY`, `LEDGERLINE_HTTP_ADDRESS`, `LEDGERLINE_HTTP_PORT` and
    /// `LEDGERLINE_HTTP_PUBLIC_URL`; `LEDGERLINE_CONFIG` names the file itself.
    mutating func override(
        by environment: [String: String],
        file: String
    ) throws(ConfigurationError) {
        if let path = environment["LEDGERLINE_DATA_DIRECTORY"] { dataDirectory = path }
        if let address = environment["LEDGERLINE_HTTP_ADDRESS"] { http.address = address }
        if let text = environment["LEDGERLINE_HTTP_PORT"] {
            guard let port = UInt16(text) else {
                throw ConfigurationError(
                    file: "environment",
                    position: SourcePosition(line: 1, column: 1),
                    keyPath: "LEDGERLINE_HTTP_PORT",
                    problem: .refused(message: "is not a port", advice: "write 0 to 65535")
                )
            }
            if http.publicURL == "http://\(http.address):\(http.port)" {
                http.publicURL = "http://\(http.address):\(port)"
            }
            http.port = port
        }
        if let url = environment["LEDGERLINE_HTTP_PUBLIC_URL"] { http.publicURL = url }
    }
}
