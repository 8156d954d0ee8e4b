import Foundation
import TestSupport

// Prints the number of records and the root of every scenario file and of some seeds, one a line:
// another process, with other hash seeds, or another build must print the same.
//
//     simulation-probe FIRST-SEED COUNT
let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let (first, count) = numbers.count == 2 ? (numbers[0], numbers[1]) : (1, 100)
do {
    for file in ScenarioFiles.all {
        let workload = try ScenarioFiles.workload(file)
        print(workload.name, try workload.run().log.summary())
    }
    for seed in first..<first + count {
        print("seed \(seed)", try WorkloadGenerator.generate(seed: seed).log.summary())
    }
} catch {
    print("failed: \(error)")
    exit(1)
}
