/// Why a script could not be run at all.
public enum ExtensionsError: Error, Equatable, Sendable {
    /// The process that runs scripts cannot be started.
    case cannotStart
    /// What was found in the script's file.
    case finding(ScriptFinding)
}
