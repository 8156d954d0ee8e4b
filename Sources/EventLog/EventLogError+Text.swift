import Glibc

extension EventLogError: CustomStringConvertible {
    /// The failure in plain words, and what to try.
    public var description: String {
        switch self {
        case .inUse(let path): "\(path) is in use by another process. End that one first."
        case .notWritable(let path, let code):
            "\(path) cannot be written: \(Self.reason(code)). Check its owner and its mount."
        case .diskFull(let free):
            "The disk is full: \(free) bytes are free. Make room; nothing was lost."
        case .newerFormat(let found, let supported):
            "The log has format \(found); this version knows formats up to \(supported)."
                + " Use the version that wrote it."
        case .notALog(let path): "\(path) holds no log. Check the data directory."
        case .damaged(let position, .sealedPart):
            "What is sealed of record \(position) does not open. Is the file of keys that of this log?"
        case .damaged(let position, let damage):
            "The log is damaged at record \(position) (\(damage)). Run `ledgerline verify`."
        case .commitFailed(let code):
            "A commit failed (\(Self.reason(code))). Start again: the log says what was written."
        case .readOnly: "The log was opened for reading only."
        case .invalidRecord(let index, let fault):
            "Record \(index) of the batch breaks a rule of the log: \(fault)."
        case .outOfRange(let asked, let last):
            "\(asked) is out of range: the log ends at \(last)."
        case .addressSpaceLimited(let mapBytes):
            "\(mapBytes) bytes of address space cannot be reserved. See `ulimit -v` or `LimitAS=`."
        case .missingUpcaster(let type, let version):
            "Records of type \(type) version \(version) cannot be read by this version."
        case .system(let code, let call, let path):
            "\(call) failed on \(path): \(Self.reason(code))."
        case .sealing(let problem): problem
        case .lmdb(let code, let call): "\(call) failed: \(Self.reason(code))."
        }
    }

    private static func reason(_ code: Int32) -> String {
        code > 0 ? unsafe String(cString: strerror(code)) : "LMDB code \(code)"
    }
}
