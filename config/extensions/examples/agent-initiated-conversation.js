// Row X3: the From and To options offered to an agent. This is the default behaviour as a script.
//
// Input: agent (a name), requester ({ user_table, user_document, name }), provider_applications (active
// ones: name, number) and numbers (the requester's: the profile's first, then the record's).
// Result: { from: [numbers of active provider applications], to: [numbers], preselected_from }.
extension({
    point: "AgentInitiatedConversation",
    order: 1000,
    run({ provider_applications, numbers }) {
        const from = provider_applications.map((application) => application.number);
        const result = { from, to: numbers };
        // The only number is preselected, and none of several.
        if (from.length === 1) result.preselected_from = from[0];
        return result;
    },
});
