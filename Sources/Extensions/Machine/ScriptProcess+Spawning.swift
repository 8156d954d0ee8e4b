import CLinux
import Glibc

extension ScriptProcess {
    /// The environment of the process: no compiled code, so that a hardened unit's ban on writable and
    /// executable memory holds; one time zone and one language, so that answers are the same everywhere.
    private static let environment = [
        "JSC_useJIT=0", "TZ=UTC", "LC_ALL=C", "GIGACAGE_ENABLED=0",
        "SWIFT_BACKTRACE=enable=no",
    ]

    /// Starts the program with its standard input and output joined to a socket.
    ///
    /// - Returns: the process; 0 when it cannot be had.
    static func spawn(_ executable: String, joinedTo socket: Int32) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // Signals that the daemon blocks or takes for itself are as usual in the new process, and those
        // of the terminal are the daemon's alone.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP)
        )

        let words = CStrings([executable, "extension", "host"])
        let variables = CStrings(environment)
        var process: pid_t = 0
        let code = unsafe posix_spawn(
            &process,
            executable,
            &actions,
            &attributes,
            words.pointers,
            variables.pointers
        )
        return code == 0 ? process : 0
    }
}

/// Texts as C wants a list of them, for as long as this lives.
@safe
private struct CStrings: ~Copyable {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        count = texts.count
        unsafe pointers = .allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() {
            unsafe (pointers + index).initialize(to: strdup(text))
        }
        unsafe (pointers + texts.count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { unsafe free(pointers[index]) }
        unsafe pointers.deallocate()
    }
}
