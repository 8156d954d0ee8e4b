// Row X2: how interaction and profile are synchronised. This is the default behaviour as a script.
//
// Input: event ("opening" or "reassociation"), person, and on opening also channel, channel_user_id,
// company, provider_application, profile and candidates as for ChannelUserProfile.
// Result: { profile: whether the profile is tied to the person, interaction: whether the interaction is
// for the profile's person }; what is absent is true.
extension({
    point: "InteractionChannelUserProfile",
    order: 1000,
    run() {
        return { profile: true, interaction: true };
    },
});
