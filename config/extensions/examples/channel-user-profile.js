// Row X1: to whom a phone number belongs. This is the default behaviour as a script; copy it one folder
// up and change it.
//
// Input: channel, channel_user_id, company, provider_application, profile (whom the number's active
// profile is tied to; absent for none) and candidates (users, consumers and contacts whose record has the
// number, by table and age). Persons are { user_table, user_document, name }.
// Result: { user_table, user_document }, or null for nobody (the guest).
extension({
    point: "ChannelUserProfile",
    order: 1000,
    run({ profile, candidates }) {
        // Whoever the number is currently associated with comes first (row P4); a number that is tied to
        // nobody yet belongs to the oldest record that has it (row P1), else to the guest (row P3).
        if (profile && profile.user_table !== "guest") return person(profile);
        return candidates.length > 0 ? person(candidates[0]) : null;
    },
});

function person({ user_table, user_document }) {
    return { user_table, user_document };
}
