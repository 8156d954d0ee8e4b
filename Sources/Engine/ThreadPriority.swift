import Glibc

/// How much a thread is worth where processors are scarce.
public enum ThreadPriority {
    /// Lets the writer and the server go before the calling thread.
    ///
    /// Whoever waits for an acknowledgement repeats what is not acknowledged; what follows the log is only
    /// later.
    public static func giveWay() {
        // Zero is the calling thread: to the kernel each thread is a process of its own.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
    }
}
