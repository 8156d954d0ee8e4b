// What a conversation is drawn of: messages, notes, lines between them, days.

import { part } from "../api.js";
import { button, h, icon } from "../dom.js";
import { clock, timeText } from "../words.js";
import { authorName, delivery, isErased, said } from "./names.js";

const dayName = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const dayNameOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

/** "Today", "Yesterday", "Tuesday, 4 March", with the year when it is another one. */
export function dayText(date, now = new Date()) {
    const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
    if (days === 0) return "Today";
    if (days === 1) return "Yesterday";
    return date.getFullYear() === now.getFullYear() ? dayName.format(date) : dayNameOfYear.format(date);
}

export function dayLine(date) {
    return h("li", { class: "day-line" }, h("span", { text: dayText(date) }));
}

/** Above what nobody has seen yet. */
export function newLine() {
    return h("li", { class: "day-line new-line" }, h("span", { text: "New" }));
}

/** A line that says what happened. */
export function eventLine(entry) {
    return h(
        "li", { class: "event-line" },
        said(entry.text), h("time", {
            datetime: entry.time, title: timeText(entry.time), text: clock.format(new Date(entry.time)),
        }),
    );
}

/** A private note, which the requester never sees. */
export function noteBubble(entry, context) {
    const name = authorName({ author: "agent", agent: entry.agent }, context);
    return h(
        "li", { class: "bubble-line out note first" },
        h(
            "div", { class: "bubble" },
            h(
                "div", { class: "bubble-head" }, icon("note"), h("strong", { text: name }),
                h("span", { text: "private note" }),
            ),
            said(entry.body),
            h("div", { class: "bubble-foot" }, time(entry.time)),
        ),
    );
}

/** In place of what was erased. */
const gone = () => h("p", { class: "muted", text: "Erased" });

/**
 * A message.
 *
 * @param isFirst whether its author is to be named: not again for the next within a few minutes
 * @param context `{row, directory, me, resolve(message, resolution)}`
 */
export function messageBubble(message, isFirst, context) {
    const isInbound = message.author === "requester";
    const isSystem = message.author === "system";
    const name = authorName(message, context);
    // Who looks knows the two sides; others on the right have a name.
    const isNamed = !isInbound && message.agent !== context.me;
    const side = isSystem ? "system" : isInbound ? "in" : message.author === "virtual_agent" ? "out bot" : "out";
    return h(
        "li", { class: `bubble-line ${side}${isFirst ? " first" : ""}` },
        h(
            "div", { class: "bubble" },
            isFirst && isNamed
                ? h(
                    "div", { class: "bubble-head" }, h("strong", {}, said(name)),
                    isSystem && h("span", { text: systemWords(message) }),
                )
                : h("span", { class: "visually-hidden", text: `${name}:` }),
            message.body ? linked(message.body) : isErased(context.row?.requester) && gone(),
            pictures(message, name),
            message.incomplete && h(
                "p", { class: "bubble-problem" }, icon("warning"), "Parts of this message never arrived.",
            ),
            (message.media_problems ?? []).map(
                (text) => h("p", { class: "bubble-problem" }, icon("warning"), said(text)),
            ),
            h(
                "div", { class: "bubble-foot" }, time(message.created_at),
                message.direction === "outbound" && statusMark(message),
            ),
        ),
        message.status === "uncertain" && !message.resolution && uncertainChoice(message, context),
        ["failed", "undelivered"].includes(message.status) && message.author === "agent" && context.takeBack && h(
            "div", { class: "bubble-choice" },
            button("Write it again", {
                kind: "link",
                on: { click: () => context.takeBack({ body: message.body ?? "", files: message.files ?? [] }) },
            }),
        ),
    );
}

/** A message that the log does not have yet. */
export function pendingBubble(entry, { retry, discard, override }) {
    const isFailed = entry.state === "failed";
    return h(
        "li", { class: `bubble-line out pending${isFailed ? " failed" : ""}` },
        h(
            "div", { class: "bubble" },
            h("span", { class: "visually-hidden", text: "You:" }),
            entry.body && linked(entry.body), pictures({ files: entry.files }, "you"),
            h(
                "div", { class: "bubble-foot" }, time(entry.created_at),
                h(
                    "span", { class: "status" }, icon(isFailed ? "warning" : "clock"),
                    h("span", { text: isFailed ? "Not sent" : "Sending" }),
                ),
            ),
        ),
        isFailed && h(
            "div", { class: "bubble-choice", role: "alert" },
            h("span", { text: entry.problem }),
            entry.isQuiet
                ? button("Send all the same", { kind: "link", on: { click: override } })
                : button("Try again", { kind: "link", on: { click: retry } }),
            button("Take back", { kind: "link", on: { click: discard } }),
        ),
    );
}

function time(text) {
    return h("time", { datetime: text, title: timeText(text), text: clock.format(new Date(text)) });
}

function statusMark(message) {
    const { text, mark, why, kind } = delivery(message);
    if (!mark) return null;
    // Delivered is the usual end and needs no word; everything else does.
    const isQuiet = mark === "delivered";
    const title = [text, why, message.delivered_at && timeText(message.delivered_at)].filter(Boolean).join(" · ");
    return h(
        "span", { class: `status ${kind ?? ""}`, title },
        icon(mark === "sent" ? "done" : mark),
        h("span", {
            class: isQuiet ? "visually-hidden" : "", text: why && kind === "bad" ? `${text}: ${why}` : text,
        }),
        message.was_uncertain && message.status !== "uncertain" && h("span", {
            title: "For a while nobody knew whether it was sent.", text: "?",
        }),
    );
}

function uncertainChoice(message, { resolve, mayResolve }) {
    return h(
        "div", { class: "bubble-choice" },
        h("span", { text: "The provider did not answer: the phone may have this, or not." }),
        mayResolve && button("Send again", { kind: "link", on: { click: () => resolve(message, "send_again") } }),
        mayResolve && button("It was sent", { kind: "link", on: { click: () => resolve(message, "sent_anyway") } }),
        mayResolve && button("Do not send", { kind: "link", on: { click: () => resolve(message, "dropped") } }),
    );
}

function systemWords(message) {
    const kind = String(message.kind ?? "").replaceAll("_", " ");
    const whom = message.direction === "shown" ? "not sent" : "sent";
    return [kind, whom].filter(Boolean).join(", ");
}

function pictures(message, name) {
    const files = message.files ?? [];
    const unfetched = files.length === 0 ? message.media ?? [] : [];
    return [
        files.map((file) => (file.type.startsWith("image/")
            ? h(
                "a", {
                    class: "picture", href: `/api/ledgerline/v1/attachments/${part(file.hash)}`, target: "_blank",
                    rel: "noopener",
                },
                h("img", {
                    src: `/api/ledgerline/v1/attachments/${part(file.hash)}`, alt: `Picture from ${name}`,
                    loading: "lazy",
                }),
            )
            : h(
                "a", { class: "file", href: `/api/ledgerline/v1/attachments/${part(file.hash)}`, download: true },
                icon("download"), `${file.type}, ${sizeText(file.size)}`,
            ))),
        unfetched.length > 0 && h(
            "p", { class: "bubble-problem" }, icon("attach"), `${unfetched.length} attached, not fetched yet`,
        ),
    ];
}

/** "48 KB". */
export function sizeText(bytes) {
    return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A text with its web addresses as links; nothing in it is ever markup. */
function linked(text) {
    const parts = text.split(/(https?:\/\/[^\s<>"']{4,500})/u);
    if (parts.length === 1) return said(text);
    return h("bdi", { dir: "auto", class: "said" }, parts.map((piece, place) => (place % 2 === 0
        ? piece
        : h("a", { href: piece, target: "_blank", rel: "noopener noreferrer nofollow", text: piece }))));
}
