import Vocabulary

extension MessagingProfileMatch {
    /// Row P3: neither matches: the guest, and a profile that is tied to nobody.
    var whenNothingMatches: Person { .guest }
}
