import Cryptography
import Testing

@Suite("Hashes and keyed hashes")
struct HashTests {
    @Test(
        "SHA-256 gives the digests of FIPS 180-4's examples",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func sha256(text: String, digest: String) {
        #expect(SHA256Digest.hash(of: [UInt8](text.utf8)).description == digest)
    }

    @Test(
        "a prefix and parts hash as their bytes do when joined",
        arguments: [0, 1, 55, 300, 5_000]
    )
    func parts(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let prefixed = unsafe bytes.withUnsafeBytes { unsafe SHA256Digest.hash(prefix: 9, $0) }
        #expect(prefixed == SHA256Digest.hash(of: [9] + bytes))
        let left = SHA256Digest.hash(of: bytes)
        let node = SHA256Digest.hash(prefix: 1, left, prefixed)
        #expect(node == SHA256Digest.hash(of: [1] + left.bytes + prefixed.bytes))
    }

    @Test func `a digest survives its text, and its leading word is its first four bytes`() throws {
        let digest = SHA256Digest.hash(of: [1, 2, 3])
        #expect(try #require(SHA256Digest(hex: digest.description)) == digest)
        #expect(digest.leadingWord == digest.bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) })
        #expect(SHA256Digest(hex: "00") == nil)
    }

    @Test func `HMAC gives the codes of RFC 2202 and RFC 4231, case 2`() throws {
        let key = [UInt8]("Jefe".utf8)
        let text = [UInt8]("what do ya want for nothing?".utf8)
        #expect(
            Hex.encode(try HMAC.sha1(key: key, text))
                == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
        )
        #expect(
            Hex.encode(try HMAC.sha256(key: key, text))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        )
    }
}

@Suite("Texts, secrets and chance")
struct TextTests {
    @Test(
        "base64 is that of RFC 4648, section 10, both ways",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ]
    )
    func base64(plain: String, encoded: String) throws {
        #expect(Base64.encode([UInt8](plain.utf8)) == encoded)
        #expect(try Base64.decode(encoded) == [UInt8](plain.utf8))
    }

    @Test("what is no base64 is refused", arguments: ["Zg", "Zg=", "Zh==", "Z===", "Zm9*", "=Zm9"])
    func malformedBase64(text: String) {
        #expect(throws: CryptographyError.malformedText) { try Base64.decode(text) }
    }

    @Test func `hexadecimal is read in either case and written in lower case`() throws {
        #expect(Hex.encode([0, 0xAB, 0xFF]) == "00abff")
        #expect(try Hex.decode("00aBFf") == [0, 0xAB, 0xFF])
        #expect(throws: CryptographyError.malformedText) { try Hex.decode("0") }
        #expect(throws: CryptographyError.malformedText) { try Hex.decode("0g") }
    }

    @Test func `secrets are equal only when every byte is`() {
        #expect(ConstantTime.areEqual([1, 2, 3], [1, 2, 3]))
        #expect(ConstantTime.areEqual([], []))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2]))
    }

    @Test func `a password verifies against its own hash only, and no two hashes are the same`()
        throws
    {
        let hash = try PasswordHash.make("correct horse", effort: .least)
        #expect(hash.hasPrefix("$argon2id$"))
        #expect(PasswordHash.verify("correct horse", against: hash))
        #expect(!PasswordHash.verify("correct horsE", against: hash))
        #expect(!PasswordHash.verify("correct horse", against: "no hash"))
        #expect(try PasswordHash.make("correct horse", effort: .least) != hash)
    }

    @Test func `random bytes have the length asked for and differ`() {
        #expect(RandomBytes.draw(0).isEmpty)
        #expect(RandomBytes.draw(1_000).count == 1_000)
        #expect(RandomBytes.draw(16) != RandomBytes.draw(16))
    }
}
