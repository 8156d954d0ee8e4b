// At which addresses providers and bots call this server.

import { get, part } from "../api.js";
import { button, h, icon, replace } from "../dom.js";
import { emptyState } from "../parts.js";
import { phrase } from "../words.js";
import { copyText } from "./clipboard.js";

function address(label, url, help) {
    return h(
        "div", { class: "address" },
        h("div", { class: "grow" }, h("span", { class: "address-label", text: label }), h("code", { text: url }), help && h("p", { class: "field-help", text: help })),
        button(`Copy the address “${label}”`, { icon: "copy", iconOnly: true, on: { click: () => copyText(url, "The address") } }),
    );
}

const providers = {
    loopback: {
        inbound: "Where a pretend phone writes to: JSON with from, to and text, from this machine only.",
        more: "Nothing has to be set up: open the page Pretend phone, or run “ledgerline phone”.",
    },
    twilio: {
        inbound: "Twilio console, the number's “A message comes in”: Webhook, HTTP POST.",
        status: "Sent along with every message; nothing has to be set up.",
        more: "Requests are taken only with a right X-Twilio-Signature for exactly this address.",
    },
    kannel: {
        inbound: "The get-url of an sms-service, with from=%p&to=%P&text=%b&id=%I&charset=%C and token=….",
        status: "Sent along with every message as its dlr-url; nothing has to be set up.",
    },
    http: {
        inbound: "Where the other side posts messages, signed with the shared secret.",
        status: "Where it posts delivery reports.",
    },
    smpp: { more: "Ledgerline connects to the message centre itself: there is no address to set up." },
};

/** The addresses of each provider application, and how a bot answers. */
export async function drawProviderAddresses(root) {
    const [{ result: applications }, status] = await Promise.all([get("provider-applications"), get("status")]);
    const base = status.public_url ?? location.origin;
    const isLocal = /\/\/(127\.|localhost|\[::1\])/.test(base);
    replace(
        root,
        isLocal && h("div", { class: "notice warn" }, icon("warning"), h("p", { text: "These addresses work on this machine only. Set http.publicURL in the configuration file to the address that the outside reaches." })),
        applications.length === 0 && emptyState({ drawing: "phone", title: "No provider application", text: "Make one first: its name is part of the addresses." }),
        applications.map((application) => {
            const words = providers[application.provider] ?? {};
            const own = `${base}/providers/${part(application.name)}/`;
            return h(
                "section", { class: "card stack", "aria-label": application.name },
                h("div", { class: "row" }, h("h2", { text: application.name }), h("span", { class: "badge", text: phrase(application.provider) }), h("span", { class: "quiet", text: application.number }), !application.active && h("span", { class: "badge warn", text: "Off" })),
                words.inbound && address("Messages come in", `${own}inbound`, words.inbound),
                words.status && address("Delivery reports", `${own}status`, words.status),
                words.more && h("p", { class: "quiet", text: words.more }),
            );
        }),
        h(
            "section", { class: "card stack", "aria-label": "A bot" },
            h("h2", { text: "A bot behind a webhook" }),
            h("p", {}, "Set ", h("code", { text: "virtualAgent.webhook" }), " in the configuration file to its address and secret: each message is then posted to it as signed JSON (X-Ledgerline-Signature), and it answers in place of the topics. Without an answer in time people take over."),
            h("p", { text: "A bot that answers later uses the API, as a user with the role integration:" }),
            address("Answers", `${base}/api/ledgerline/v1/virtual-agent/interactions/{number}/messages`),
            address("Hands off to people", `${base}/api/ledgerline/v1/virtual-agent/interactions/{number}/hand-off`),
        ),
    );
}
