public import Cryptography
public import EventLog

/// One interaction's records with all that a stranger needs to check them, offline.
public struct InteractionProof: Hashable, Sendable {
    /// A record as it stands in the log, and how it is part of the tree.
    public struct Record: Hashable, Sendable {
        /// Its place in the log.
        public var position: UInt64
        /// Header and payload.
        public var bytes: [UInt8]
        /// The hashes that lead from its leaf to the root.
        ///
        /// Source: RFC 9162, section 2.1.3.
        public var proof: [MerkleHash]

        /// Takes a record with its proof.
        public init(position: UInt64, bytes: [UInt8], proof: [MerkleHash]) {
            self.position = position
            self.bytes = bytes
            self.proof = proof
        }

        /// The hash of the record.
        var leaf: MerkleHash { unsafe bytes.withUnsafeBytes { unsafe MerkleHash.leaf($0) } }
    }

    /// The interaction in its outer form: 32 hexadecimal digits.
    public var interaction: String
    /// The signed checkpoint of the log that the proofs lead to.
    public var checkpoint: String
    /// What says that these are all records of the interaction, signed.
    public var statement: String
    /// The records in the order of their positions.
    public var records: [Record]

    /// The keys that personal fields of the records are sealed with, by their numbers.
    public var keys: [UInt32: SealingKey]

    /// Takes what was read from a file.
    public init(
        interaction: String,
        checkpoint: String,
        statement: String,
        records: [Record],
        keys: [UInt32: SealingKey] = [:]
    ) {
        self.keys = keys
        self.interaction = interaction
        self.checkpoint = checkpoint
        self.statement = statement
        self.records = records
    }

    /// Checks everything, with nothing but a public key that came another way.
    ///
    /// - Returns: the checkpoint that holds.
    /// - Throws: the first thing that is wrong: of the checkpoint, of a record, of the list of them.
    public func check(by verifier: NoteVerifier) throws(ProofError) -> Checkpoint {
        let checkpoint = try Checkpoint(SignedNote.open(checkpoint, by: verifier))
        let stated = try RecordsStatement(SignedNote.open(statement, by: verifier))
        guard checkpoint.origin == verifier.name, stated.origin == checkpoint.origin,
            stated.size == checkpoint.size, stated.interaction == interaction
        else { throw .statementOfSomethingElse }
        for record in records {
            let isIncluded = MerkleProof.includes(
                leaf: record.leaf,
                position: record.position,
                size: checkpoint.size,
                proof: record.proof,
                root: checkpoint.root
            )
            guard isIncluded else { throw .recordAltered(position: record.position) }
        }
        let found = RecordsStatement(
            origin: checkpoint.origin,
            interaction: interaction,
            size: checkpoint.size,
            records: records
        )
        guard found == stated else {
            throw .recordsMissing(found: records.count, wanted: stated.count)
        }
        return checkpoint
    }
}
