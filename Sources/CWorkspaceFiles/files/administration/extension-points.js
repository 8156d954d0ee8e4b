// The extension points, where the site's own scripts decide.

import { get } from "../api.js";
import { h, icon, replace } from "../dom.js";
import { phrase } from "../words.js";

const points = [
    ["ChannelUserProfile", "Says whose number it is that writes."],
    ["InteractionChannelUserProfile", "Keeps interaction and messaging profile together."],
    ["AgentInitiatedConversation", "Offers the From and To numbers of Compose SMS."],
    ["BeforeSending", "Changes a message before it is sent, or holds it back."],
    ["Routing", "Chooses the queue of a conversation and the skills that it needs."],
    ["VirtualAgentTopic", "Is a topic of the virtual agent."],
];

/** The extension points with the scripts that implement them, as far as the API tells. */
export async function drawExtensionPoints(root, workspace) {
    let scripts = null;
    const isListed = workspace.session.operations.some((operation) => /extension|script/i.test(operation));
    for (const path of isListed ? ["extension-points", "extensions"] : []) {
        try {
            const answer = await get(path);
            scripts = answer.result ?? answer.scripts ?? [];
            break;
        } catch (error) {
            if (error.status !== 404) throw error;
        }
    }
    const of = (point) => (scripts ?? []).flatMap((each) => each.scripts && each.point === point ? each.scripts : each.point === point && !each.scripts ? [each] : []);
    replace(
        root,
        h("p", { class: "quiet measure" }, "Scripts are files of the folder ", h("code", { text: "extensions" }), " beside the configuration file. They are read when they change; a broken one never replaces a good one. ", h("code", { text: "ledgerline extension test FILE INPUT.json" }), " tries one."),
        scripts === null && h("div", { class: "notice" }, icon("warning"), h("p", { text: "This server does not list its scripts. “ledgerline extension list” does." })),
        points.map(([point, about]) => {
            const found = of(point);
            return h(
                "section", { class: "card stack", "aria-label": point },
                h("div", { class: "row" }, h("h2", { text: point }), scripts !== null && found.length === 0 && h("span", { class: "badge", text: "Default behaviour" })),
                h("p", { class: "quiet", text: about }),
                found.map((script) => h(
                    "div", { class: "script" },
                    h("div", { class: "row" }, h("strong", { class: "mono", text: script.name ?? script.script ?? script.file }), h("span", { class: "badge", text: `order ${script.order ?? 100}` }), badge(script)),
                    (script.problem_detail || script.problem) && h("p", { class: "field-error", text: script.problem_detail ?? phrase(script.problem) }),
                    script.hash && h("p", { class: "quiet mono small", text: String(script.hash).slice(0, 16) }),
                )),
            );
        }),
    );
}

function badge(script) {
    const state = script.state ?? (script.problem ? "problem" : "running");
    const kind = { problem: "bad", broken: "bad", running: "good", loaded: "good", active: "good" }[state] ?? "";
    return h("span", { class: `badge ${kind}`, text: phrase(state) });
}
