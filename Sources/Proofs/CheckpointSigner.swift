public import Cryptography
public import EventLog
import Glibc
import Synchronization

/// Signs checkpoints of one log, with a key that lies beside the log and never in it.
///
/// It keeps what it signed last, and signs nothing that does not continue it: a log that was cut off or
/// changed gets no signature that says otherwise.
public final class CheckpointSigner: Sendable {
    /// What strangers check signatures with.
    public let verifier: NoteVerifier

    private let origin: String
    private let key: Ed25519.PrivateKey
    private let keyFile: SecretFile
    private let lastFile: SecretFile

    /// Opens the key of a log, which is drawn when its file is not there.
    ///
    /// - Parameters:
    ///   - identity: the log's.
    ///   - keyFile: the key's file, readable by its owner only.
    ///   - lastFile: where what was signed last is kept.
    /// - Throws: `file`.
    public init(
        identity: LogIdentity,
        keyFile: String,
        lastFile: String
    ) throws(ProofError) {
        origin = Checkpoint.origin(of: identity)
        self.keyFile = SecretFile(keyFile)
        self.lastFile = SecretFile(lastFile)
        let seed = try self.keyFile.contents {
            RandomBytes.draw(Ed25519.PrivateKey.seedBytes)
        }
        guard seed.count == Ed25519.PrivateKey.seedBytes else {
            throw .file(path: keyFile, problem: "holds no key")
        }
        key = Ed25519.PrivateKey(seed: seed)
        verifier = NoteVerifier(name: origin, publicKey: key.publicKey)
    }

    /// Signs how long the log is now and what it holds, or gives what was signed when it was as long.
    ///
    /// - Parameters:
    ///   - log: the log.
    ///   - refresh: has the log look how far another process has written.
    /// - Returns: the checkpoint and its note.
    /// - Throws: `logRewritten`, `logUnreadable`, `file`.
    public func sign(
        _ log: any RecordLog,
        refresh: () throws(EventLogError) -> Void = {}
    ) throws(ProofError) -> (checkpoint: Checkpoint, note: String) {
        try keyFile.alone { () throws(ProofError) in
            do throws(EventLogError) {
                // Within the lock: nobody signs more than is then seen here.
                try refresh()
            } catch {
                throw .logUnreadable(problem: error.description)
            }
            let size = log.lastPosition
            if let last = try lastFile.contents() {
                let note = String(decoding: last, as: UTF8.self)
                let signed = try Checkpoint(SignedNote.open(note, by: verifier))
                guard signed.size <= size, try root(of: log, at: signed.size) == signed.root else {
                    throw .logRewritten(signed: signed.size, last: size)
                }
                if signed.size == size { return (signed, note) }
            }
            let checkpoint = Checkpoint(
                origin: origin,
                size: size,
                root: try root(of: log, at: size)
            )
            let note = SignedNote.sign(checkpoint.text, as: origin, with: key)
            try lastFile.replace(with: Array(note.utf8))
            return (checkpoint, note)
        }
    }

    /// Proves all records of an interaction.
    ///
    /// - Parameters:
    ///   - interaction: in its outer form.
    ///   - positions: where all its records up to the checkpoint's size stand in the log, rising.
    ///   - log: the log; it may be growing.
    ///   - signed: what ``sign(_:refresh:)`` gave.
    ///   - keys: those that the records are sealed with, for whoever may read them.
    /// - Returns: the proof.
    /// - Throws: `logUnreadable`.
    public func prove(
        _ interaction: String,
        at positions: [UInt64],
        in log: any RecordLog,
        under signed: (checkpoint: Checkpoint, note: String),
        keys: [UInt32: SealingKey] = [:]
    ) throws(ProofError) -> InteractionProof {
        let size = signed.checkpoint.size
        var records: [InteractionProof.Record] = []
        do {
            for position in positions {
                var bytes: [UInt8] = []
                unsafe try log.scanStored(from: position, through: position) { _, record in
                    unsafe bytes = [UInt8](record)
                    return false
                }
                let proof = try log.inclusionProof(position: position, size: size)
                records.append(.init(position: position, bytes: bytes, proof: proof))
            }
        } catch {
            throw .logUnreadable(problem: "\(error)")
        }
        let statement = RecordsStatement(
            origin: origin,
            interaction: interaction,
            size: size,
            records: records
        )
        return InteractionProof(
            interaction: interaction,
            checkpoint: signed.note,
            statement: SignedNote.sign(statement.text, as: origin, with: key),
            records: records,
            keys: keys
        )
    }

    private func root(of log: any RecordLog, at size: UInt64) throws(ProofError) -> MerkleHash {
        do throws(EventLogError) {
            return try log.root(at: size)
        } catch {
            throw .logUnreadable(problem: error.description)
        }
    }
}
