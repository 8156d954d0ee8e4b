import Cryptography
import Foundation
public import Vocabulary

/// A script of the site's that has been read and says what it is for.
public struct Script: Hashable, Sendable {
    /// The longest file in bytes.
    public static let bytesMax = 262_144

    /// The file's name, which is the script's.
    public let name: String
    /// The file's text.
    let source: String
    /// The SHA-256 of the file in hexadecimal digits.
    public let hash: String
    /// At which point it is asked.
    public let point: ExtensionPoint
    /// The lower the earlier; 0 to 1,000,000.
    public let order: Int
    /// The topic that it is, for `VirtualAgentTopic`; otherwise empty.
    public let topic: String

    init(name: String, source: String, _ declaration: ScriptDeclaration) {
        self.name = name
        self.source = source
        hash = SHA256Digest.hash(of: Array(source.utf8)).description
        point = declaration.point
        order = declaration.order
        topic = declaration.topic
    }

    /// The line on which the order is said, from 1 on; 0 when no line has the word.
    var orderLine: Int {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let found = lines.firstIndex { line in
            guard let word = line.range(of: "order") else { return false }
            let rest = line[word.upperBound...].drop { $0 == " " || $0 == "\"" || $0 == "'" }
            return rest.first == ":"
        }
        return found.map { $0 + 1 } ?? 0
    }

    /// Which of two is asked first: by order, then by name.
    static func isAsked(_ one: Script, before other: Script) -> Bool {
        (one.order, one.name) < (other.order, other.name)
    }
}

/// What is wrong with a script's file, or worth knowing.
public struct ScriptFinding: Hashable, Sendable {
    /// How bad it is.
    public enum Weight: String, Sendable {
        /// The script does not run.
        case error
        /// It runs, and somebody should look.
        case warning
    }

    /// How bad it is.
    public var weight: Weight
    /// The file's path.
    public var file: String
    /// The line, from 1 on; 0 for the whole file.
    public var line: Int
    /// What it is, in a sentence without its end.
    public var problem: String

    /// Puts a finding together.
    public init(_ weight: Weight, file: String, line: Int = 0, _ problem: String) {
        self.weight = weight
        self.file = file
        self.line = line
        self.problem = problem
    }
}

extension ScriptFinding: CustomStringConvertible {
    /// `FILE:LINE: error: …`.
    public var description: String {
        file + (line > 0 ? ":\(line)" : "") + ": \(weight.rawValue): \(problem)"
    }
}
