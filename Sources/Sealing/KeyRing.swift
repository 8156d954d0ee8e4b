public import Cryptography
public import EventLog
import Synchronization

/// The keys that personal fields are sealed with, one for each requester, by their numbers from 1 on.
///
/// Keys are drawn ahead and made durable in blocks, so that a requester's first message waits for no
/// further flush. Destroying a key writes the whole file anew. Any thread asks; one thread changes.
public final class KeyRing: Sendable {
    /// How many keys are drawn at one go: 128 KiB.
    public static let blockSize = 4_096

    private let path: String
    private let keys: Mutex<[SealingKey]>
    private let file: Mutex<KeyRingFile?>
    /// Whether keys beyond the last are destroyed ones rather than unknown.
    private let isComplete: Bool

    /// Names the file of keys, which is read when the log is opened.
    public init(file path: String) {
        self.path = path
        keys = Mutex([])
        file = Mutex(nil)
        isComplete = false
    }

    /// Reads the keys of a log.
    ///
    /// - Parameters:
    ///   - identity: the log's name, which the file has too.
    ///   - makingOne: makes the file with a first block of keys when there is none; otherwise there is
    ///     then no key.
    /// - Throws: `file`, `notTheKeys`.
    public func open(
        of identity: LogIdentity,
        makingOne: Bool = false
    ) throws(SealingError) {
        guard !path.isEmpty else { return }
        let file = KeyRingFile(path: path, identity: identity)
        if !file.exists {
            guard makingOne else { return }
            try file.replace(with: Self.draw(Self.blockSize))
        }
        let found = try file.read()
        keys.withLock { $0 = found }
        self.file.withLock { $0 = file }
    }

    /// Takes some keys by their numbers; all others are destroyed ones.
    public init(_ keys: [UInt32: SealingKey]) {
        path = ""
        file = Mutex(nil)
        let count = Int(keys.keys.max() ?? 0)
        self.keys = Mutex((0..<count).map { keys[UInt32($0) + 1] ?? .destroyed })
        isComplete = true
    }

    /// Makes keys that are kept nowhere, all drawn from a seed: for tests.
    public init(seed: UInt64, count: Int) {
        path = ""
        keys = Mutex(
            (0..<UInt64(count)).map { number in
                let digest = unsafe withUnsafeBytes(of: (seed, number)) {
                    unsafe SHA256Digest.hash(of: $0)
                }
                return unsafe digest.withBytes { unsafe SealingKey($0) }
            }
        )
        file = Mutex(nil)
        isComplete = false
    }

    /// How many keys there are, destroyed ones included.
    public var count: UInt32 { keys.withLock { UInt32($0.count) } }

    /// A key by its number.
    ///
    /// - Returns: the key, which may be a destroyed one; nothing when there is none of that number.
    public func key(_ slot: UInt32) -> SealingKey? {
        keys.withLock { keys in
            if slot >= 1, slot <= keys.count { return keys[Int(slot) - 1] }
            return isComplete ? .destroyed : nil
        }
    }

    /// Draws keys until there is one of a number; they are durable when it returns.
    ///
    /// - Throws: `file`.
    public func extend(to slot: UInt32) throws(SealingError) {
        let count = keys.withLock { $0.count }
        guard slot > count else { return }
        let blocks = (Int(slot) - count + Self.blockSize - 1) / Self.blockSize
        let drawn = Self.draw(blocks * Self.blockSize)
        try file.withLock { $0 }?.append(drawn, behind: count)
        keys.withLock { $0 += drawn }
    }

    /// Reads the file again: another process may have drawn further keys or destroyed some.
    ///
    /// - Throws: `file`, `notTheKeys`.
    public func reload() throws(SealingError) {
        guard let file = file.withLock({ $0 }) else { return }
        let found = try file.read()
        keys.withLock { $0 = found }
    }

    /// Destroys keys: what was sealed with them is gone for ever when it returns.
    ///
    /// - Parameter slots: their numbers; those that do not exist or are destroyed already are passed over.
    /// - Throws: `file`; then the keys are as they were.
    public func destroy(_ slots: [UInt32]) throws(SealingError) {
        var left = keys.withLock { $0 }
        for slot in slots where slot >= 1 && slot <= left.count { left[Int(slot) - 1] = .destroyed }
        try file.withLock { $0 }?.replace(with: left)
        keys.withLock { $0 = left }
    }

    private static func draw(_ count: Int) -> [SealingKey] {
        let bytes = RandomBytes.draw(count * SealingKey.byteCount)
        return unsafe bytes.withUnsafeBytes { bytes in
            (0..<count).map { index in
                let start = index * SealingKey.byteCount
                return unsafe SealingKey(
                    UnsafeRawBufferPointer(rebasing: bytes[start..<start + SealingKey.byteCount])
                )
            }
        }
    }
}
