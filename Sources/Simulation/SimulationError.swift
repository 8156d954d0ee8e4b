public import Configuration
public import Engine

/// Why a scenario could not be run or did not go as it says.
public enum SimulationError: Error, Sendable {
    /// The file says something that cannot be read or names nothing.
    case scenario(ConfigurationError)
    /// The rules refused a step that was to be accepted, or the other way round.
    case unexpected(ConfigurationError)
    /// The engine failed.
    case ledger(LedgerError)
    /// A record breaks a promise of routing; the auditor of a simulation says which.
    case promiseBroken(String)
}

extension SimulationError: CustomStringConvertible {
    /// The failure, with file, line and key where it has one.
    public var description: String {
        switch self {
        case .scenario(let error), .unexpected(let error): error.description
        case .ledger(let error): error.description
        case .promiseBroken(let promise): promise
        }
    }
}
