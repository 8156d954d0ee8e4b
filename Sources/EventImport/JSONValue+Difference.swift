import JSON

extension JSONValue {
    /// The way to the first member in which it differs from another value; nothing when it does not.
    func firstDifference(from other: JSONValue, at path: String = "") -> String? {
        guard self != other else { return nil }
        switch (self, other) {
        case (.object(let own), .object(let others)):
            for member in own {
                let inner = path.isEmpty ? member.key : path + "." + member.key
                guard let value = other[member.key] else { return inner }
                if let found = member.value.firstDifference(from: value, at: inner) { return found }
            }
            let stray = others.first { self[$0.key] == nil }?.key ?? ""
            return path.isEmpty ? stray : path + "." + stray
        default: return path
        }
    }
}
