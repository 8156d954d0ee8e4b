import Cryptography
import EventLog
import Testing

@Suite("The tree over the records")
struct MerkleTests {
    /// The inputs and roots that certificate-transparency's own test suites use.
    static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test("has the known roots for 0 to 8 leaves", arguments: 0...8)
    func knownRoots(count: Int) throws {
        var frontier = MerkleFrontier()
        let leaves = try Self.leaves[..<count].map { try Hex.decode($0) }
        for leaf in leaves { frontier.append(.hash(of: [0] + leaf)) }
        #expect(frontier.root.description == Self.roots[count])
        #expect(NaiveTree.root(leaves) == frontier.root)
    }

    @Test func `grown leaf by leaf, it has the root of the recursive definition at every size`() {
        var frontier = MerkleFrontier()
        var leaves: [[UInt8]] = []
        for number in 0..<600 {
            #expect(frontier.root == NaiveTree.root(leaves))
            leaves.append([UInt8(truncatingIfNeeded: number), UInt8(number >> 8)])
            frontier.append(.hash(of: [0] + leaves[number]))
        }
    }

    @Test func `its complete subtrees are enough to go on from`() throws {
        var frontier = MerkleFrontier()
        for number in 0..<777 { frontier.append(.hash(of: [0, UInt8(number & 255)])) }
        var continued = try #require(
            MerkleFrontier(size: frontier.size, subtrees: frontier.subtrees)
        )
        #expect(continued.root == frontier.root)
        for number in 0..<300 {
            frontier.append(.hash(of: [0, UInt8(number & 255)]))
            continued.append(.hash(of: [0, UInt8(number & 255)]))
        }
        #expect(continued.root == frontier.root)
        #expect(MerkleFrontier(size: 3, subtrees: [frontier.root]) == nil)
    }

    @Test func `every inclusion proof holds, and not for another record or root`() throws {
        let log = MemoryLog()
        try log.append(inputs: 70)
        let leaves = try log.records().map { SHA256Digest.hash(of: [0] + $0.1) }
        for size in [1, 2, 3, 7, 8, 33, 64, 70] as [UInt64] {
            let root = try log.root(at: size)
            for position in 1...size {
                let proof = try log.inclusionProof(position: position, size: size)
                func holds(_ leaf: SHA256Digest, _ at: UInt64, _ root: SHA256Digest) -> Bool {
                    MerkleProof.includes(
                        leaf: leaf,
                        position: at,
                        size: size,
                        proof: proof,
                        root: root
                    )
                }
                let leaf = leaves[Int(position) - 1]
                #expect(holds(leaf, position, root))
                #expect(!holds(leaf, position % size + 1, root) || size == 1)
                #expect(!holds(leaves[Int(position % 70)], position, root))
                #expect(!holds(leaf, position, leaf) || size == 1)
            }
        }
    }

    @Test func `every consistency proof holds, and not for another root`() throws {
        let log = MemoryLog()
        try log.append(inputs: 40)
        for to in 1...40 as ClosedRange<UInt64> {
            for from in 1...to {
                let proof = try log.consistencyProof(from: from, to: to)
                let (small, large) = (try log.root(at: from), try log.root(at: to))
                #expect(MerkleProof.continues(from: from, small, to: to, large, proof: proof))
                #expect(
                    !MerkleProof.continues(
                        from: from,
                        .hash(of: [1]),
                        to: to,
                        large,
                        proof: proof
                    )
                )
                #expect(
                    !MerkleProof.continues(
                        from: from,
                        small,
                        to: to,
                        .hash(of: [1]),
                        proof: proof
                    )
                )
            }
        }
    }

    @Test func `proofs reach over the stored subtrees of a longer log`() throws {
        let log = MemoryLog()
        for _ in 0..<7 { try log.append(inputs: 10_000, length: 1) }
        let leaves = try log.records().map { $0.1 }
        #expect(try log.root(at: 70_000) == NaiveTree.root(leaves))
        #expect(try log.root(at: 65_537) == NaiveTree.root(leaves[..<65_537]))
        for position in [1, 256, 257, 65_536, 65_537, 69_999] as [UInt64] {
            #expect(
                MerkleProof.includes(
                    leaf: .hash(of: [0] + leaves[Int(position) - 1]),
                    position: position,
                    size: 70_000,
                    proof: try log.inclusionProof(position: position, size: 70_000),
                    root: try log.root(at: 70_000)
                )
            )
        }
    }
}
