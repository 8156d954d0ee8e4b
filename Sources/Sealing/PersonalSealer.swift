import CBOR
import Cryptography
public import EventLog
import Glibc
import Synchronization
public import Vocabulary

/// Seals what records say about requesters, each requester's under a key of its own (the page Erasure).
///
/// Which key is whose stands in the log alone: a sealed part names its key by number, and the requester's
/// address is within. The writer learns it from the records that it reads when it starts.
public final class PersonalSealer: RecordSealer {
    /// The keys.
    public let ring: KeyRing
    private let epoch: UInt32
    private let slots = Mutex(Slots())
    private let isLearning = Atomic(false)
    private let room = SealingRoom()
    private let prescribed = Mutex<[UInt64: RecordSeal?]>([:])

    /// Seals with some keys.
    ///
    /// - Parameters:
    ///   - ring: the keys.
    ///   - epoch: a number that no other run of the writer has: it keeps a nonce from being used twice when
    ///     positions are given again after a crash.
    public init(ring: KeyRing, epoch: UInt32) {
        self.ring = ring
        self.epoch = epoch
    }

    /// Reads the keys.
    ///
    /// A writer then learns from every record that is read, until ``finishLearning()``.
    /// - Throws: `sealing`.
    public func start(_ identity: LogIdentity, readOnly: Bool) throws(EventLogError) {
        do throws(SealingError) {
            try ring.open(of: identity, makingOne: !readOnly)
        } catch {
            throw .sealing(problem: error.description)
        }
        isLearning.store(!readOnly, ordering: .releasing)
    }

    /// Says that every record that was there has been read.
    public func finishLearning() {
        isLearning.store(false, ordering: .releasing)
    }

    /// The numbers of the keys that an erasure destroys, as far as they are not destroyed.
    ///
    /// - Parameters:
    ///   - erasure: what is erased.
    ///   - position: where it stands; keys that were given later are not its own.
    /// - Returns: the numbers.
    public func keys(of erasure: RequesterErased, at position: UInt64) -> [UInt32] {
        slots.withLock { slots in
            var found: [Slots.Given?] = []
            if erasure.requester != .anonymous {
                found.append(slots.addresses[erasure.requester])
                if erasure.forgetsConsent { found.append(slots.consents[erasure.requester]) }
            }
            if erasure.person != .guest { found.append(slots.persons[erasure.person.id.rawValue]) }
            return found.compactMap { $0 }.filter { $0.since <= position }.map(\.slot)
        }
    }

    /// Destroys keys and forgets whose they were; whoever writes from that address later gets a new one.
    ///
    /// - Throws: `file`; then nothing is destroyed.
    public func destroy(_ keys: [UInt32]) throws(SealingError) {
        try ring.destroy(keys)
        slots.withLock { $0.forget(Set(keys)) }
    }

    /// How a stored record is sealed; nothing when it is open.
    public static func seal(
        ofStored record: UnsafeRawBufferPointer,
        at position: UInt64
    ) -> RecordSeal? {
        guard let header = unsafe try? RecordHeader(decoding: record), header.isSealed else {
            return nil
        }
        return unsafe (try? SealedRecord(record, at: position))?.seal
    }

    /// Seals a batch.
    ///
    /// - Throws: `sealing`, and what reading the log throws.
    public func seal(
        _ batch: borrowing RecordBatch,
        at first: UInt64,
        in log: some StoredRecords,
        into sealed: inout RecordBatch
    ) throws(EventLogError) {
        room.given.removeAll(keepingCapacity: true)
        for index in 0..<batch.count {
            try seal(index, of: batch, at: first, in: log, &sealed)
        }
    }

    private func seal(
        _ index: Int,
        of batch: borrowing RecordBatch,
        at first: UInt64,
        in log: some StoredRecords,
        _ sealed: inout RecordBatch
    ) throws(EventLogError) {
        let position = first + UInt64(index)
        let isPersonal = unsafe batch.withRecord(index) { unsafe room.split.read($0) }
        let seal = try seal(isPersonal, at: position, first: first, in: log)
        room.given.append(seal?.key ?? 0)
        guard let seal else {
            unsafe batch.withRecord(index) { unsafe sealed.append($0) }
            return
        }
        guard isPersonal, let key = ring.key(seal.key), !key.isDestroyed else {
            throw .sealing(
                problem:
                    "Record \(position) cannot be sealed with key \(seal.key): is the file of keys"
                    + " the right one?"
            )
        }
        unsafe batch.withRecord(index) { record in
            unsafe SealedRecord.write(room, header: record, at: position, seal, key, to: &sealed)
        }
    }

    /// How the record that was split is to be sealed; nothing leaves it open.
    private func seal(
        _ isPersonal: Bool,
        at position: UInt64,
        first: UInt64,
        in log: some StoredRecords
    ) throws(EventLogError) -> RecordSeal? {
        if let prescribed = prescribed.withLock({ $0.removeValue(forKey: position) }) {
            guard let seal = prescribed else { return nil }
            let who = room.split.who(at: position)
            if isPersonal { slots.withLock { $0.learn(who, has: seal.key, at: position) } }
            return seal
        }
        guard isPersonal else { return nil }
        let slot = try slot(
            of: room.split.who(at: position),
            at: position,
            first: first,
            room.given,
            in: log
        )
        return slot > 0 ? RecordSeal(key: slot, epoch: epoch) : nil
    }

    /// Says how a record is to be sealed.
    public func prescribe(_ seal: RecordSeal?, at position: UInt64) {
        prescribed.withLock { $0[position] = .some(seal) }
    }

    /// How a stored record is sealed; nothing when it is open.
    public func seal(of stored: UnsafeRawBufferPointer, at position: UInt64) -> RecordSeal? {
        unsafe Self.seal(ofStored: stored, at: position)
    }

    /// Opens a record; one whose key is destroyed says so, with a stand-in for the address.
    ///
    /// - Throws: `damaged`, `sealing`.
    public func open(
        _ stored: UnsafeRawBufferPointer,
        at position: UInt64,
        into scratch: inout OpeningScratch
    ) throws(EventLogError) {
        let record = unsafe try SealedRecord(stored, at: position)
        let key = try key(record.slot)
        guard !key.isDestroyed else {
            record.writeErased(to: &scratch.record)
            if isLearning.load(ordering: .acquiring) {
                slots.withLock { $0.next = max($0.next, record.slot + 1) }
            }
            return
        }
        try record.open(with: key, at: position, into: &scratch)
        if isLearning.load(ordering: .acquiring) {
            learn(record.slot, at: position, from: scratch)
        }
    }

    /// Lends a record as it was before it was sealed; one that is not sealed is lent as it is.
    ///
    /// - Throws: what `body` throws, `damaged`, `sealing`.
    public func withOpened<Result>(
        _ stored: UnsafeRawBufferPointer,
        at position: UInt64,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        guard unsafe try RecordHeader(decoding: stored).isSealed else {
            return unsafe try body(stored)
        }
        var scratch = OpeningScratch()
        unsafe try open(stored, at: position, into: &scratch)
        return try unsafe scratch.record.withBytes { (record) throws in unsafe try body(record) }
    }

    private func key(_ slot: UInt32) throws(EventLogError) -> SealingKey {
        if let key = ring.key(slot) { return key }
        do throws(SealingError) {
            try ring.reload()
            guard let key = ring.key(slot) else {
                throw .unknownKey(slot: slot, known: ring.count)
            }
            return key
        } catch {
            throw .sealing(problem: error.description)
        }
    }

    private func learn(
        _ slot: UInt32,
        at position: UInt64,
        from scratch: borrowing OpeningScratch
    ) {
        guard !slots.withLock({ $0.knows(slot) }) else { return }
        let who = unsafe scratch.record.withBytes { unsafe SplitRecord.who($0, at: position) }
        slots.withLock { $0.learn(who, has: slot, at: position) }
    }

    private func slot(
        of who: SplitRecord.Who,
        at position: UInt64,
        first: UInt64,
        _ given: [UInt32],
        in log: some StoredRecords
    ) throws(EventLogError) -> UInt32 {
        let slot =
            switch who {
            case .requester(let address): slots.withLock { $0.slot(of: address, at: position) }
            case .consent(let address):
                slots.withLock { $0.slot(ofConsentOf: address, at: position) }
            case .person(let person): slots.withLock { $0.slot(ofPerson: person, at: position) }
            case .interaction(let interaction):
                try self.slot(ofInteraction: interaction, first: first, given, in: log)
            }
        guard slot > ring.count else { return slot }
        do throws(SealingError) {
            try ring.extend(to: slot)
        } catch .file(_, ENOSPC), .file(_, EDQUOT) {
            // Waited for like any full disk: nothing has been written.
            throw .diskFull(free: 0)
        } catch {
            throw .sealing(problem: error.description)
        }
        return slot
    }

    /// The key of whoever an interaction is with: that of the record which made it.
    private func slot(
        ofInteraction interaction: UInt64,
        first: UInt64,
        _ given: [UInt32],
        in log: some StoredRecords
    ) throws(EventLogError) -> UInt32 {
        let maker = InteractionID(rawValue: interaction).position
        guard maker >= 1 else { return 0 }
        if maker >= first {
            return given.indices.contains(Int(maker - first)) ? given[Int(maker - first)] : 0
        }
        if let known = slots.withLock({ $0.interactions[maker] }) { return known }
        var found: UInt32 = 0
        try unsafe log.withStored(maker) { (stored) throws(EventLogError) in
            if let seal = unsafe seal(of: stored, at: maker) {
                found = seal.key
            } else if case .requester(let address) = unsafe SplitRecord.who(stored, at: maker) {
                found = slots.withLock { $0.slot(of: address, at: maker) }
            }
        }
        var slot = found
        // What is still written about somebody who is erased gets a key that is nobody's.
        if slot > 0, ring.key(slot)?.isDestroyed == true { slot = slots.withLock { $0.take() } }
        slots.withLock { $0.remember(slot, ofInteractionMadeAt: maker) }
        return slot
    }
}

/// Room that records are sealed in, used again for each.
///
/// Unchecked, because only the appending thread of the contract of `RecordLog` touches it.
final class SealingRoom: @unchecked Sendable {
    /// The record, split.
    var split = SplitRecord()
    /// The map of its personal fields.
    var personal = ByteBuffer()
    /// The numbers of the keys of the batch's records; 0 for one that stays open.
    var given: [UInt32] = []
}
