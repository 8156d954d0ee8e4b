// What identifiers in the records of a conversation stand for.

import { get, part } from "../api.js";

const tables = { csm_consumer: "consumers", customer_contact: "contacts" };
const peopleMax = 20;

/** Names by identifier for the sentences about records; the people in them are asked for. */
export async function namesOf(records, directory) {
    const people = await peopleOf(records);
    const messages = new Map();
    const byPosition = new Map(records.map((record) => [record.position, record]));
    for (const record of records) {
        if (record.type !== "messageJoined" && record.type !== "messageScheduled") continue;
        // A scheduled message's text stands before the record that its timer names.
        const by = byPosition.get(record.cause);
        const body = (by?.type === "messageScheduled" ? byPosition.get(by.cause) : by)?.data?.body;
        if (body) messages.set(record.data.message, body.length > 30 ? `“${[...body].slice(0, 28).join("")}…”` : `“${body}”`);
    }
    return {
        user: (id) => id ? directory.name("users", id) : "somebody",
        queue: (id) => directory.name("queues", id, "a queue"),
        action: (id) => directory.name("actions", id, "a deleted action"),
        application: (id) => directory.name("applications", id, "an application"),
        reason: (id) => directory.name("reasons", id, "another reason"),
        presence: (id) => directory.name("presences", id, "another presence"),
        message: (id, isInside) => messages.get(id) ?? (isInside ? "the system's message" : "The system's message"),
        person(data, key = "person") {
            if (data[`${key}_table`] === "guest" || !data[key]) return "the guest";
            return people.get(data[key]) ?? "somebody";
        },
        any: (id) => ["users", "queues", "actions", "applications", "reasons", "presences"]
            .map((list) => directory.name(list, id, null)).find(Boolean) ?? people.get(id) ?? null,
    };
}

async function peopleOf(records) {
    const wanted = new Map();
    for (const { data } of records) {
        for (const key of ["person", "former", "opened_for", "requester", "verified"]) {
            const list = tables[data?.[`${key}_table`]];
            if (list && data[key]) wanted.set(data[key], list);
        }
    }
    const found = await Promise.all([...wanted].slice(0, peopleMax).map(([id, list]) => get(`${list}/${part(id)}`).catch(() => null)));
    return new Map(found.filter(Boolean).map((person) => [person.sys_id, person.name]));
}
