// The first page: a name and a password become a session.

import { ask } from "./api.js";
import { button, h, icon, replace } from "./dom.js";
import { field } from "./parts.js";

/** Draws the form; calls `done(session)` when it was right. */
export function showSignIn(root, done) {
    const name = h("input", { name: "user", autocomplete: "username", autocapitalize: "none", spellcheck: "false", required: true });
    const password = h("input", { name: "password", type: "password", autocomplete: "current-password", required: true });
    const problem = h("div", { class: "notice bad", role: "alert", hidden: true });
    const submit = button("Sign in", { kind: "primary", type: "submit" });
    const form = h(
        "form", { class: "sign-in card", on: { submit: attempt } },
        h("img", { src: "/workspace/icon.svg", alt: "", width: 44, height: 44 }),
        h("h1", { text: "Sign in to Ledgerline" }),
        problem, field("User name", name), field("Password", password), submit,
        h("p", { class: "quiet", text: "An administrator gives you a name; passwords are set with “ledgerline user password”." }),
    );
    replace(root, h("main", { class: "sign-in-page" }, form));
    name.focus();

    async function attempt(event) {
        event.preventDefault();
        problem.hidden = true;
        submit.disabled = true;
        try {
            const body = { user_name: name.value.trim(), password: password.value };
            done(await ask("POST", "session", { body, isSigningIn: true }));
        } catch (error) {
            replace(problem, icon("warning"), h("p", { text: error.message }));
            problem.hidden = false;
            password.select();
        } finally {
            submit.disabled = false;
        }
    }
}
