import Foundation

/// Seconds since the program began, by a clock that nobody can set.
func now() -> Double {
    let (seconds, attoseconds) = (ContinuousClock.now - beginning).components
    return Double(seconds) + Double(attoseconds) * 1e-18
}

private let beginning = ContinuousClock.now

/// Makes an empty folder for one run and removes it afterwards.
func withTemporaryDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let name = "ledgerline-benchmark-\(UUID().uuidString)"
    let folder = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
}

/// Keeps a result from being optimised away.
@inline(never) func blackHole<Value>(_ value: Value) {}
