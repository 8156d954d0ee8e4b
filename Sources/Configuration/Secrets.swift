import Foundation

/// Where secrets that stand in files of their own are looked for.
public struct Secrets: Sendable {
    /// The folder that relative paths begin at: systemd's credentials, else the configuration's own.
    public var folder: String

    /// Looks in a folder.
    public init(folder: String) {
        self.folder = folder
    }

    /// Reads `key`, or the first line of the file that `keyFile` names; exactly one of the two.
    func read(_ key: String, from reader: inout ObjectReader) throws(ConfigurationError) -> String {
        let inline = try reader.optionalString(key)
        let file = try reader.optionalString(key + "File")
        guard let file else {
            guard let inline, !inline.isEmpty else {
                throw reader.refusal(
                    key,
                    "is missing",
                    advice: "add \(key), or \(key)File with a path"
                )
            }
            return inline
        }
        guard inline == nil else {
            throw reader.refusal(
                key + "File",
                "stands beside \(key)",
                advice: "remove one of the two"
            )
        }
        let path = file.hasPrefix("/") ? file : folder + "/" + file
        guard let data = FileManager.default.contents(atPath: path) else {
            throw reader.refusal(key + "File", "cannot be read", advice: "check the path \(path)")
        }
        // A line that ends as Windows ends them is one too: its end is no part of the secret.
        let text = String(decoding: data, as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isNewline).first else {
            throw reader.refusal(
                key + "File",
                "names an empty file",
                advice: "put the secret on the first line of \(path)"
            )
        }
        return String(line)
    }
}
