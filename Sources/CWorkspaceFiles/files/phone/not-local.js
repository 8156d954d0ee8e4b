// What is shown to who is not on the server's own machine.

import { h, icon } from "../dom.js";

/** Why there are no phones here, and how they are reached all the same. */
export function notLocal() {
    const port = location.port || (location.protocol === "https:" ? "443" : "80");
    return h(
        "div", { class: "card stack away" },
        h("div", { class: "row" }, icon("phone"), h("h2", { text: "Pretend phones live on the server's own machine" })),
        h("p", { text: "They need no account, so they are taken only from there: otherwise anybody who reaches this page could write as anybody." }),
        h("p", { text: "From your own machine a tunnel does it. Run this and open the page at the second line:" }),
        h("pre", { class: "mono" }, `ssh -L ${port}:127.0.0.1:${port} ${location.hostname}\nhttp://127.0.0.1:${port}/workspace/phone`),
        h("p", { class: "quiet" }, "Or run ", h("code", { text: "ledgerline phone --as +15551234567 --to NUMBER" }), " there."),
    );
}
