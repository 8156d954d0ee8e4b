/// The way from the whole file to a value, such as `messagingActions[2].duration`.
public struct ConfigurationPath: Equatable, Sendable {
    private enum Step: Equatable, Sendable {
        case key(String)
        case index(Int)
    }

    private var steps: [Step] = []

    /// The path to the whole file.
    public init() {}

    /// The path to a member of the object here.
    public func appending(key: String) -> ConfigurationPath {
        var path = self
        path.steps.append(.key(key))
        return path
    }

    /// The path to an item of the list here, counted from 0.
    public func appending(index: Int) -> ConfigurationPath {
        var path = self
        path.steps.append(.index(index))
        return path
    }

    /// The path in text, empty for the whole file; a key that is no plain name is quoted.
    public var text: String {
        var text = ""
        for step in steps {
            switch step {
            case .index(let index):
                text += "[\(index)]"
            case .key(let key) where Self.isPlain(key):
                text += text.isEmpty ? key : "." + key
            case .key(let key):
                text += "[" + Self.quoted(key) + "]"
            }
        }
        return text
    }

    private static func isPlain(_ key: String) -> Bool {
        !key.isEmpty
            && key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
                    true
                default:
                    false
                }
            }
    }

    private static func quoted(_ key: String) -> String {
        "\"" + key.unicodeScalars.map { $0.escaped(asASCII: false) }.joined() + "\""
    }
}
