/// What the process ends with; the same numbers for every command.
enum ExitStatus: Int32, Error {
    /// All is well.
    case success = 0
    /// The command ran and found something wrong: a difference, a flipped bit, an unexpected answer.
    case found = 1
    /// The command line cannot be understood.
    case usage = 2
    /// The command could not be carried out.
    case failure = 3
    /// The configuration cannot be read.
    case configuration = 4
    /// The daemon cannot be reached or refused.
    case unavailable = 5
}
