import Vocabulary

extension MessagingProfileMatch {
    /// Whether profile and records disagree, or several records have the number.
    var isConflict: Bool {
        guard answered == nil else { return false }
        return tied == .guest ? records.count > 1 : records.contains { $0 != tied }
    }

    /// Row P4: whoever the number is currently associated with: the profile's person first, else the
    /// oldest record; a message never reassociates by itself.
    var whenTheyDisagree: Person { tied == .guest ? records[0] : tied }
}
