// Ongoing and Completed: a list, the conversation that is open, and a card about its requester. A narrow
// window shows one of them at a time.

import { h, replace } from "../dom.js";
import { emptyState } from "../parts.js";
import { CompletedPane } from "../conversations/completed-pane.js";
import { Conversation } from "../conversations/conversation.js";
import { OngoingPane } from "../conversations/list-pane.js";
import { pathOf, requesterName } from "../conversations/names.js";
import { ongoing } from "../conversations/ongoing.js";
import { style } from "../style.js";
import { unreadCount } from "../conversations/unread.js";
import { doPending } from "../conversations/undo.js";

const cardName = "requester-card";

export async function show(root, workspace, names, page) {
    await style("conversations/conversations.css");
    const kind = page.shows;
    const { mine, directory } = ongoing(workspace);
    const main = h("div", { class: "middle-place" });
    const aside = h("div", { class: "card-place" });
    const frame = h("div", { class: `conversations ${kind}` });
    const openRow = (row) => workspace.go(pathOf(row).slice("/workspace/".length));
    const pane = kind === "completed" ? new CompletedPane({ workspace }) : new OngoingPane({
        workspace, mine, open: openRow,
    });
    let open = null;
    let goesOnToWrite = false;

    const context = {
        workspace, directory,
        list: () => pane.list,
        back: () => workspace.go(kind),
        /** The conversation is no longer one's own: the next one of the list takes its place. */
        left(row) {
            if (open?.row?.sys_id !== row.sys_id || kind === "completed") return;
            const isWide = matchMedia("(min-width: 900px)").matches;
            const next = isWide ? pane.neighbour(1) ?? pane.neighbour(-1) : null;
            workspace.go(next && next.sys_id !== row.sys_id ? `${kind}/${next.number}` : kind);
        },
        /** How many messages of a conversation are not seen yet. */
        unread(number) {
            const row = pane.list?.find(number);
            return row ? unreadCount(row) : 0;
        },
        toggleCard: () => setCard(!isCardShown()),
        closeCard: () => setCard(false),
        changed: (row) => workspace.setTitle(`${requesterName(row)} · ${page.title}`),
    };

    const isNarrow = () => frame.clientWidth < 1080;
    const isCardShown = () => (isNarrow()
        ? frame.classList.contains("card-over") : !frame.classList.contains("card-away"));
    function setCard(isShown) {
        if (isNarrow()) frame.classList.toggle("card-over", isShown);
        else {
            frame.classList.toggle("card-away", !isShown);
            localStorage.setItem(cardName, isShown ? "shown" : "away");
        }
        if (isShown) aside.querySelector("button")?.focus();
        else frame.querySelector(".card-button")?.focus();
    }

    function openConversation(number) {
        if (open && open.number === number) return;
        open?.conversation?.end();
        open = { number };
        frame.classList.toggle("has-open", number !== undefined);
        frame.classList.remove("card-over");
        if (number === undefined) {
            workspace.setTitle(page.title);
            pane.show(null);
            replace(aside);
            replace(main, emptyState({
                drawing: kind === "completed" ? "done" : "chat",
                title: kind === "completed" ? "Choose a conversation" : "No conversation is open",
                text: kind === "completed"
                    ? "It is shown as it was." : "Choose one from the list, or press j and k to go through it.",
            }));
            return;
        }
        const conversation = new Conversation(number, context);
        open = { number, conversation, get row() { return conversation.row; } };
        replace(main, conversation.middle);
        replace(aside, conversation.card.element);
        pane.show(number);
        const writes = goesOnToWrite;
        goesOnToWrite = false;
        conversation.open().then(
            () => { if (writes && open?.conversation === conversation) conversation.composer.focus(); },
        );
    }

    // Who comes with the mouse goes on to write; with the keyboard one stays in the list, for the shortcuts.
    pane.element.addEventListener("click", (event) => {
        goesOnToWrite = event.detail > 0 && event.target.closest(".conversation-row")
            && matchMedia("(min-width: 761px)").matches;
    }, true);

    frame.append(pane.element, main, aside);
    if (localStorage.getItem(cardName) === "away") frame.classList.add("card-away");
    replace(root, frame);
    openConversation(names.number);

    const step = (places) => {
        const row = pane.neighbour(places);
        if (row) workspace.go(`${kind}/${row.number}`).then(
            () => { if (frame.querySelector(".virtual-rows :focus")) pane.focus(); },
        );
    };
    const withOpen = (run) => () => { if (open?.row) run(open.conversation); };
    const leaves = [
        workspace.keys.add("j", "Next conversation", () => step(1)),
        workspace.keys.add("k", "Previous conversation", () => step(-1)),
        workspace.keys.add("ArrowDown", "Next conversation (in the list)", (event) => arrow(event, 1)),
        workspace.keys.add("ArrowUp", "Previous conversation (in the list)", (event) => arrow(event, -1)),
        workspace.keys.add("f", "Filter or search the list", () => pane.focusFilter()),
        workspace.keys.add("Escape", "Back to the list", () => escape()),
        workspace.keys.add("r", "Write", withOpen((each) => each.composer.focus())),
        workspace.keys.add("/", "Templates", withOpen((each) => each.composer.openTemplates())),
        workspace.keys.add("h", "Hold or resume", withOpen((each) => each.actions.holdOrResume())),
        workspace.keys.add("t", "Transfer", withOpen((each) => each.actions.transfer())),
        workspace.keys.add("e", "Wrap up", withOpen((each) => each.actions.wrapUp())),
        workspace.keys.add("x", "Close", withOpen((each) => each.actions.close())),
        workspace.keys.add("c", "Requester card", withOpen(() => context.toggleCard())),
    ];
    if (kind === "ongoing" && workspace.session.operations.includes("takeNext")) {
        leaves.push(workspace.keys.add("m", "Take the next one that waits", () => pane.takeNext()));
    }

    /** The arrow keys go through the list only from within it; elsewhere they scroll. */
    function arrow(event, places) {
        if (frame.querySelector(".list-pane :focus")) step(places);
        else frame.querySelector(".thread")?.scrollBy({ top: places * 80 });
    }

    function escape() {
        if (frame.classList.contains("card-over")) return setCard(false);
        if (frame.querySelector(".conversation :focus, .card-place :focus")) return pane.focus();
        if (names.number) workspace.go(kind);
    }

    return {
        update(next) {
            names = next;
            openConversation(next.number);
        },
        refresh() {
            if (kind === "completed") pane.load({ isQuiet: true });
        },
        leave() {
            for (const leave of leaves) leave();
            open?.conversation?.end();
            pane.end();
            doPending();
        },
    };
}
