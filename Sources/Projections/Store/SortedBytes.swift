import Glibc

/// A sorted map from bytes to bytes in memory: rows of bounded length, so that inserting stays cheap.
struct SortedBytes {
    struct Entry {
        var key: [UInt8]
        var value: [UInt8]
    }

    /// Where a key is, or would be.
    struct Place {
        var chunk: Int
        var index: Int
    }

    /// Beyond this a chunk is cut in two: moving 256 pairs of references costs about as much as finding.
    private static let chunkLimit = 512

    // None of them is empty.
    private var chunks: [[Entry]] = []

    subscript(place: Place) -> Entry { chunks[place.chunk][place.index] }

    /// The first entry whose key is not less than a key, or is greater; none behind the last.
    func firstPlace(notBefore key: UnsafeRawBufferPointer, orEqual: Bool) -> Place? {
        let chunk = chunks.partitioningIndex { chunk in
            unsafe Self.isSettled(chunk[chunk.count - 1].key, key, orEqual: orEqual)
        }
        guard chunk < chunks.count else { return nil }
        let index = chunks[chunk].partitioningIndex { entry in
            unsafe Self.isSettled(entry.key, key, orEqual: orEqual)
        }
        return Place(chunk: chunk, index: index)
    }

    var lastPlace: Place? {
        guard let last = chunks.last else { return nil }
        return Place(chunk: chunks.count - 1, index: last.count - 1)
    }

    func place(after place: Place) -> Place? {
        if place.index + 1 < chunks[place.chunk].count {
            return Place(chunk: place.chunk, index: place.index + 1)
        }
        return place.chunk + 1 < chunks.count ? Place(chunk: place.chunk + 1, index: 0) : nil
    }

    func place(before place: Place) -> Place? {
        if place.index > 0 { return Place(chunk: place.chunk, index: place.index - 1) }
        guard place.chunk > 0 else { return nil }
        return Place(chunk: place.chunk - 1, index: chunks[place.chunk - 1].count - 1)
    }

    func place(of key: UnsafeRawBufferPointer) -> Place? {
        guard let place = unsafe firstPlace(notBefore: key, orEqual: true) else { return nil }
        return unsafe Self.order(self[place].key, key) == 0 ? place : nil
    }

    /// Sets a value.
    ///
    /// - Returns: the one that was there before.
    mutating func set(_ key: UnsafeRawBufferPointer, to value: [UInt8]) -> [UInt8]? {
        guard let place = unsafe firstPlace(notBefore: key, orEqual: true) else {
            let entry = unsafe Entry(key: [UInt8](key), value: value)
            if let last = chunks.indices.last, chunks[last].count < Self.chunkLimit {
                chunks[last].append(entry)
            } else {
                chunks.append([entry])
            }
            return nil
        }
        if unsafe Self.order(self[place].key, key) == 0 {
            let before = chunks[place.chunk][place.index].value
            chunks[place.chunk][place.index].value = value
            return before
        }
        unsafe chunks[place.chunk].insert(
            Entry(key: [UInt8](key), value: value),
            at: place.index
        )
        if chunks[place.chunk].count > Self.chunkLimit {
            let half = chunks[place.chunk].count / 2
            let upper = Array(chunks[place.chunk][half...])
            chunks[place.chunk].removeSubrange(half...)
            chunks.insert(upper, at: place.chunk + 1)
        }
        return nil
    }

    /// Removes a key.
    ///
    /// - Returns: the value that was there.
    mutating func remove(_ key: UnsafeRawBufferPointer) -> [UInt8]? {
        guard let place = unsafe place(of: key) else { return nil }
        let removed = chunks[place.chunk].remove(at: place.index)
        if chunks[place.chunk].isEmpty { chunks.remove(at: place.chunk) }
        return removed.value
    }

    private static func isSettled(
        _ key: [UInt8],
        _ sought: UnsafeRawBufferPointer,
        orEqual: Bool
    ) -> Bool {
        let order = unsafe order(key, sought)
        return order > 0 || orEqual && order == 0
    }

    /// Less than zero when the first key sorts before the second, as memcmp and LMDB have it.
    private static func order(_ key: [UInt8], _ other: UnsafeRawBufferPointer) -> Int {
        unsafe key.withUnsafeBytes { bytes in
            let common = Swift.min(bytes.count, other.count)
            if common > 0, let left = bytes.baseAddress, let right = other.baseAddress {
                let order = unsafe memcmp(left, right, common)
                if order != 0 { return Int(order) }
            }
            return bytes.count - other.count
        }
    }
}

extension Array {
    /// The index of the first element for which a condition holds that stays true once it is.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
