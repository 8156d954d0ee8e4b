/// Bytes that grow at the end and are used again: the engine writes every record of a batch into one.
///
/// Clearing keeps the memory, so a steady stream of batches allocates nothing. It is not `Sendable`:
/// whoever fills it hands it on only when done.
@safe
public struct ByteBuffer: ~Copyable {
    private var start: UnsafeMutableRawPointer
    private var capacity: Int

    /// How many bytes have been written.
    public private(set) var count: Int

    /// Makes an empty buffer.
    ///
    /// - Parameter minimumCapacity: bytes that fit before it grows for the first time.
    public init(minimumCapacity: Int = 256) {
        capacity = max(minimumCapacity, 16)
        unsafe start = .allocate(byteCount: capacity, alignment: 16)
        count = 0
    }

    deinit {
        unsafe start.deallocate()
    }

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() {
        count = 0
    }

    /// Forgets everything from an offset on.
    ///
    /// - Parameter newCount: how many bytes stay; at most `count`.
    public mutating func truncate(to newCount: Int) {
        precondition(newCount <= count, "a buffer is only ever cut shorter")
        count = newCount
    }

    /// Appends one byte.
    @inlinable
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe pointer(at: count).storeBytes(of: byte, as: UInt8.self)
        advance(1)
    }

    /// Appends an integer, most significant byte first.
    @inlinable
    public mutating func appendBigEndian<Integer: FixedWidthInteger>(_ value: Integer) {
        let size = MemoryLayout<Integer>.size
        reserve(size)
        unsafe pointer(at: count).storeBytes(of: value.bigEndian, as: Integer.self)
        advance(size)
    }

    /// Appends bytes from elsewhere.
    ///
    /// - Parameter bytes: memory that stays valid for the length of the call.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, unsafe !bytes.isEmpty else { return }
        reserve(bytes.count)
        unsafe (start + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }

    /// Appends bytes from elsewhere.
    public mutating func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe append($0) }
    }

    /// Appends the UTF-8 of a text.
    public mutating func appendUTF8(_ text: String) {
        var text = text
        text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
    }

    /// Replaces one byte that was written before.
    public mutating func set(_ byte: UInt8, at offset: Int) {
        precondition(offset < count, "only written bytes are replaced")
        unsafe (start + offset).storeBytes(of: byte, as: UInt8.self)
    }

    /// Lends the written bytes for the length of a call.
    public borrowing func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Lends a range of the written bytes for the length of a call.
    public borrowing func withBytes<Result, Failure: Error>(
        in range: Range<Int>,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(range.upperBound <= count, "only written bytes are lent")
        return unsafe try body(
            UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count)
        )
    }

    /// A copy of the written bytes.
    public borrowing func array() -> [UInt8] {
        unsafe withBytes { unsafe [UInt8]($0) }
    }

    @usableFromInline
    mutating func reserve(_ size: Int) {
        if count &+ size > capacity {
            grow(size)
        }
    }

    @usableFromInline
    func pointer(at offset: Int) -> UnsafeMutableRawPointer {
        unsafe start + offset
    }

    @usableFromInline
    mutating func advance(_ size: Int) {
        count &+= size
    }

    private mutating func grow(_ size: Int) {
        let wider = max(capacity * 2, count + size)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: wider, alignment: 16)
        unsafe moved.copyMemory(from: start, byteCount: count)
        unsafe start.deallocate()
        unsafe start = unsafe moved
        capacity = wider
    }
}
