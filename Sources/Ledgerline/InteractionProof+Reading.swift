import Cryptography
import EventLog
import Foundation
import Proofs

extension InteractionProof {
    private struct Contents: Decodable {
        struct Record: Decodable {
            let position: UInt64
            let bytes: String
            let proof: [String]
        }
        let form: String
        let interaction: String
        let checkpoint: String
        let statement: String
        let records: [Record]
        let keys: [String: String]?
    }

    /// Reads a file.
    init(json: Data) throws(ProofError) {
        guard let contents = try? JSONDecoder().decode(Contents.self, from: json) else {
            throw .malformed(problem: "it is no JSON with the members of a proof")
        }
        guard contents.form == Self.form else {
            throw .malformed(problem: "its form is not \(Self.form)")
        }
        var records: [Record] = []
        for record in contents.records {
            let proof = record.proof.compactMap { MerkleHash(hex: $0) }
            guard let bytes = try? Hex.decode(record.bytes), proof.count == record.proof.count
            else { throw .malformed(problem: "record \(record.position) is not hexadecimal") }
            records.append(Record(position: record.position, bytes: bytes, proof: proof))
        }
        var keys: [UInt32: SealingKey] = [:]
        for (slot, key) in contents.keys ?? [:] {
            guard let slot = UInt32(slot), let bytes = try? Hex.decode(key),
                bytes.count == SealingKey.byteCount
            else { throw .malformed(problem: "a key is not 64 hexadecimal digits") }
            keys[slot] = unsafe bytes.withUnsafeBytes { unsafe SealingKey($0) }
        }
        self.init(
            interaction: contents.interaction,
            checkpoint: contents.checkpoint,
            statement: contents.statement,
            records: records,
            keys: keys
        )
    }
}
