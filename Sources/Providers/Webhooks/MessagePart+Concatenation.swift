import SMSText
import Vocabulary

extension MessagePart {
    /// Takes what a message's header says; nothing for a message of one part.
    init?(_ concatenation: Concatenation) {
        self.init(
            reference: concatenation.reference,
            count: concatenation.count,
            number: concatenation.number
        )
    }
}
