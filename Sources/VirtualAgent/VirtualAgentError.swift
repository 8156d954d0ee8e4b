/// Why the virtual agent ends.
public enum VirtualAgentError: Error, Equatable, Sendable {
    /// The log cannot be followed any more; the problem in words.
    case log(String)
}
