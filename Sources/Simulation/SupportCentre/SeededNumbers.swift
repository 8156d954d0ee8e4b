/// Numbers that only a seed decides: the same in every process and on every machine.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (SplitMix64).
package struct SeededNumbers {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to before another.
    package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// Whether something happens that happens so many times in a hundred.
    package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// Milliseconds around so many seconds: mostly less, sometimes several times as much.
    package mutating func around(seconds: Int) -> Int64 {
        // Four uniform draws, multiplied out: no floating point, so every machine agrees.
        let mixed = (below(1_000) + below(1_000)) * (below(1_000) + 500)
        return max(1, Int64(seconds) * 1_000 * Int64(mixed) / 1_000_000)
    }
}
