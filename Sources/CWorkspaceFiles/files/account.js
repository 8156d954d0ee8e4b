// Who is signed in, and what this browser remembers of their wishes.

import { button, h } from "./dom.js";
import { dialog } from "./parts.js";
import { phrase } from "./words.js";

/** Shows the account; `signOut()` is called when it is left for good. */
export function showAccount({ name, user_name: userName, roles }, signOut) {
    dialog("Account", (close) => h(
        "div", {},
        h("p", {}, h("strong", { text: name }), ` (${userName})`),
        h("p", { class: "quiet", text: `Roles: ${roles.map(phrase).join(", ")}` }),
        notificationChoice(),
        h("footer", {}, button("Sign out", { icon: "leave", on: { click: () => { close(); signOut(); } } })),
    ));
}

function notificationChoice() {
    const sound = h("input", { type: "checkbox", id: "sound", checked: localStorage.getItem("sound") !== "off" });
    sound.addEventListener("change", () => localStorage.setItem("sound", sound.checked ? "on" : "off"));
    const text = h("input", { type: "checkbox", checked: localStorage.getItem("notification-text") === "on" });
    text.addEventListener("change", () => localStorage.setItem("notification-text", text.checked ? "on" : "off"));
    const state = typeof Notification === "undefined" ? "denied" : Notification.permission;
    return h(
        "div", { class: "stack" },
        h("label", { class: "check" }, sound, "A sound when a message or an offer comes"),
        state !== "denied" && h("label", { class: "check" }, text, "Desktop notifications show what was written"),
        state === "default" && button("Allow desktop notifications", { icon: "bell", on: { click: (event) => {
            Notification.requestPermission().then(() => event.target.closest("button").remove());
        } } }),
        state === "denied" && h("p", { class: "quiet", text: "Desktop notifications are switched off in the browser." }),
    );
}
