import Vocabulary

extension DecisionState {
    /// Row R11: whether a message to a requester can work at all.
    func canWrite(to pair: AddressPair) -> Bool { obstacle(to: pair) == nil }

    /// Row R11: why a message to a requester cannot work, with the row that says so.
    ///
    /// A short code, a name or an anonymous sender is accepted as it came and never forced into E.164;
    /// only an address that a phone can have is written to, only through an application that is on
    /// (R10), and only with its owner's consent (A10).
    func obstacle(to pair: AddressPair) -> (rule: Rule, reason: String)? {
        guard pair.requester.isAnswerable else { return (.r11, "the address cannot be answered") }
        guard let application = application(number: pair.company), isOn(application) else {
            return (.r10, "the provider application is switched off")
        }
        return optOut(pair) == nil ? nil : (.a10, "the requester wants no messages")
    }
}
