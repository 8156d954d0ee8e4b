import Cryptography
import EventLog
import Proofs
import Testing

@Suite("Signed notes")
struct SignedNoteTests {
    /// The example of C2SP's signed-note.
    private let foreignKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    private let foreign = """
        This is an example message.

        \u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """
    private let key = Ed25519.PrivateKey(seed: [UInt8](repeating: 7, count: 32))

    private var verifier: NoteVerifier {
        NoteVerifier(name: "ledgerline/1", publicKey: key.publicKey)
    }

    @Test func `of others are read as they are written`() throws {
        let verifier = try NoteVerifier(foreignKey)
        #expect(verifier.description == foreignKey)
        #expect(try SignedNote.open(foreign, by: verifier) == "This is an example message.\n")
    }

    @Test func `are the signer's, and nobody else's`() throws {
        let note = SignedNote.sign("one\ntwo\n", as: "ledgerline/1", with: key)
        #expect(note == SignedNote.sign("one\ntwo\n", as: "ledgerline/1", with: key))
        #expect(try SignedNote.open(note, by: verifier) == "one\ntwo\n")
        #expect(try SignedNote.open(note, by: NoteVerifier(verifier.description)) == "one\ntwo\n")
        let other = Ed25519.PrivateKey(seed: [UInt8](repeating: 8, count: 32))
        for (name, key) in [("ledgerline/1", other), ("ledgerline/2", key)] {
            #expect(throws: ProofError.notSignedByKey(name: name)) {
                try SignedNote.open(
                    note,
                    by: NoteVerifier(name: name, publicKey: key.publicKey)
                )
            }
        }
    }

    @Test func `hold beside signatures of others`() throws {
        let other = Ed25519.PrivateKey(seed: [UInt8](repeating: 8, count: 32))
        let mine = SignedNote.sign("one\n", as: "ledgerline/1", with: key)
        let both =
            SignedNote.sign("one\n", as: "witness", with: other)
            + String(mine.split(separator: "\n")[1])
            + "\n"
        #expect(try SignedNote.open(both, by: verifier) == "one\n")
    }

    @Test func `do not survive any change`() throws {
        let note = Array(SignedNote.sign("size\n12\n", as: "ledgerline/1", with: key).utf8)
        for place in note.indices {
            for bit in [1, 0x20] as [UInt8] {
                var changed = note
                changed[place] ^= bit
                let text = String(decoding: changed, as: UTF8.self)
                #expect(throws: ProofError.self) { try SignedNote.open(text, by: verifier) }
            }
        }
        for length in 0..<note.count {
            let text = String(decoding: note[..<length], as: UTF8.self)
            #expect(throws: ProofError.self) { try SignedNote.open(text, by: verifier) }
        }
    }

    @Test(
        "have keys that are read only as they are written",
        arguments: [
            "", "a", "a+b+c",
            "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/fo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/foo+530d903a+6TJ5GubnqECkYWTJBHhkJtXngh3YspoA1hyucq/dTaQ=",
        ]
    )
    func wrongKeys(text: String) {
        #expect(throws: ProofError.keyUnreadable) { try NoteVerifier(text) }
    }

    @Test func `hold checkpoints of three lines`() throws {
        let root = SHA256Digest.hash(of: [1])
        let checkpoint = Checkpoint(origin: "ledgerline/1", size: 9, root: root)
        #expect(try Checkpoint(checkpoint.text) == checkpoint)
        #expect(try Checkpoint(checkpoint.text + "an extension\n") == checkpoint)
        for text in ["", "a\n9\n", "a\n09\n\(Base64.encode(root.bytes))\n", "a\n9\nAAAA\n"] {
            #expect(throws: ProofError.self) { try Checkpoint(text) }
        }
    }
}
