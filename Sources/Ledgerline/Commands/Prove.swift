import Cryptography
import Engine
import EventLog
import Foundation
import Proofs
import Sealing
import Vocabulary

extension Command {
    static let prove = Command(
        name: "prove",
        summary: "exports an interaction with proofs for anybody, and checks such a file offline",
        synopsis: [
            "prove INTERACTION [--out FILE]",
            "prove --check FILE --public-key KEY [--json]",
            "prove --key",
            "prove --checkpoint",
        ],
        about: """
            INTERACTION is a number such as IMS0000001, a sys_id, or #POSITION. The file has all that `replay`
            tells of it: its records as they are stored, how each is part of the log's tree, a signed
            checkpoint of the log, and the signed statement that these are all. --check needs neither data
            directory nor network, only the public key, which must have come another way than the file. It
            shows what the records say, and ends with 1 when anything was changed, left out or added.
            The page Proofs says how to check a file without this program.
            """,
        options: DataDirectory.options + [
            .option("out", "FILE", .file, "writes the file there instead of to standard output"),
            .option("check", "FILE", .file, "checks a file; - for standard input"),
            .option("public-key", "KEY", "what `prove --key` shows where the log is kept"),
            .flag("json", "shows the records of a checked file as lines of JSON"),
            .flag("key", "shows the public key of this log"),
            .flag(
                "checkpoint",
                "signs how long the log is now and what it holds: three lines to be kept "
                    + "elsewhere"
            ),
        ]
    ) { arguments in
        let ways = [
            arguments["check"] != nil, arguments.has("key"), arguments.has("checkpoint"),
            !arguments.plain.isEmpty,
        ]
        guard ways.count(where: { $0 }) == 1, arguments.plain.count <= 1 else {
            throw CommandLineError(
                message: "one of INTERACTION, --check, --key and --checkpoint is wanted"
            )
        }
        do {
            if let file = arguments["check"] {
                return try check(file, by: arguments.required("public-key"), arguments)
            }
            try show(arguments)
        } catch let error as ProofError {
            throw CommandFailure("\(error.name): \(error.detail)", status: error.status)
        }
        return .success
    }

    private static func show(_ arguments: Arguments) throws {
        let data = try DataDirectory(arguments)
        let log = try data.openLog()
        let signer = try CheckpointSigner(of: log, in: data)
        guard !arguments.has("key") else { return print(signer.verifier) }
        let named = try arguments.plain.first.map { try InteractionID(named: $0, in: log) }
        // What is signed first is then looked through as a whole.
        let signed = try signer.sign(log) { () throws(EventLogError) in try log.refresh() }
        guard let interaction = named else {
            return FileHandle.standardOutput.write(Data(signed.note.utf8))
        }
        let positions = try Story.positions(
            of: interaction,
            in: log,
            through: signed.checkpoint.size
        )
        guard !positions.isEmpty else {
            throw CommandFailure("no record of this interaction in the log", status: .found)
        }
        let id = JSONFieldWriter.text(interaction.rawValue, LogNames(log).naming)
        let keys = try keys(of: positions, in: log)
        let proof = try signer.prove(id, at: positions, in: log, under: signed, keys: keys)
        let contents = Data(proof.json.utf8)
        guard let file = arguments["out"] else {
            return FileHandle.standardOutput.write(contents)
        }
        do {
            try contents.write(to: URL(filePath: file), options: .atomic)
        } catch {
            throw CommandFailure("\(file) cannot be written: \(error.localizedDescription)")
        }
        print(
            "\(positions.count) records of \(id) in \(signed.checkpoint.size), root"
                + " \(signed.checkpoint.root)"
        )
        print("public key \(signer.verifier)")
    }

    /// The keys that records are sealed with; those that are destroyed are left out.
    private static func keys(
        of positions: [Position],
        in log: LMDBLog
    ) throws -> [UInt32: SealingKey] {
        guard let sealer = log.sealer as? PersonalSealer else { return [:] }
        var keys: [UInt32: SealingKey] = [:]
        for position in positions {
            try unsafe log.withStored(position) { (stored) throws(EventLogError) in
                guard let seal = unsafe PersonalSealer.seal(ofStored: stored, at: position),
                    let key = sealer.ring.key(seal.key), !key.isDestroyed
                else { return }
                keys[seal.key] = key
            }
        }
        return keys
    }

    private static func check(
        _ file: String,
        by key: String,
        _ arguments: Arguments
    ) throws -> ExitStatus {
        let verifier = try NoteVerifier(key)
        let contents =
            file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile()
            : FileManager.default.contents(atPath: file)
        guard let contents else { throw CommandFailure("\(file) cannot be read") }
        let proof = try InteractionProof(json: contents)
        let checkpoint = try proof.check(by: verifier)
        let origin = checkpoint.origin.split(separator: "/").last.map(String.init) ?? ""
        let names = LogNames(LogIdentity(hex: origin) ?? LogIdentity(high: 0, low: 0))
        // Only what is proven is shown: the bytes are read again.
        for record in proof.records {
            guard record.opens(with: proof.keys) else {
                throw CommandFailure(
                    "key-wrong: record \(record.position) is proven, but its key in the file does not open it",
                    status: .found
                )
            }
            if let logged = LoggedRecord(record, keys: proof.keys) {
                print(arguments.has("json") ? logged.json(names.naming) : names.line(logged))
            } else {
                complain("record \(record.position) is proven, but of a later version than this")
            }
        }
        let verdict =
            "\(proof.records.count) records: all of interaction \(proof.interaction), unchanged in the"
            + " first \(checkpoint.size) of \(checkpoint.origin), root \(checkpoint.root)"
        if arguments.has("json") { complain(verdict) } else { print(verdict) }
        return .success
    }
}

extension CheckpointSigner {
    /// The signer of a data directory's log.
    convenience init(of log: any RecordLog, in data: DataDirectory) throws(ProofError) {
        try self.init(
            identity: log.identity,
            keyFile: data.checkpointKey,
            lastFile: data.checkpoint
        )
    }
}

extension InteractionProof.Record {
    /// Whether what is sealed of it opens with its key, if that is among some.
    fileprivate func opens(with keys: [UInt32: SealingKey]) -> Bool {
        let sealer = PersonalSealer(ring: KeyRing(keys), epoch: 0)
        return unsafe bytes.withUnsafeBytes { bytes in
            (unsafe try? sealer.withOpened(bytes, at: position) { _ in true }) ?? false
        }
    }
}

extension LoggedRecord {
    /// Reads a proven record; nothing when it is of a later version.
    ///
    /// What is sealed and has no key among those is erased.
    fileprivate init?(_ record: InteractionProof.Record, keys: [UInt32: SealingKey]) {
        let sealer = PersonalSealer(ring: KeyRing(keys), epoch: 0)
        let read = unsafe record.bytes.withUnsafeBytes { bytes in
            unsafe try? sealer.withOpened(bytes, at: record.position) { opened in
                unsafe try LoggedRecord(position: record.position, bytes: opened)
            }
        }
        guard let read else { return nil }
        self = read
    }
}

extension ProofError {
    /// What a command ends with: 1 for a file that does not prove what it should.
    var status: ExitStatus {
        switch self {
        case .keyUnreadable: .usage
        case .logUnreadable, .file: .failure
        default: .found
        }
    }
}
