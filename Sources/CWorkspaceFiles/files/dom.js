// Elements from names, attributes and children. All text becomes text nodes: nothing is ever markup.

const svgNames = new Set([
    "svg", "path", "rect", "circle", "line", "g", "text", "title", "polyline", "polygon", "defs",
]);

/**
 * Makes an element.
 *
 * Attributes: `class`, `text`, `on` ({event: handler}), `data` ({name: value}), `style` ({property:
 * value}), properties that only exist as such (`value`, `checked`, `selected`, `indeterminate`), and any
 * attribute by its name; `true` sets it empty, `false`, `null` and `undefined` leave it out.
 */
export function h(name, attributes = {}, ...children) {
    const isDrawing = svgNames.has(name) && (name !== "title" || attributes.drawing);
    const element = isDrawing
        ? document.createElementNS("http://www.w3.org/2000/svg", name)
        : document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false || key === "drawing") continue;
        if (key === "text") element.textContent = value;
        else if (key === "on") {
            for (const [event, handler] of Object.entries(value)) {
                if (handler) element.addEventListener(event, handler);
            }
        } else if (key === "data") Object.assign(element.dataset, value);
        else if (key === "style") {
            for (const [property, text] of Object.entries(value)) element.style.setProperty(property, text);
        } else if (["value", "checked", "selected", "indeterminate"].includes(key)) element[key] = value;
        else element.setAttribute(key, value === true ? "" : String(value));
    }
    // A select's value counts only once its options are there.
    append(element, children);
    if (name === "select" && attributes?.value !== undefined) element.value = attributes.value;
    return element;
}

/** Adds children: nodes, texts, numbers, lists of them; what is null or false is left out. */
export function append(element, children) {
    for (const child of [children].flat(Infinity)) {
        if (child === null || child === undefined || child === false) continue;
        element.append(child instanceof Node ? child : String(child));
    }
    return element;
}

/** Puts children in the place of those that an element has. */
export function replace(element, ...children) {
    element.replaceChildren();
    return append(element, children);
}

/** Whether two values are the same as JSON: what is drawn again only when it differs. */
export function same(left, right) {
    return JSON.stringify(left) === JSON.stringify(right);
}

const icons = {
    inbox: "M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5",
    chat: "M4 5h16v11H10l-5 4v-4H4z",
    done: "M4 12.5l5 5L20 6.5",
    compose: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
    board: "M4 20V10M10 20V4M16 20v-7M21 20H3",
    settings: "M4 7h10M18 7h2M4 17h2M10 17h10M14 4.5v5M8 14.5v5",
    audit: "M12 3l8 3v6c0 5-3.5 8-8 9-4.500-1-8-4-8-9V6zM8.500 12l2.500 2.500 4.500-5",
    phone: "M8 3h8v18H8zM11 18h2",
    search: "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500L20 20",
    close: "M6 6l12 12M18 6L6 18",
    back: "M15 5l-7 7 7 7",
    send: "M4 12l16-8-5 16-3-6.500z",
    attach: "M8 12l6-6a3 3 0 0 1 4.500 4.500L10 19a5 5 0 0 1-7-7l8-8",
    note: "M5 4h14v10l-5 6H5zM14 20v-6h5",
    transfer: "M4 8h14l-4-4M20 16H6l4 4",
    hold: "M8 5v14M16 5v14",
    resume: "M7 5l11 7-11 7z",
    person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 20c1-4 4.500-6 8-6s7 2 8 6",
    more: "M5 12h.01M12 12h.01M19 12h.01",
    bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
    sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500L19 19M19 5l-1.500 1.500M6.500 17.500L5 19",
    clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2",
    keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8",
    leave: "M14 4h5v16h-5M4 12h11M11 8l4 4-4 4",
    warning: "M12 4l9 16H3zM12 10v4M12 17h.01",
    plus: "M12 5v14M5 12h14",
    copy: "M9 9h11v11H9zM15 9V4H4v11h5",
    download: "M12 4v11M7 11l5 5 5-5M4 20h16",
    menu: "M4 7h16M4 12h16M4 17h16",
    template: "M4 4h16v5H4zM4 13h7v7H4zM15 13h5v7h-5z",
    delivered: "M2 12.500l4.500 4.500L16 7M11.500 16l1 1L22 7",
    down: "M12 4v16M5 13l7 7 7-7",
    details: "M4 5h16v14H4zM14 5v14",
};

/** A drawing of 20 by 20 pixels that says nothing to a screen reader: a word stands beside it. */
export function icon(name) {
    return h(
        "svg",
        { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
        h("path", { d: icons[name] ?? icons.more }),
    );
}

/** A button with an icon and a name; the name is seen unless `iconOnly`. */
export function button(label, { icon: drawing, iconOnly, kind = "plain", ...attributes } = {}) {
    return h(
        "button",
        {
            type: "button",
            class: `button ${kind}${iconOnly ? " icon-only" : ""}`,
            "aria-label": iconOnly ? label : null,
            title: iconOnly ? label : null,
            ...attributes,
        },
        drawing && icon(drawing),
        !iconOnly && h("span", { text: label }),
    );
}
