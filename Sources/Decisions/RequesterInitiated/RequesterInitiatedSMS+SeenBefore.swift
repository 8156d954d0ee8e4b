import Vocabulary

extension SMSReceived {
    /// What the provider's message id is remembered as; ids of two applications never meet.
    var seenKey: SeenKey { SeenKey(domain: application.rawValue, id: providerMessageID) }

    /// Row R7: where the same message stands in the log if it came before.
    ///
    /// A provider that gives no ids cannot repeat one: each of its messages is new.
    func position(in seen: SeenKeys, at time: Instant) -> Position? {
        providerMessageID.isEmpty ? nil : seen.position(of: seenKey, at: time)
    }
}
