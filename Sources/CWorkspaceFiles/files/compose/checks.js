// What is asked before a message is sent: whose number it is, what goes on with it, and what sending does.

import { get, post } from "../api.js";

/**
 * Asks the rules about a sender, a recipient and a number.
 *
 * @param from the company number
 * @param to the number in E.164 form
 * @param person whom the agent picked; null when only a number was typed
 * @param me who writes
 * @returns `row` (A1 to A5), `ongoing`, `association` (V2; null when the number is free), `optOut`,
 *     `quiet` (what clocks show there, Y7), `scheduled` (what waits for its time between the numbers, Y8)
 */
export async function check({ from, to, person, me }) {
    const requester = person ? { table: person.table, sys_id: person.sys_id } : null;
    const [profile, { ongoing }, consents, quiet, { result: scheduled }] = await Promise.all([
        post("validate-profile", { number: to, ...(requester && { requester }) }),
        get("ongoing", { from, to }),
        get("consents", { requester: to, company: from }),
        post("validate-quiet-hours", { from, to, ...(requester && { requester }) }),
        get("scheduled-messages", { from, to, state: "scheduled" }),
    ]);
    const [detail] = ongoing
        ? (await get("interactions", { sys_id: ongoing.sys_id, with: "preview" })).result
        : [null];
    const optOut = consents.result.find((consent) => consent.opted_out) ?? null;
    return {
        row: rowOf(ongoing, person, me), ongoing: detail ?? ongoing, optOut, quiet, scheduled,
        association: profile.free ? null : { ...profile.associated_with, warning: profile.warning },
    };
}

/** Which row of the rules decides, in their order of precedence. */
function rowOf(ongoing, person) {
    if (!ongoing) return "A1";
    const isKnown = ongoing.opened_for !== undefined;
    if (person && isKnown && ongoing.opened_for !== person.sys_id) return "A4";
    if (ongoing.responder === "virtual_agent") return "A3";
    return ongoing.assigned_to ? "A2" : "A5";
}

/** Whether a number can be written to; `e164`, or `problem` in plain words. */
export async function readNumber(number, person, signal) {
    const requester = person ? { table: person.table, sys_id: person.sys_id } : null;
    const verdict = await post("validate-phone-number", { number, ...(requester && { requester }) }, { signal });
    if (!verdict.valid) return { e164: null, problem: `That is no number to write to: ${verdict.reason}.` };
    return { e164: verdict.e164, territory: verdict.territory, source: verdict.territory_source };
}
