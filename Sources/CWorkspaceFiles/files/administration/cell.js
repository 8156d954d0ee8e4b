// What a list shows of a field.

import { h } from "../dom.js";
import { duration as durationText, phrase } from "../words.js";

/** What a list shows of a value. */
export function cell(field, value, lookups) {
    const none = h("span", { class: "quiet", text: "–" });
    switch (field.kind) {
    case "flag": return value ? h("span", { class: "badge good", text: "Yes" }) : none;
    case "duration": return value ? durationText(value) : none;
    case "choice": return field.options[value] ?? (value ? phrase(value) : none);
    case "one": return value ? lookups.name(field.of, value) : h("span", { class: "quiet", text: field.none });
    case "many":
    case "skills":
    case "lines":
    case "phones": {
        const texts = (value ?? []).map((each) => field.options ? field.options[each]?.[0] ?? phrase(each)
            : field.kind === "skills" ? `${lookups.name("skills", each.skill)} ${each.level}`
            : field.of ? lookups.name(field.of, each) : each);
        if (texts.length === 0) return none;
        return texts.slice(0, 4).join(", ") + (texts.length > 4 ? ` and ${texts.length - 4} more` : "");
    }
    case "number": return value === undefined ? none : value.toLocaleString();
    default: return value ? (value.length > 90 ? `${value.slice(0, 88)}…` : value) : none;
    }
}
