// What the controls of fields are made of.

import { field as labelled } from "../parts.js";

/** What is wrong with a field, said beside it. */
export class FieldProblem extends Error {}

/** A control of one input with its label. */
export function simple(field, input, { get, set }, around = input) {
    if (field.isNeeded) input.setAttribute("required", "");
    const element = labelled(field.label, input, { help: field.help });
    if (around !== input) {
        element.insertBefore(around, input.isConnected ? input : element.children[1]);
        around.prepend(input);
    }
    return { element, focus: () => input.focus(), get, set, error: (text) => element.error(text) };
}

/** A value; what is needed and empty is a problem. */
export function needed(field, value) {
    const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    if (field.isNeeded && isEmpty) throw new FieldProblem("This is needed.");
    return value;
}

let serial = 0;

/** An identifier that no other control of the page has. */
export const newID = (name) => `field-${name}-${serial += 1}`;
