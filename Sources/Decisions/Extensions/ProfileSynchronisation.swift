import Vocabulary

/// Row X2: which of interaction and profile follows the other.
///
/// By default both say the same of who somebody is (row P6). A script can keep the profile as it is,
/// as for a number that a household shares, or keep the interaction, as for somebody who has to be
/// verified each time.
struct ProfileSynchronisation {
    /// Whether the profile is tied to the person who was found.
    let reachesProfile: Bool
    /// Whether the interaction is for the profile's person.
    let reachesInteraction: Bool

    /// What holds where no script says otherwise.
    static let both = ProfileSynchronisation([])

    init(_ extensions: [ExtensionAnswer]) {
        let answer = extensions.answer(.interactionChannelUserProfile)
        reachesProfile = answer?.keepsProfile != true
        reachesInteraction = answer?.keepsInteraction != true
    }
}

extension MessagingProfileMatch {
    /// Whom the interaction is for, once a script has had its say (row X2).
    var openedFor: Person { synchronisation.reachesInteraction ? person : .guest }

    /// The row that says so.
    var openingRule: Rule { synchronisation.reachesInteraction ? rule : .x2 }
}
