// Controls, one for each kind of field. A control is `{ element, get(), set(value), error(text) }`; `get`
// gives what the body takes, and throws a `FieldProblem` for what cannot be meant.

import { query } from "./query-field.js";
import { many, one } from "./record-fields.js";
import { skills } from "./skills-field.js";
import { lines, long, phones, text } from "./text-fields.js";
import { choice, duration, flag, number } from "./value-fields.js";

const makers = { text, query, long, flag, number, duration, choice, lines, phones, one, many, skills };

/**
 * Makes the control of a field, by its own `make` if it has one.
 *
 * @param changed called on each change
 * @param lookups knows other records
 */
export function control(field, changed, lookups) {
    const made = (field.make ?? makers[field.kind])(field, changed, lookups);
    return { field, ...made };
}
