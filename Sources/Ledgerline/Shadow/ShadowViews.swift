import EventLog
import Foundation
import Projections
import Vocabulary

/// Views of this version that a shadow builds, in a folder that nobody else uses meanwhile.
final class ShadowViews {
    private let views: Views
    private let descriptor: Int32

    /// What may lie in the folder.
    private static let names: Set<String> = ["data.mdb", "lock.mdb", "in-use"]

    /// The last record that they show.
    var position: Position { views.projector.position }

    /// Takes up views in a folder; those of another log or format are emptied.
    ///
    /// - Throws: `CommandFailure` for a folder that is something else, or in use.
    init(_ path: String, of data: DataDirectory, log: any RecordLog) throws {
        let path = URL(filePath: path).standardizedFileURL.path
        try Self.check(path, data)
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if descriptor >= 0 { close(descriptor) }
            throw CommandFailure("\(path) is another shadow's, or cannot be opened")
        }
        do {
            views = try Views.open(path, log: log)
        } catch {
            close(descriptor)
            throw CommandFailure("the views in \(path): \(error)")
        }
    }

    deinit {
        close(descriptor)
    }

    /// Folds what has been compared.
    func catchUp(through position: Position) throws {
        do {
            try views.projector.catchUp(through: position)
        } catch {
            throw CommandFailure("the views: \(error)")
        }
    }

    // Opening views empties what it does not trust, so nothing else may lie there.
    private static func check(_ path: String, _ data: DataDirectory) throws {
        let manager = FileManager.default
        let isOfDataDirectory = manager.fileExists(
            atPath: URL(filePath: path).deletingLastPathComponent().appending(path: "log").path
        )
        let own = URL(filePath: data.views).resolvingSymlinksInPath()
        let isOwn = URL(filePath: path).resolvingSymlinksInPath() == own
        if isOwn || isOfDataDirectory && (path as NSString).lastPathComponent == "views" {
            throw CommandFailure("\(path) has the views of a daemon; name another folder")
        }
        guard manager.fileExists(atPath: path) else { return }
        let found = try manager.contentsOfDirectory(atPath: path)
        guard let name = found.first(where: { !names.contains($0) }) else { return }
        throw CommandFailure("\(path) has other things than views in it, such as \(name)")
    }
}
