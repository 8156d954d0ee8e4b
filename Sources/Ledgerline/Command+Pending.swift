extension Command {
    static let serve = Command.log
    static let phone = Command.log
    static let status = Command.log
    static let redecide = Command.log
}
