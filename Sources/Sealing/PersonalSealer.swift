import CBOR
import Cryptography
public import EventLog
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
    /// - Parameter position: where it stands; keys that were given later are not its own.
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

    /// The number of the key that a stored record is sealed with; nothing for one that is not sealed.
    public static func key(
        ofStored record: UnsafeRawBufferPointer,
        at position: UInt64
    ) -> UInt32? {
        guard let header = unsafe try? RecordHeader(decoding: record), header.isSealed else {
            return nil
        }
        return unsafe (try? SealedRecord(record, at: position))?.slot
    }

    /// Seals a batch.
    ///
    /// - Throws: `sealing`, and what reading the log throws.
    public func seal(
        _ batch: borrowing RecordBatch,
        at first: UInt64,
        in log: some StoredRecords
    ) throws(EventLogError) -> RecordBatch {
        var sealed = RecordBatch()
        var split = SplitRecord()
        var given: [UInt32] = []
        given.reserveCapacity(batch.count)
        for index in 0..<batch.count {
            let position = first + UInt64(index)
            let isPersonal = unsafe batch.withRecord(index) { unsafe split.read($0) }
            var slot: UInt32 = 0
            var epoch = epoch
            if let seal = prescribed.withLock({ $0.removeValue(forKey: position) }) {
                slot = seal?.key ?? 0
                epoch = seal?.epoch ?? 0
                if isPersonal, slot > 0 {
                    let who = split.who(at: position)
                    slots.withLock { $0.learn(who, has: slot, at: position) }
                }
            } else if isPersonal {
                slot = try self.slot(for: split, at: position, first: first, given, in: log)
            }
            given.append(slot)
            guard slot > 0 else {
                unsafe batch.withRecord(index) { unsafe sealed.append($0) }
                continue
            }
            guard isPersonal, let key = ring.key(slot), !key.isDestroyed else {
                throw .sealing(
                    problem: "Record \(position) cannot be sealed with key \(slot): is the file of"
                        + " keys the right one?"
                )
            }
            unsafe batch.withRecord(index) { record in
                unsafe SealedRecord.write(
                    split,
                    header: record,
                    at: position,
                    slot: slot,
                    epoch: epoch,
                    key,
                    to: &sealed
                )
            }
        }
        return sealed
    }

    /// Says how a record is to be sealed.
    public func prescribe(_ seal: RecordSeal?, at position: UInt64) {
        prescribed.withLock { $0[position] = .some(seal) }
    }

    /// How a stored record is sealed; nothing when it is open.
    public func seal(of stored: UnsafeRawBufferPointer, at position: UInt64) -> RecordSeal? {
        guard let header = unsafe try? RecordHeader(decoding: stored), header.isSealed else {
            return nil
        }
        return unsafe (try? SealedRecord(stored, at: position))?.seal
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
        var split = SplitRecord()
        guard unsafe scratch.record.withBytes({ unsafe split.read($0) }) else { return }
        let who = split.who(at: position)
        slots.withLock { $0.learn(who, has: slot, at: position) }
    }

    private func slot(
        for split: borrowing SplitRecord,
        at position: UInt64,
        first: UInt64,
        _ given: [UInt32],
        in log: some StoredRecords
    ) throws(EventLogError) -> UInt32 {
        let slot =
            switch split.who(at: position) {
            case .requester(let address): slots.withLock { $0.slot(of: address, at: position) }
            case .consent(let address):
                slots.withLock { $0.slot(ofConsentOf: address, at: position) }
            case .person(let person): slots.withLock { $0.slot(ofPerson: person, at: position) }
            case .interaction(let interaction):
                try self.slot(ofInteraction: interaction, first: first, given, in: log)
            }
        do throws(SealingError) {
            try ring.extend(to: slot)
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
            let header = unsafe try RecordHeader(decoding: stored)
            if header.isSealed {
                found = unsafe try SealedRecord(stored, at: maker).slot
            } else {
                var split = SplitRecord()
                if unsafe split.read(stored), case .requester(let address) = split.who(at: maker) {
                    found = slots.withLock { $0.slot(of: address, at: maker) }
                }
            }
        }
        let slot = found
        slots.withLock { $0.remember(slot, ofInteractionMadeAt: maker) }
        return slot
    }
}
