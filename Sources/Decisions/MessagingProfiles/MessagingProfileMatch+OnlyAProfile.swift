import Vocabulary

extension MessagingProfileMatch {
    /// Row P2: a profile matches: its person it is, and no user record is given the number.
    var whenTheProfileMatches: Person { tied }
}
