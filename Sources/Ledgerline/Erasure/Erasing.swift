import Attachments
import Decisions
import Engine
import EventLog
import Foundation
import Sealing
import Vocabulary

/// Destroys what the log, its views and its attachments say of somebody, once the log says so.
///
/// The order is: the record of it, attachments, views, keys. Cut off anywhere, the next start of the daemon
/// goes on from the record.
struct Erasing {
    let data: DataDirectory
    let log: LMDBLog
    let sealer: PersonalSealer

    /// What was destroyed.
    struct Report {
        var keys = 0
        var records: UInt64 = 0
        var attachments = 0
    }

    /// Destroys what belongs to erasures that are in the log.
    ///
    /// - Parameter erasures: with their positions.
    /// - Returns: what was destroyed.
    /// - Throws: why not all of it could be.
    func finish(_ erasures: [(RequesterErased, Position)]) throws -> Report {
        let keys = Set(erasures.flatMap { sealer.keys(of: $0.0, at: $0.1) })
        var report = Report(keys: keys.count)
        guard !keys.isEmpty else { return report }
        let files = try attachments(of: keys, &report)
        let store = try AttachmentStore(directory: data.attachments)
        for file in files {
            if try store.remove(file) { report.attachments += 1 }
        }
        // They hold what they were made of; the next start makes them anew.
        if FileManager.default.fileExists(atPath: data.views) {
            try FileManager.default.removeItem(atPath: data.views)
        }
        // Last, because a key that is there tells the next start that something is left to do.
        do throws(SealingError) {
            try sealer.destroy(Array(keys))
        } catch {
            throw CommandFailure(error.description)
        }
        return report
    }

    /// Files that only messages of these requesters have.
    private func attachments(of keys: Set<UInt32>, _ report: inout Report) throws -> Set<String> {
        var messages: Set<MessageID> = []
        var theirs: Set<String> = []
        var others: Set<String> = []
        var sealed: Set<Position> = []
        unsafe try log.scanStored(from: 1, through: .max) { position, stored in
            if let seal = unsafe PersonalSealer.seal(ofStored: stored, at: position),
                keys.contains(seal.key)
            {
                sealed.insert(position)
                messages.insert(MessageID(position))
            }
            return true
        }
        report.records = UInt64(sealed.count)
        unsafe try log.scan(from: 1, through: .max) { position, bytes in
            let record = unsafe try LoggedRecord(position: position, bytes: bytes)
            guard case .input(let input) = record.event else { return true }
            var isTheirs = sealed.contains(position)
            let names: [String]
            switch input {
            case .mediaStored(let medium):
                isTheirs = messages.contains(medium.message)
                names = [medium.hash]
            case .agentReplied(let reply):
                // A picture without a word has nothing that is sealed; its interaction says whose it is.
                isTheirs = isTheirs || sealed.contains(reply.interaction.position)
                names = reply.attachments.compactMap { Attachment($0)?.hash }
            case .agentInitiatedSMS(let message):
                names = message.attachments.compactMap { Attachment($0)?.hash }
            default: names = []
            }
            if isTheirs { theirs.formUnion(names) } else { others.formUnion(names) }
            return true
        }
        return theirs.subtracting(others)
    }
}

extension DataDirectory {
    /// Goes on with erasures that are in the log and were cut off.
    ///
    /// - Parameters:
    ///   - ledger: has folded the whole log.
    ///   - log: the log, opened for writing.
    /// - Throws: why they cannot be finished.
    func finishErasures(of ledger: Ledger, in log: LMDBLog) throws {
        guard let sealer = log.sealer as? PersonalSealer else { return }
        sealer.finishLearning()
        var left: [(RequesterErased, Position)] = []
        for position in ledger.state.erasures {
            unsafe try log.scan(from: position, through: position) { _, bytes in
                let record = unsafe try LoggedRecord(position: position, bytes: bytes)
                if case .input(.requesterErased(let erasure)) = record.event,
                    !sealer.keys(of: erasure, at: position).isEmpty
                {
                    left.append((erasure, position))
                }
                return true
            }
        }
        guard !left.isEmpty else { return }
        let report = try Erasing(data: self, log: log, sealer: sealer).finish(left)
        ProcessLog.write(.warning, "erasure finished", [("keys", "\(report.keys)")])
    }
}
