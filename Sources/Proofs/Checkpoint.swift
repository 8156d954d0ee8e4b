public import Cryptography
public import EventLog

/// How long a log is and what it holds, in three lines: origin, size, root.
///
/// Signed, it is what a stranger keeps: from then on nothing below its size can be changed unnoticed.
/// Source: C2SP, tlog-checkpoint.
public struct Checkpoint: Hashable, Sendable {
    /// The log's name for the world.
    public let origin: String
    /// How many records it covers.
    public let size: UInt64
    /// The root of the tree over them.
    public let root: MerkleHash

    /// Names a log by its identity, without white space and plus signs.
    public static func origin(of identity: LogIdentity) -> String { "ledgerline/\(identity)" }

    /// Describes a log.
    public init(origin: String, size: UInt64, root: MerkleHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a checkpoint; lines behind the third are let be.
    ///
    /// - Throws: `malformed`.
    public init(_ text: String) throws(ProofError) {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0) }
        guard lines.count >= 4, lines.last == "", !lines[0].isEmpty,
            let size = UInt64(plainDigits: lines[1]), let root = try? Base64.decode(lines[2]),
            root.count == MerkleHash.byteCount
        else { throw .malformed(problem: "a checkpoint has the lines origin, size and root") }
        self.init(origin: lines[0], size: size, root: MerkleHash(root))
    }

    /// The three lines.
    public var text: String { "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n" }
}

extension UInt64 {
    /// Reads a number as it is written here: digits without a sign or zeros in front.
    init?(plainDigits text: String) {
        guard let number = UInt64(text), String(number) == text else { return nil }
        self = number
    }
}
