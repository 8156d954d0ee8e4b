import Decisions
import TestSupport
import Testing

extension Decided {
    /// Exactly these outcomes, in this order; none is a promise that nothing happens.
    ///
    /// - Parameters:
    ///   - expected: for each outcome its row and name, then the fields that the test is about.
    ///   - location: where the test stands.
    func then(_ expected: String..., location: SourceLocation = #_sourceLocation) {
        if let difference = difference(from: expected) {
            Issue.record("\(difference)", sourceLocation: location)
        }
    }

    /// Refused for this reason, and nothing in the log.
    func thenRefused(_ refusal: Refusal, location: SourceLocation = #_sourceLocation) {
        #expect(self.refusal == refusal, sourceLocation: location)
        #expect(lines.isEmpty, sourceLocation: location)
    }

    /// A repeat: nothing new happens.
    func thenRepeated(location: SourceLocation = #_sourceLocation) {
        #expect(isRepeat && refusal == nil && lines.isEmpty, sourceLocation: location)
    }
}
