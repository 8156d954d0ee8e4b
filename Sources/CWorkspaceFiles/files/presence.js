// The switch of presence states in the frame's foot.

import { button, h, replace } from "./dom.js";
import { toast } from "./parts.js";
import { standingOf } from "./standing.js";
import { style } from "./style.js";
import { shortTime } from "./words.js";

/** Why a rule changed the presence, as one says it to a person. */
const reasons = {
    "an offer timed out": "an offer was not answered in time",
    "rejected an offer": "an offer was rejected",
};

/** Says since when and why somebody is in the present state. */
export function whyPresence(standing) {
    const since = standing.since ? `since ${shortTime(standing.since)}` : "";
    const why = standing.reason ? `because ${reasons[standing.reason] ?? standing.reason}` : "";
    return [since, why].filter(Boolean).join(", ");
}

function kind(standing, state) {
    if (standing.serves(state)) return "good";
    return !state || state.offline ? "off" : "away";
}

const dot = (standing, state) => h("span", { class: `presence-dot ${kind(standing, state)}`, "aria-hidden": "true" });

/** The switch: a button with the present state and the load, and a menu of the others. */
export function presenceSwitch(workspace) {
    style("inbox.css");
    const standing = standingOf(workspace);
    const menu = h("div", { class: "presence-menu", role: "menu", id: "presence-menu", popover: "auto", tabindex: "-1", "aria-label": "Presence" });
    const toggle = h("button", {
        type: "button", class: "presence", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": "presence-menu",
        on: { click: () => menu.togglePopover() },
    });
    menu.addEventListener("beforetoggle", (event) => {
        toggle.setAttribute("aria-expanded", String(event.newState === "open"));
        if (event.newState === "open") drawMenu();
    });
    menu.addEventListener("toggle", (event) => {
        if (event.newState === "open") {
            place();
            focusItem();
        } else if (document.activeElement === document.body) {
            toggle.focus();
        }
    });
    menu.addEventListener("keydown", moveInMenu);
    toggle.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        menu.showPopover();
    });
    workspace.keys.add("p", "Change your presence", () => menu.showPopover());
    standing.onChange(draw);
    draw();
    return h("div", { class: "presence-place" }, toggle, menu);

    function draw() {
        const { load, capacity, name } = standing;
        const says = standing.isLoaded ? name : "Presence";
        toggle.setAttribute("aria-label", `${says}. ${load} of ${capacity} units of work. Change presence`);
        toggle.title = [says, whyPresence(standing)].filter(Boolean).join(", ");
        replace(
            toggle, dot(standing, standing.state),
            h("span", { class: "label presence-name", text: says }),
            standing.isLoaded && h("span", { class: "label presence-load", text: `${load}/${capacity}` }),
        );
        // It may have been opened before the states were there.
        if (!menu.matches(":popover-open") || menu.querySelector("button")) return;
        drawMenu();
        place();
        focusItem();
    }

    function focusItem() {
        (menu.querySelector("[aria-checked='true']") ?? menu.querySelector("button") ?? menu).focus();
    }

    function drawMenu() {
        const why = whyPresence(standing);
        replace(
            menu,
            standing.states.map((state) => h(
                "button",
                {
                    type: "button", role: "menuitemradio", "aria-checked": String(state === standing.state),
                    on: { click: () => choose(state) },
                },
                dot(standing, state), h("span", { class: "grow", text: state.name }),
                h("span", { class: "quiet", text: standing.serves(state) ? "gets work" : "" }),
            )),
            h(
                "p", { class: "presence-foot" },
                `${standing.load} of ${standing.capacity} units of work`, why && h("span", { text: `${standing.name} ${why}` }),
            ),
        );
    }

    async function choose(state) {
        menu.hidePopover();
        toggle.focus();
        try {
            await standing.choose(state);
        } catch (error) {
            toast(error.message, { kind: "bad" });
        }
    }

    /** Above the button, or beside it where the frame is narrow. */
    function place() {
        const box = toggle.getBoundingClientRect();
        const { width, height } = menu.getBoundingClientRect();
        const isBeside = box.width < 60 && innerWidth > 640;
        const left = isBeside ? box.right + 8 : box.left;
        const top = isBeside ? box.bottom - height : box.top - height - 8;
        menu.style.setProperty("left", `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`);
        menu.style.setProperty("top", `${Math.max(8, top)}px`);
    }

    function moveInMenu(event) {
        const items = [...menu.querySelectorAll("button")];
        const place = items.indexOf(document.activeElement);
        const to = {
            ArrowDown: (place + 1) % items.length, ArrowUp: (place - 1 + items.length) % items.length,
            Home: 0, End: items.length - 1,
        }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        items[to].focus();
    }
}

/** A button that makes whoever is signed in available again. */
export function availableButton(standing) {
    const state = standing.serving;
    if (!state) return null;
    return button(`Be ${state.name}`, {
        kind: "primary",
        on: { click: () => standing.choose(state).catch((error) => toast(error.message, { kind: "bad" })) },
    });
}
