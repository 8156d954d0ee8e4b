import Engine
import TestSupport
import Testing
import Vocabulary

@Suite("Two inputs that are swapped")
struct SwappedInputTests {
    @Test(
        "change the log from the first of them on, and nothing before it",
        arguments: Seeds.halves
    )
    func swapped(half: Int) throws {
        var swaps = 0
        for workload in try Workloads.some(seeds: 200, half: half) {
            // Where each accepted input stands.
            var positions: [Int: Position] = [:]
            var last: Position = 0
            let (log, _) = try workload.run(visit: { index, ledger in
                defer { last = ledger.next - 1 }
                guard workload.steps[index].input != nil, ledger.next - 1 > last else { return }
                positions[index] = last
            })
            let records = try log.decoded()
            for index in workload.steps.indices.dropLast().reversed() {
                let (one, other) = (workload.steps[index], workload.steps[index + 1])
                guard one.time == other.time, one.input != other.input, !one.isOutage,
                    !other.isOutage, let before = positions[index],
                    records[Int(before)].event == one.input.map({ .input($0) }),
                    positions[index + 1] != nil
                else { continue }
                var changed = workload
                changed.steps.swapAt(index, index + 1)
                let bytes = try changed.run().log.bytes()
                let original = try log.bytes()
                let common = zip(bytes, original).prefix { $0 == $1 }.count
                #expect(bytes != original, "\(workload.name) step \(index)")
                #expect(common >= Int(before), "\(workload.name) step \(index)")
                // What is refused in the earlier place leaves that to the other.
                if common == Int(before) { swaps += 1 }
                break
            }
        }
        #expect(swaps > 50)
    }
}
