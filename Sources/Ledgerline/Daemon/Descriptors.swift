import Glibc

/// The descriptors that the process may have.
enum Descriptors {
    /// For everything but clients: the log's segments, the views, calls to providers.
    static let others = 256

    /// Takes as many descriptors as the system grants, and no more connections than that allows.
    ///
    /// A shell's usual limit of 1,024 is there for programs that use select(2); nothing here does.
    ///
    /// - Returns: how many connections may be open, at most as many as wanted.
    static func connections(wanted: Int) -> Int {
        let resource = Int32(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0 else { return wanted }
        if limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            unsafe setrlimit(resource, &limit)
            unsafe getrlimit(resource, &limit)
        }
        let possible = max(8, Int(clamping: limit.rlim_cur) - others)
        guard possible < wanted else { return wanted }
        ProcessLog.write(
            .warning,
            "fewer connections than configured",
            [
                ("configured", "\(wanted)"), ("possible", "\(possible)"),
                ("reason", "the process may have \(limit.rlim_cur) descriptors (LimitNOFILE)"),
            ]
        )
        return possible
    }
}
