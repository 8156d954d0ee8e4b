import Vocabulary

extension MessagingProfileMatch {
    /// Row P1: the number is on one user record and no profile matches: a profile ties the two.
    var whenOnlyARecordMatches: Person { records[0] }
}
