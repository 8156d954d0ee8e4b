// The phones that this browser remembers: their numbers, whom they write to, and their texts.

const storageKey = "pretend-phones";

/** How many phones stand beside each other at most. */
export const phonesMax = 12;

/** The phones that were there the last time: `{number, company, texts}` of each. */
export function keptPhones() {
    try {
        const kept = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
        return Array.isArray(kept) ? kept.filter((each) => typeof each?.number === "string" && Array.isArray(each.texts)).slice(0, phonesMax) : [];
    } catch {
        return [];
    }
}

/** Remembers phones; a full store forgets, and the log remembers. */
export function keepPhones(phones) {
    try {
        localStorage.setItem(storageKey, JSON.stringify(phones));
    } catch {
        // There is no place.
    }
}

/** A number that is reserved for fiction (Ofcom, 07700 900000 to 900999), so that nobody has it. */
export function freeNumber(taken) {
    for (;;) {
        const number = `+447700900${500 + Math.floor(Math.random() * 250)}`;
        if (!taken.has(number)) return number;
    }
}
