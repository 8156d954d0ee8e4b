import CBOR
import Cryptography
import EventLog
import Glibc
import Proofs
import Testing

@Suite("The proof of an interaction")
struct InteractionProofTests {
    /// A log in memory, and a key in a folder that goes away.
    final class Site {
        let folder: String
        let log = MemoryLog(identity: LogIdentity(high: 1, low: 2))

        init() throws {
            var template = [CChar]("/tmp/proofs-test-XXXXXX".utf8CString)
            _ = unsafe mkdtemp(&template)
            folder = String(
                decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
                as: UTF8.self
            )
            try append(40)
        }

        deinit {
            for file in ["key", "last"] { unsafe unlink("\(folder)/\(file)") }
            unsafe rmdir(folder)
        }

        func signer() throws -> CheckpointSigner {
            try CheckpointSigner(
                identity: log.identity,
                keyFile: folder + "/key",
                lastFile: folder + "/last"
            )
        }

        func append(_ count: Int) throws {
            try InteractionProofTests.append(count, to: log)
        }

        func proof() throws -> InteractionProof {
            let signer = try signer()
            return try signer.prove(
                "0123",
                at: [3, 17, 18, 40],
                in: log,
                under: signer.sign(log)
            )
        }
    }

    static func append(_ count: Int, to log: MemoryLog, time: Int64 = 0) throws {
        var batch = RecordBatch()
        for number in 0..<count {
            let header = RecordHeader(
                isOutcome: false,
                type: 7,
                typeVersion: 1,
                rule: 0,
                ordinal: 0,
                time: time,
                cause: 0,
                interaction: 0
            )
            batch.begin(header)
            batch.payload.unsigned(UInt64(number))
            batch.end()
        }
        _ = try log.append(batch)
    }

    @Test func `holds, also when the log has grown and the key was opened again`() throws {
        let site = try Site()
        let proof = try site.proof()
        let verifier = try site.signer().verifier
        #expect(try proof.check(by: verifier).size == 40)
        try site.append(100)
        #expect(try proof.check(by: verifier).root == site.log.root(at: 40))
        let later = try site.proof()
        #expect(try later.check(by: site.signer().verifier).size == 140)
    }

    @Test func `does not hold for records that were changed, removed, added or exchanged`() throws {
        let site = try Site()
        let proof = try site.proof()
        let verifier = try site.signer().verifier
        for index in proof.records.indices {
            for place in proof.records[index].bytes.indices {
                var changed = proof
                changed.records[index].bytes[place] ^= 0x10
                let position = proof.records[index].position
                #expect(throws: ProofError.recordAltered(position: position)) {
                    try changed.check(by: verifier)
                }
            }
            var fewer = proof
            fewer.records.remove(at: index)
            #expect(throws: ProofError.recordsMissing(found: 3, wanted: 4)) {
                try fewer.check(by: verifier)
            }
        }
        var moved = proof
        moved.records[0].position = 4
        #expect(throws: ProofError.recordAltered(position: 4)) { try moved.check(by: verifier) }
        var twice = proof
        twice.records.append(proof.records[3])
        #expect(throws: ProofError.recordsMissing(found: 5, wanted: 4)) {
            try twice.check(by: verifier)
        }
        var swapped = proof
        swapped.records.swapAt(0, 1)
        #expect(throws: ProofError.self) { try swapped.check(by: verifier) }
        var shorter = proof
        shorter.records[0].proof.removeLast()
        #expect(throws: ProofError.recordAltered(position: 3)) { try shorter.check(by: verifier) }
    }

    @Test func `does not hold with parts of another, or another key`() throws {
        let site = try Site()
        let proof = try site.proof()
        let verifier = try site.signer().verifier
        try site.append(1)
        let later = try site.proof()
        for (member, value) in [
            (\InteractionProof.checkpoint, later.checkpoint),
            (\InteractionProof.statement, later.statement),
            (\InteractionProof.interaction, "0124"),
        ] {
            var mixed = proof
            mixed[keyPath: member] = value
            #expect(throws: ProofError.statementOfSomethingElse) { try mixed.check(by: verifier) }
        }
        var longer = proof
        longer.checkpoint = proof.checkpoint.replacing("\n40\n", with: "\n41\n")
        #expect(throws: ProofError.signatureWrong) { try longer.check(by: verifier) }
        var exchanged = proof
        exchanged.statement = proof.checkpoint
        #expect(throws: ProofError.self) { try exchanged.check(by: verifier) }
        let other = try Site().signer().verifier
        #expect(throws: ProofError.notSignedByKey(name: other.name)) { try proof.check(by: other) }
    }

    @Test func `is given only while the log continues what was signed`() throws {
        let site = try Site()
        let signed = try site.signer().sign(site.log)
        #expect(try site.signer().sign(site.log) == signed)
        let shorter = MemoryLog(identity: site.log.identity)
        try Self.append(39, to: shorter)
        #expect(throws: ProofError.logRewritten(signed: 40, last: 39)) {
            try site.signer().sign(shorter)
        }
        let other = MemoryLog(identity: site.log.identity)
        try Self.append(41, to: other, time: 1)
        #expect(throws: ProofError.logRewritten(signed: 40, last: 41)) {
            try site.signer().sign(other)
        }
        try site.append(2)
        #expect(try site.signer().sign(site.log).checkpoint.size == 42)
    }

    @Test func `has a key that is its owner's only`() throws {
        let site = try Site()
        _ = try site.proof()
        for file in ["key", "last"] {
            var status = stat()
            unsafe stat("\(site.folder)/\(file)", &status)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }
}
