// A list of rows of one height of which only those near the window exist, so that thousands scroll well.

import { h } from "../dom.js";

const spare = 8; // Rows beyond each edge.

/**
 * Makes the list.
 *
 * @param rowHeight in pixels
 * @param label what the list is called
 * @param draw `(row, element or null) => element`: makes a row's element or brings one up to date
 * @param key `row => text`: what stays the same while a row changes
 * @returns `element`, `show(rows)`, `reveal(place)`, `onEnd(handler)` (the last rows are near), `focus(key)`
 */
export function virtualList({ rowHeight, label, draw, key }) {
    const space = h("ul", { class: "virtual-rows", role: "list", "aria-label": label });
    const element = h("div", { class: "virtual-list" }, space);
    let rows = [];
    let shown = new Map();
    let frame = null;
    const endHandlers = [];

    function paint() {
        frame = null;
        const height = element.clientHeight || 600;
        const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - spare);
        const last = Math.min(rows.length, Math.ceil((element.scrollTop + height) / rowHeight) + spare);
        const next = new Map();
        const focused = document.activeElement?.closest?.(".virtual-rows > li");
        const wanted = [];
        for (let place = first; place < last; place += 1) wanted.push(place);
        // What has the focus stays, so that it is not lost while the list moves below it.
        if (focused?.parentElement === space) {
            const place = rows.findIndex((row) => key(row) === focused.dataset.key);
            if (place >= 0 && (place < first || place >= last)) wanted.push(place);
        }
        for (const place of wanted) {
            const row = rows[place];
            const name = key(row);
            const before = shown.get(name);
            const item = before ?? h("li", { class: "virtual-row", data: { key: name } });
            if (!before || before.row !== row || before.isStale) {
                const content = draw(row, item.firstElementChild);
                if (content !== item.firstElementChild) item.replaceChildren(content);
                item.row = row;
                item.isStale = false;
            }
            const offset = `translateY(${place * rowHeight}px)`;
            if (item.offset !== offset) {
                item.style.transform = offset;
                item.offset = offset;
            }
            item.setAttribute("aria-setsize", rows.length);
            item.setAttribute("aria-posinset", place + 1);
            item.place = place;
            next.set(name, item);
        }
        for (const [name, item] of shown) if (!next.has(name)) item.remove();
        // In the order of the list, for who goes through it with Tab or a screen reader.
        let previous = null;
        const active = space.contains(document.activeElement) ? document.activeElement : null;
        for (const item of [...next.values()].sort((one, other) => one.place - other.place)) {
            const follower = previous ? previous.nextElementSibling : space.firstElementChild;
            if (follower !== item) space.insertBefore(item, follower);
            previous = item;
        }
        // An element that is moved loses the focus.
        if (active && active !== document.activeElement && active.isConnected) active.focus({ preventScroll: true });
        shown = next;
        if (last >= rows.length - spare) for (const handler of endHandlers) handler();
    }

    const schedule = () => { frame ??= requestAnimationFrame(paint); };
    element.addEventListener("scroll", schedule, { passive: true });
    const sizes = new ResizeObserver(schedule);
    sizes.observe(element);

    return {
        element,
        get first() { return Math.floor(element.scrollTop / rowHeight); },
        show(next) {
            rows = next;
            space.style.height = `${rows.length * rowHeight}px`;
            paint();
        },
        /** Draws rows anew although they are the same, as when another one is chosen. */
        refresh() {
            for (const item of shown.values()) item.isStale = true;
            paint();
        },
        reveal(place) {
            const top = place * rowHeight;
            if (top < element.scrollTop) element.scrollTop = top;
            else if (top + rowHeight > element.scrollTop + element.clientHeight) {
                element.scrollTop = top + rowHeight - element.clientHeight;
            }
            paint();
        },
        focus(name) {
            shown.get(name)?.querySelector("a")?.focus({ preventScroll: true });
        },
        onEnd(handler) { endHandlers.push(handler); },
        end() {
            sizes.disconnect();
            cancelAnimationFrame(frame);
        },
    };
}
