import CGnuTLS

// GnuTLS rather than libsodium, because it uses the processor's SHA instructions: a third of the time.

extension SHA256Digest {
    /// The hash of some bytes.
    public static func hash(of bytes: UnsafeRawBufferPointer) -> SHA256Digest {
        unsafe withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 8) { digest in
            let code = unsafe gnutls_hash_fast(
                GNUTLS_DIG_SHA256,
                bytes.baseAddress,
                bytes.count,
                digest.baseAddress
            )
            precondition(code == 0, "GnuTLS always has SHA-256")
            return unsafe SHA256Digest(UnsafeRawBufferPointer(digest))
        }
    }

    /// The hash of some bytes.
    public static func hash(of bytes: [UInt8]) -> SHA256Digest {
        unsafe bytes.withUnsafeBytes { unsafe hash(of: $0) }
    }

    /// The hash of one byte followed by two digests: the node of a Merkle tree.
    ///
    /// It allocates nothing.
    public static func hash(
        prefix: UInt8,
        _ left: SHA256Digest,
        _ right: SHA256Digest
    ) -> SHA256Digest {
        unsafe withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { input in
            unsafe input[0] = prefix
            guard let start = input.baseAddress else { return SHA256Digest() }
            unsafe left.store(to: start + 1)
            unsafe right.store(to: start + 1 + byteCount)
            return unsafe hash(of: UnsafeRawBufferPointer(input))
        }
    }

    /// The hash of one byte followed by some bytes, which are copied beside it first.
    ///
    /// Short inputs are joined on the stack. Who hashes many keeps the byte in front of them and
    /// calls ``hash(of:)-(UnsafeRawBufferPointer)`` instead.
    public static func hash(prefix: UInt8, _ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
        unsafe withUnsafeTemporaryAllocation(byteCount: 1 + bytes.count, alignment: 8) { input in
            unsafe input[0] = prefix
            unsafe UnsafeMutableRawBufferPointer(rebasing: input[1...]).copyMemory(from: bytes)
            return unsafe hash(of: UnsafeRawBufferPointer(input))
        }
    }
}
