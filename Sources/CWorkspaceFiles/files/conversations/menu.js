// A menu below a button, gone through with the arrow keys.

import { h, icon } from "../dom.js";
import { toast } from "../parts.js";

/**
 * Opens a menu.
 *
 * @param opener the button
 * @param items `[label, icon, obstacle, run]` of each; what has an obstacle says it in place of running
 * @param closed called when it is gone
 * @returns a function that closes it
 */
export function openMenu(opener, items, closed) {
    const menu = h("div", { class: "menu", role: "menu" }, items.map(([label, drawing, obstacle, run]) => h(
        "button",
        {
            type: "button", role: "menuitem", tabindex: "-1", title: obstacle ?? null,
            "aria-disabled": obstacle ? "true" : null,
            on: {
                click: () => {
                    close();
                    if (obstacle) toast(obstacle);
                    else run();
                },
            },
        },
        icon(drawing), h("span", { text: label }),
    )));
    menu.addEventListener("keydown", (event) => {
        const buttons = [...menu.children];
        const place = buttons.indexOf(document.activeElement);
        const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
        if (next !== undefined) buttons.at(next % buttons.length).focus();
        else if (event.key === "Escape" || event.key === "Tab") {
            close();
            opener.focus();
        } else return;
        event.preventDefault();
        event.stopPropagation();
    });
    const outside = (event) => {
        if (!menu.contains(event.target) && !opener.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", outside);
    opener.setAttribute("aria-expanded", "true");
    opener.parentElement.append(menu);
    menu.firstElementChild.focus();

    function close() {
        document.removeEventListener("pointerdown", outside);
        menu.remove();
        opener.setAttribute("aria-expanded", "false");
        closed();
    }
    return close;
}
