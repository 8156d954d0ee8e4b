// Row X4: the queue of a new interaction and the skills that it needs. This is the default behaviour as a
// script: the provider application's queue, and no skills.
//
// Input: body, channel_user_id, company, provider_application, person and candidates, queue (the provider
// application's), queues (names of active ones).
// Result: { queue: "a name of queues", skills: ["…"] }; both may be absent.
extension({
    point: "Routing",
    order: 1000,
    run() {
        return {};
    },
});
