// What asks for an agent's attention: marks in the navigation, a sound, a notification on the desktop.

import { get } from "./api.js";
import { ongoing } from "./conversations/ongoing.js";
import { requesterName } from "./conversations/names.js";
import { announce, toast } from "./parts.js";
import { standingOf } from "./standing.js";

const pause = 60; // Milliseconds in which events are gathered.
const silence = 1500; // Milliseconds between two sounds.
const old = 20_000; // Milliseconds after which what happened is no news, as after a gap of the stream.

/** Begins to watch; gives a function that ends it. */
export function watchAttention(workspace) {
    const me = workspace.session.sys_id;
    const { mine, leave: leaveMine } = ongoing(workspace);
    const standing = standingOf(workspace);
    let timer = null;
    let position = 0;
    let offered = new Set();
    // What this agent has got a moment ago, which the list of ongoing conversations may not show yet.
    const got = new Set();

    const leaves = [
        workspace.live.onState((state) => { if (state === "live") count(); }),
        workspace.live.on(take),
    ];
    count();
    return () => {
        clearTimeout(timer);
        for (const leave of leaves) leave();
        leaveMine();
        workspace.setMark("inbox", 0);
    };

    function take({ position: at, type, record }) {
        const { data = {}, interaction } = record;
        const isNews = Date.now() - Date.parse(record.time) < old;
        if (type === "interactionAssigned" && data.agent === me) got.add(interaction);
        else if (["interactionAssigned", "interactionQueued", "interactionClosed"].includes(type)) got.delete(interaction);
        if (type === "workItemOffered" && data.agent === me) {
            count(at);
            if (isNews) tellOffer(interaction, at);
        } else if (type === "offerEnded" && data.agent === me) {
            count(at);
        } else if (type === "interactionAssigned" && (data.agent === me || offered.has(interaction))) {
            count(at);
        } else if (type === "interactionClosed" && offered.has(interaction)) {
            count(at);
        } else if (type === "messageJoined" && data.author === "requester" && isNews) {
            const row = mine.rows.find((each) => each.sys_id === interaction);
            if (row) tellMessage(row, at);
            else if (got.has(interaction)) rowOf(interaction, at).then((fresh) => fresh && tellMessage(fresh, at));
        } else if (type === "messagingActionFired" && isNews) {
            tellPrompt(interaction, data);
        } else if (type === "scheduledMessageEnded" && data.agent === me && isNews) {
            tellScheduled(interaction, data, at);
        } else if (type === "agentPresenceChanged" && data.agent === me && isNews) {
            tellPresence(data);
        } else if (type === "presenceChanged" && data.agent === me && data.by !== me && isNews) {
            tellPresence({ ...data, reason: "somebody else changed it" });
        }
    }

    /** The mark of the Inbox: how much is offered. */
    function count(at = 0) {
        position = Math.max(position, at);
        timer ??= setTimeout(async () => {
            timer = null;
            try {
                const { result } = await get("work-items", { agent: "me", min_position: position || null });
                offered = new Set(result.map((item) => item.interaction));
                workspace.setMark("inbox", result.length);
            } catch {
                // Counted again when the stream is back.
            }
        }, pause);
    }

    async function tellOffer(interaction, at) {
        chime([660, 880]);
        const row = await rowOf(interaction, at);
        const name = row ? requesterName(row) : "Somebody";
        announce(`New offer: ${name}.`, { isUrgent: true });
        notify(`Offered to you: ${name}`, wordsOf(row), { path: "inbox", tag: `offer-${interaction}` });
    }

    function tellMessage(row, at) {
        const isOpen = location.pathname.endsWith(`/${row.number}`) && document.hasFocus();
        if (isOpen) return;
        chime([740]);
        const name = requesterName(row);
        if (!location.pathname.endsWith(`/${row.number}`)) announce(`New message from ${name}.`);
        if (!document.hidden) return;
        rowOf(row.sys_id, at).then((fresh) => {
            notify(`New message from ${name}`, wordsOf(fresh), { path: `ongoing/${row.number}`, tag: row.sys_id });
        });
    }

    function tellPrompt(interaction, data) {
        const row = mine.rows.find((each) => each.sys_id === interaction);
        if (!row || data.kind !== "prompt_agent") return;
        chime([520, 520]);
        toast(`${requesterName(row)} waits for an answer.`);
        notify(`${requesterName(row)} waits for an answer`, "", { path: `ongoing/${row.number}`, tag: `prompt-${row.sys_id}` });
    }

    /** A message for later was not sent, and somebody else than its author is the reason. */
    async function tellScheduled(interaction, { end, by, reason, message }, at) {
        if (end === "sent" || by === me) return;
        const why = {
            refused: reason, cancelled: "A colleague cancelled it.", interaction_closed: "The conversation was closed.",
            opted_out: "The requester wants no more messages.",
        }[end] ?? "";
        const row = interaction ? await rowOf(interaction, at) : null;
        const whom = row ? ` to ${requesterName(row)}` : "";
        toast(`Your scheduled message${whom} was not sent. ${why}`, { kind: "bad", seconds: 30 });
        notify(`Your scheduled message${whom} was not sent`, why, { path: row ? `ongoing/${row.number}` : "compose", tag: `scheduled-${message}` });
    }

    function tellPresence({ presence, reason }) {
        const name = standing.states.find((state) => state.sys_id === presence)?.name ?? "Offline";
        const why = {
            "an offer timed out": "An offer was not answered in time.",
            "rejected an offer": "You rejected an offer.",
            "somebody else changed it": "A colleague changed your presence.",
        }[reason] ?? "";
        const back = standing.state?.sys_id !== presence && standing.serves() ? standing.state : null;
        toast(`${why} You are ${name} now.`.trim(), {
            seconds: 20, undo: back ? () => standing.choose(back).catch((error) => toast(error.message, { kind: "bad" })) : undefined,
        });
        notify(`You are ${name} now`, why, { path: "inbox", tag: "presence" });
    }

    async function rowOf(interaction, at) {
        try {
            const { result } = await get("interactions", { sys_id: interaction, with: "preview", min_position: at });
            return result[0] ?? null;
        } catch {
            return null;
        }
    }

    /** A notification on the desktop, where it is allowed and nobody looks at the page. */
    function notify(title, text, { path, tag }) {
        if (!document.hidden || typeof Notification === "undefined" || Notification.permission !== "granted") return;
        // What people write may be read by others on a locked screen, so it is shown only where that was chosen.
        const body = localStorage.getItem("notification-text") === "on" || tag === "presence" ? text ?? "" : "";
        const note = new Notification(title, { body, tag, icon: "/workspace/icon.svg" });
        note.onclick = () => {
            window.focus();
            note.close();
            workspace.go(path);
        };
    }
}

function wordsOf(row) {
    return (row?.last_requester_message ?? row?.last_message)?.body ?? "";
}

let audio = null;
let lastSound = 0;

/** A few short tones, made here; nothing where the sound is switched off. */
function chime(tones) {
    if (localStorage.getItem("sound") === "off" || Date.now() - lastSound < silence) return;
    // A browser lets a page sound only after somebody has clicked or typed in it.
    if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
    lastSound = Date.now();
    try {
        audio ??= new AudioContext();
        audio.resume?.();
        tones.forEach((tone, place) => {
            const start = audio.currentTime + place * 0.14;
            const oscillator = audio.createOscillator();
            const volume = audio.createGain();
            oscillator.frequency.value = tone;
            volume.gain.setValueAtTime(0, start);
            volume.gain.linearRampToValueAtTime(0.12, start + 0.02);
            volume.gain.exponentialRampToValueAtTime(0.001, start + 0.22);
            oscillator.connect(volume).connect(audio.destination);
            oscillator.start(start);
            oscillator.stop(start + 0.24);
        });
    } catch {
        // A machine without sound.
    }
}
