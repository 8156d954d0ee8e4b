import EventLog
import Foundation
import Projections
import Vocabulary

/// Makes the stores that one contract holds for.
enum StoreKind: String, CaseIterable, Sendable {
    case memory
    case lmdb

    /// Runs something with an empty store, whose folder is removed afterwards.
    func with(_ body: (any ViewStore) throws -> Void) throws {
        switch self {
        case .memory: try body(MemoryViewStore())
        case .lmdb: try Folder.with { path in try body(try LMDBViewStore.open(path)) }
        }
    }
}

enum Folder {
    /// Runs something with the path of a folder that is removed afterwards.
    static func with(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "ledgerline-views-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appending(path: "views").path)
    }
}

extension LogWriter {
    /// Views that have folded everything.
    @discardableResult
    func views(_ store: any ViewStore = MemoryViewStore()) throws -> Views {
        let views = try Views(log: log, store: store)
        try views.projector.catchUp()
        return views
    }
}

/// The same numbers for a seed on every machine.
///
/// Source: Steele, Lea and Flood, SplitMix, 2014.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
