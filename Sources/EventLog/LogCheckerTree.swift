import Cryptography

/// The tree of a verification, which goes on from stored hashes where records are not to be trusted.
struct LogCheckerTree {
    /// The tree as far as it is known.
    private(set) var frontier = MerkleFrontier()
    /// Whether a record was in doubt at any time.
    private(set) var hasDoubted = false

    // For each stored level: the tree before the subtree that is being read, whether something in
    // that subtree is in doubt that no lower level has settled, and whether its hash is due.
    private var before = [MerkleFrontier](repeating: MerkleFrontier(), count: StoredLevel.all.count)
    private var isDoubted = [Bool](repeating: false, count: StoredLevel.all.count)
    private var isDue = [Bool](repeating: false, count: StoredLevel.all.count)
    // Something in doubt that no stored hash has settled.
    private var isLost = false
    // Records that their check words speak against, until a hash decides who is wrong.
    private var suspects: [UInt64] = []
    // Records that no check word vouches for wait for the hash of their block.
    private var isUnexplained = false
    private var findings: [(UInt64, LogFault)] = []

    /// Whether something before this point is in doubt and not settled.
    var isInDoubt: Bool { isLost || isDoubted.contains(true) }

    /// Takes a tree that is known to be right.
    mutating func adopt(_ frontier: MerkleFrontier) {
        self.frontier = frontier
        for (index, stored) in StoredLevel.all.enumerated() {
            before[index] = frontier.truncated(level: stored.level)
            isDoubted[index] = false
            isDue[index] = false
        }
        isLost = false
        settle(as: .recordAltered)
    }

    /// Takes a record's leaf.
    mutating func append(
        _ leaf: MerkleHash,
        at position: UInt64,
        isSuspect: Bool,
        isMissing: Bool
    ) {
        noteMissingHashes(before: position)
        for (index, stored) in StoredLevel.all.enumerated()
        where frontier.size % (1 << UInt64(stored.level)) == 0 {
            before[index] = frontier
        }
        frontier.append(leaf)
        if isSuspect {
            isDoubted[0] = true
            hasDoubted = true
            if !isMissing { suspects.append(position) }
        }
        for (index, stored) in StoredLevel.all.enumerated() {
            isDue[index] = position % (1 << UInt64(stored.level)) == 0
        }
    }

    /// Notes that nothing vouches for the last record yet.
    mutating func doubt() {
        isDoubted[0] = true
        hasDoubted = true
        isUnexplained = true
    }

    /// Compares a stored hash with the subtree that ends at a position.
    mutating func compare(_ stored: MerkleHash?, level: Int, at position: UInt64) {
        guard let index = StoredLevel.all.firstIndex(where: { $0.level == level }),
            isDue[index], frontier.size == position
        else { return findings.append((position, .entryMisplaced)) }
        isDue[index] = false
        if stored == frontier.lastCompleted(level: level) {
            // The records are right after all: their check words are not.
            if index == 0 {
                settle(as: .commitMarkAltered)
                isUnexplained = false
            }
            isDoubted[index] = false
        } else if let stored, isDoubted[index] {
            if index == 0 {
                if isUnexplained {
                    findings.append((position, .subtreeHashAltered(level: level)))
                    isUnexplained = false
                }
                settle(as: .recordAltered)
            }
            var known = before[index]
            known.append(stored, level: level)
            frontier = known
            isDoubted[index] = false
        } else {
            findings.append((position, .subtreeHashAltered(level: level)))
            passDoubt(from: index)
        }
    }

    /// Compares the root that closes a commit.
    mutating func compare(_ mark: CommitMark) {
        guard frontier.root != mark.root else {
            settle(as: .commitMarkAltered)
            for index in isDoubted.indices { isDoubted[index] = false }
            isLost = false
            return
        }
        if suspects.isEmpty, !isInDoubt {
            findings.append((mark.position, .commitMarkAltered))
            // After damage in more than one place, a wrong hash may have been adopted: say it once.
            isLost = hasDoubted
        }
        settle(as: .recordAltered)
    }

    /// Gives the findings so far and forgets them.
    mutating func takeFindings() -> [(UInt64, LogFault)] {
        defer { findings.removeAll() }
        return findings
    }

    private mutating func settle(as fault: LogFault) {
        for position in suspects { findings.append((position, fault)) }
        suspects.removeAll()
    }

    private mutating func noteMissingHashes(before position: UInt64) {
        for (index, stored) in StoredLevel.all.enumerated() where isDue[index] {
            isDue[index] = false
            findings.append((position - 1, .subtreeHashMissing(level: stored.level)))
            passDoubt(from: index)
        }
    }

    // What a level could not settle is left to the next.
    private mutating func passDoubt(from index: Int) {
        guard isDoubted[index] else { return }
        isDoubted[index] = false
        if index + 1 < isDoubted.count { isDoubted[index + 1] = true } else { isLost = true }
    }
}
