// What stands beside the form of a webhook, and follows how it goes.

import { get, part } from "../api.js";
import { h } from "../dom.js";
import { whileShown } from "./fresh.js";
import { attemptsCard } from "./webhook-attempts.js";
import { deliveryCard } from "./webhook-delivery.js";
import { secretCard } from "./webhook-secret.js";
import { bare } from "./webhook-words.js";

const pause = 2000; // Milliseconds between two looks.

/** The cards of a webhook: `above` its form how it goes, `below` it the rest. */
export function webhookCards(row, workspace, lookups) {
    const path = `webhooks/${part(row.sys_id)}`;
    const look = async () => {
        try {
            const now = bare(await get(path));
            for (const card of cards) card.show(now);
        } catch (error) {
            if (error.status !== 404) throw error;
            // Whoever deleted it is told by the list.
            return false;
        }
    };
    const delivery = deliveryCard(row, path, lookups, look);
    const attempts = attemptsCard(row, path);
    const cards = [delivery, attempts];
    whileShown(delivery.element, pause, look);
    return { above: delivery.element, below: h("div", { class: "stack wide-gap" }, secretCard(row, path), attempts.element) };
}
