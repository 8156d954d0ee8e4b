import Testing
import Vocabulary

@Suite("The words of the field")
struct WordTests {
    static func check<Word: CodedWord>(_ type: Word.Type) {
        let words = type.allCases.map(\.word)
        #expect(Set(words).count == words.count, "\(type)")
        for word in type.allCases { #expect(type.init(word: word.word) == word) }
        #expect(type.init(word: "no such word") == nil)
    }

    @Test func `each stands for one case, and comes back`() {
        Self.check(InteractionState.self)
        Self.check(PersonKind.self)
        Self.check(Author.self)
        Self.check(ResponderKind.self)
        Self.check(MessagingEvent.self)
        Self.check(MessagingActionKind.self)
        Self.check(WaitAnchor.self)
        Self.check(DeliveryStatus.self)
        Self.check(SystemMessageKind.self)
        Self.check(ConsentSignal.self)
        Self.check(Role.self)
    }

    @Test func `of rows are those of the specification`() {
        let names = Rule.allCases.filter { $0 != .none }.map(\.name)
        #expect(names.allSatisfy { !$0.isEmpty })
        #expect(Set(names).count == names.count)
        #expect(Rule.none.name.isEmpty)
    }

    @Test func `of a delivery only move forward, and the first final one stands`() {
        for status in DeliveryStatus.allCases {
            for report in DeliveryStatus.allCases {
                let after = status.advanced(to: report)
                #expect(after >= status)
                if status.isFinal { #expect(after == status) }
            }
        }
        #expect(DeliveryStatus.sent.advanced(to: .delivered) == .delivered)
        #expect(DeliveryStatus.delivered.advanced(to: .sent) == .delivered)
        #expect(DeliveryStatus.failed.advanced(to: .delivered) == .failed)
        #expect(DeliveryStatus.sending.advanced(to: .uncertain) == .uncertain)
    }
}
