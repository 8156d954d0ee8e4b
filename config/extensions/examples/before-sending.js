// Row X4: a message before it is sent. This is the default behaviour as a script: it goes as it is.
//
// Input: body, author ("agent" or "virtual_agent"), agent (a name), requester and company (numbers),
// opened_for (a name).
// Result: {} to let it go, { body: "…" } to change it, { veto: "why" } to refuse it: the sender sees why.
extension({
    point: "BeforeSending",
    order: 1000,
    run() {
        return {};
    },
});
