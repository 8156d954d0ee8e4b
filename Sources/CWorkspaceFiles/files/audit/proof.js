// Proofs that records are part of the log, as a file that can be checked elsewhere.

import { get } from "../api.js";
import { h } from "../dom.js";
import { announce, toast } from "../parts.js";

const proofsMax = 500;
const proofsAtOnce = 6;
const steps = [
    "Each record is there as it is read (record) and as it is stored (bytes, in hexadecimal digits).",
    "The leaf is the SHA-256 of a zero byte and the stored bytes.",
    "The leaf and the hashes of the proof give the root by RFC 9162, section 2.1.3.2, with position - 1 as the leaf's index and the size.",
    "The root must be the one that was written down elsewhere for a log of this size, such as a verification's.",
    "Or: the checkpoint is a signed note (C2SP) of the log's name, the size and the root. Its key must have come another way than this file.",
];

/** How a saved file is checked. */
export function proofHelp() {
    return h(
        "details", { class: "card proof-help" }, h("summary", { text: "How a saved proof is checked" }),
        h("ol", {}, steps.map((text) => h("li", { text }))),
    );
}

/**
 * Saves a file with records and their inclusion proofs, all for one size of the log.
 *
 * @param number the conversation's number
 * @param records as the history has them, in order
 * @param pressed the button, which is off meanwhile
 */
export async function saveProofs(number, records, pressed) {
    pressed.disabled = true;
    try {
        const wanted = records.slice(0, proofsMax);
        const signed = await get("log/checkpoint");
        const proofs = [];
        for (let place = 0; place < wanted.length; place += proofsAtOnce) {
            proofs.push(...await Promise.all(wanted.slice(place, place + proofsAtOnce)
                .map((record) => get(`log/${record.position}/proof`, { size: signed.size }))));
            if (wanted.length > 1) announce(`${proofs.length} of ${wanted.length} proofs`);
        }
        save(wanted.length === 1 ? `${number}-record-${wanted[0].position}-proof.json` : `${number}-proof.json`, {
            interaction: number, log: proofs[0].log, size: signed.size, root: signed.root, checkpoint: signed.checkpoint,
            public_key: signed.public_key, how_to_check: steps,
            records: proofs.map(({ position, leaf, bytes, proof }, place) => ({ position, record: wanted[place], bytes, leaf, proof })),
        });
        if (records.length > proofsMax) toast(`Proofs of the first ${proofsMax} records are saved.`);
        else toast(proofs.length === 1 ? `The proof of record ${wanted[0].position} is saved.` : `Proofs of ${proofs.length} records are saved.`);
    } catch (error) {
        toast(error.message, { kind: "bad" });
    } finally {
        pressed.disabled = false;
    }
}

function save(name, value) {
    const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: "application/json" }));
    h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
