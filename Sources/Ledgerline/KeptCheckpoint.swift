import EventLog
import Foundation
import Proofs

/// A checkpoint that somebody kept elsewhere, and trusts: whose signature it has does not matter then.
struct KeptCheckpoint {
    private let checkpoint: Checkpoint

    /// How many records it covers.
    var size: UInt64 { checkpoint.size }

    /// Reads one, with its signatures or without.
    init(file: String) throws {
        guard let contents = FileManager.default.contents(atPath: file) else {
            throw CommandFailure("\(file) cannot be read")
        }
        let text = String(decoding: contents, as: UTF8.self).replacing("\r\n", with: "\n")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }
        do throws(ProofError) {
            checkpoint = try Checkpoint(lines.joined(separator: "\n") + "\n")
        } catch {
            throw CommandFailure("\(file): \(error.detail)")
        }
    }

    /// Whether a log is the one of the checkpoint, perhaps longer.
    func isContinued(by log: any RecordLog) throws -> Bool {
        guard checkpoint.origin == Checkpoint.origin(of: log.identity), size <= log.lastPosition
        else { return false }
        return try log.root(at: size) == checkpoint.root
    }
}
