/// A command line that cannot be understood, with what to try.
struct CommandLineError: Error {
    let message: String
}

/// A command that could not be carried out.
struct CommandFailure: Error {
    let status: ExitStatus
    let message: String

    init(_ message: String, status: ExitStatus = .failure) {
        self.status = status
        self.message = message
    }
}
