// Row X3: the From and To options offered to an agent. This is the default behaviour as a script.
//
// Input: agent (a name), requester ({ user_table, user_document, name }), provider_applications (active
// ones: name, number), pools (names of pools of numbers), last_number (the number that the requester last
// conversed with, if there is one) and numbers (the requester's: the profile's first, then the record's).
// Result: { from: [numbers of active provider applications], to: [numbers], pools, preselected_from }.
extension({
    point: "AgentInitiatedConversation",
    order: 1000,
    run({ provider_applications, pools, last_number, numbers }) {
        const from = provider_applications.map((application) => application.number);
        const result = { from, to: numbers, pools };
        // The number that the requester knows is preselected, else the only one, and none of several.
        if (last_number) result.preselected_from = last_number;
        else if (from.length === 1) result.preselected_from = from[0];
        return result;
    },
});
