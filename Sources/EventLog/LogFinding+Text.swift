extension LogFinding: CustomStringConvertible {
    /// Where it is and what is wrong, in a line.
    public var description: String {
        let place =
            positions.count == 1
            ? "record \(positions.lowerBound)"
            : "records \(positions.lowerBound) to \(positions.upperBound)"
        return "\(place), segment \(segment): \(fault)"
    }
}

extension LogFault: CustomStringConvertible {
    /// What is wrong, in plain words.
    public var description: String {
        switch self {
        case .recordAltered: "the bytes are not those that were appended"
        case .recordMissing: "missing"
        case .entryMisplaced: "an entry stands where none can be"
        case .recordHeader: "the header is none"
        case .rule(let fault): "breaks a rule of the log: \(fault)"
        case .commitMarkAltered: "the closing root of the commit is not what the records give"
        case .commitMarkMissing: "no closing root covers them"
        case .subtreeHashAltered(let level):
            "the stored hash of a subtree of 2^\(level) records is not what they give"
        case .subtreeHashMissing(let level):
            "the stored hash of a subtree of 2^\(level) records is missing"
        case .segmentHeader: "the segment's header is not what the records before it give"
        case .foreignSegment: "the segment belongs to another log"
        case .pages: "pages of the segment contradict each other"
        }
    }
}
