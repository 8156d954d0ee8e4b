import Cryptography
import EventLog

/// The tree as RFC 9162, section 2.1.1, defines it, without any shortcut: the oracle.
enum NaiveTree {
    static func root(_ leaves: ArraySlice<[UInt8]>) -> SHA256Digest {
        switch leaves.count {
        case 0: return .hash(of: [])
        case 1: return .hash(of: [0] + (leaves.first ?? []))
        default:
            var split = 1
            while split * 2 < leaves.count { split *= 2 }
            let middle = leaves.startIndex + split
            return .hash(of: [1] + root(leaves[..<middle]).bytes + root(leaves[middle...]).bytes)
        }
    }

    static func root(_ leaves: [[UInt8]]) -> SHA256Digest {
        root(leaves[...])
    }
}
