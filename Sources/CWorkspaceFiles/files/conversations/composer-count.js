// How long the text of a composer is as SMS.

import { h, replace } from "../dom.js";
import { measure } from "./segments.js";

/** Says how much fits the last SMS, how many there are, and what makes them UCS-2. */
export function showCount(place, text) {
    if (text === "") return replace(place);
    const { alphabet, units, segments, unitsLeft, foreign } = measure(text);
    const shown = foreign.slice(0, 3).map((each) => (/\p{M}|\p{C}/u.test(each) ? codePoint(each) : `“${each}”`));
    replace(
        place,
        h("span", { class: segments > 3 ? "many" : "", text: `${unitsLeft} left · ${segments} SMS` }),
        alphabet === "ucs2" && h("span", {
            class: "alphabet", title: "Characters outside of the 7-bit alphabet: 70 instead of 160 fit one SMS.",
            text: `${shown.join(" ")}${foreign.length > 3 ? " …" : ""} make it UCS-2`,
        }),
        h("span", { class: "visually-hidden", text: `, ${units} characters` }),
    );
}

/** "U+0301", for what cannot be seen by itself. */
function codePoint(character) {
    return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
