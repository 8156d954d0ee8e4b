import Foundation
import TestSupport

// Makes what tests compare and run on; each way of calling it is a word.
//
//     simulation-probe FIRST-SEED COUNT
//
// prints the number of records and the root of every scenario file and of some seeds, one a line: another
// process, with other hash seeds, or another build must print the same.
//
//     simulation-probe alter LOG NEW-LOG KIND POSITION...
//     simulation-probe centre NEW-LOG REQUESTERS DAYS
//
// write logs, as `AlteredLogs` says.
let words = CommandLine.arguments.dropFirst()
let numbers = words.compactMap { UInt64($0) }
let (first, count) = numbers.count == 2 ? (numbers[0], numbers[1]) : (1, 100)
do {
    switch words.first {
    case "alter": try AlteredLogs.alter(Array(words.dropFirst()))
    case "centre": try AlteredLogs.centre(Array(words.dropFirst()))
    default:
        for file in ScenarioFiles.all {
            let workload = try ScenarioFiles.workload(file)
            print(workload.name, try workload.run().log.summary())
        }
        for seed in first..<first + count {
            print("seed \(seed)", try WorkloadGenerator.generate(seed: seed).log.summary())
        }
    }
} catch {
    print("failed: \(error)")
    exit(1)
}
