import Cryptography
import EventLog

/// What the log's keeper says in writing: these are all records of an interaction, up to a size.
///
/// Proofs of inclusion show that each record is in the log; only this shows that none was left out of a
/// file. Its first line is no origin, so that nobody takes it for a checkpoint.
struct RecordsStatement: Hashable {
    private static let title = " all records of an interaction"

    var origin: String
    /// The interaction, in its outer form.
    var interaction: String
    var size: UInt64
    var count: UInt64
    /// The hash over positions and leaves, in order.
    var list: SHA256Digest

    init(origin: String, interaction: String, size: UInt64, records: [InteractionProof.Record]) {
        self.origin = origin
        self.interaction = interaction
        self.size = size
        count = UInt64(records.count)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(records.count * 40)
        for record in records {
            for shift in stride(from: 56 as UInt64, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: record.position >> shift))
            }
            bytes += record.leaf.bytes
        }
        list = SHA256Digest.hash(of: bytes)
    }

    init(_ text: String) throws(ProofError) {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0) }
        guard lines.count == 6, lines[5] == "", lines[0].hasSuffix(Self.title),
            let size = UInt64(plainDigits: lines[2]), let count = UInt64(plainDigits: lines[3]),
            let list = try? Base64.decode(lines[4]), list.count == SHA256Digest.byteCount
        else { throw .malformed(problem: "the statement about the records has other lines") }
        origin = String(lines[0].dropLast(Self.title.count))
        interaction = lines[1]
        self.size = size
        self.count = count
        self.list = SHA256Digest(list)
    }

    var text: String {
        "\(origin)\(Self.title)\n\(interaction)\n\(size)\n\(count)\n"
            + Base64.encode(list.bytes) + "\n"
    }
}
