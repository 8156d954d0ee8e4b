import Foundation
public import Vocabulary

/// The scripts of a folder, in the order in which they are asked.
public struct ScriptLibrary: Sendable {
    /// How many files a folder may have: more is a mistake.
    static let filesMax = 256

    /// The scripts that run, by order and name.
    public private(set) var scripts: [Script] = []
    /// What was found when the folder was read last.
    public private(set) var findings: [ScriptFinding] = []

    /// One without scripts.
    public init() {}

    /// The scripts of a point, in the order in which they are asked.
    public func scripts(at point: ExtensionPoint) -> [Script] {
        scripts.filter { $0.point == point }
    }

    /// Reads a folder anew; a broken file leaves the good one that was there before.
    ///
    /// - Parameters:
    ///   - folder: its path; one that does not exist has no scripts.
    ///   - runner: where scripts are read.
    ///   - limit: the time limit of a script.
    /// - Throws: that no script can be run.
    public mutating func read(
        folder: String,
        with runner: ScriptRunner,
        limit: Milliseconds
    ) throws(ExtensionsError) {
        var found: [Script] = []
        findings = []
        for name in Self.files(in: folder) {
            let path = folder + "/" + name
            do throws(ExtensionsError) {
                found.append(try runner.script(at: path, limit: limit))
            } catch {
                guard case .finding(let finding) = error else { throw error }
                findings.append(finding)
                if let former = scripts.first(where: { $0.name == name }) { found.append(former) }
            }
        }
        scripts = found.sorted(by: Script.isAsked)
        findings += scripts.indices.dropFirst().compactMap { index in
            twins(scripts[index - 1], scripts[index], folder)
        }
    }

    /// Two scripts of a point with one order: the name decides, which nobody may have meant.
    private func twins(_ one: Script, _ other: Script, _ folder: String) -> ScriptFinding? {
        guard
            let twin = scripts.first(where: {
                $0.point == other.point && $0.order == other.order && $0.name < other.name
            })
        else { return nil }
        return ScriptFinding(
            .warning,
            file: folder + "/" + other.name,
            line: other.orderLine,
            "it has the point and the order of \(twin.name), which is asked first by its name"
        )
    }

    static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Array(names.filter { $0.hasSuffix(".js") }.sorted().prefix(filesMax))
    }

    /// What changes when a file of the folder does: names, sizes and times of change.
    static func stamp(of folder: String) -> [String] {
        files(in: folder).map { name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            let changed = attributes?[.modificationDate] as? Date
            let size = attributes?[.size] as? NSNumber
            return "\(name) \(changed?.timeIntervalSince1970 ?? 0) \(size ?? 0)"
        }
    }
}
