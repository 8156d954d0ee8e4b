// The native API, as `/openapi.json` describes it.

const base = "/api/ledgerline/v1/";

/** What the API answers when it refuses: a problem document (RFC 9457). */
export class Problem extends Error {
    constructor(status, document) {
        super(document.detail ?? document.title ?? `The server answered ${status}.`);
        this.name = "Problem";
        this.status = status;
        /** The name of the refusal, such as `not_assigned_to_agent`. */
        this.code = document.code ?? "";
        this.document = document;
    }
}

/** The server could not be reached. */
export class Unreachable extends Error {
    constructor() {
        super("The server cannot be reached at the moment. Nothing was lost; try again.");
        this.name = "Unreachable";
    }
}

let csrfToken = "";
const signedOutHandlers = new Set();

/** Calls a handler when a request finds that nobody is signed in any more. */
export function onSignedOut(handler) {
    signedOutHandlers.add(handler);
}

/** Keeps the token that a session's changes must show. */
export function useSession(session) {
    csrfToken = session?.csrf_token ?? "";
}

/** A text that no other request has, so that a repeated one is known. */
export function requestID() {
    return crypto.randomUUID ? crypto.randomUUID() : Array.from(crypto.getRandomValues(new Uint8Array(16)),
        (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Asks the API.
 *
 * @param method the HTTP method
 * @param path relative to `/api/ledgerline/v1/`; parts that come from elsewhere go through `part`
 * @param options `query` ({name: value}; null and empty left out), `body` (becomes JSON, or a Blob as it
 *     is), `key` (Idempotency-Key), `signal`, `isSigningIn`, `keepalive` (outlives the page)
 * @returns the JSON, or null where there is none
 */
export async function ask(method, path, { query, body, key, signal, isSigningIn, keepalive } = {}) {
    const url = new URL(base + path, location.origin);
    for (const [name, value] of Object.entries(query ?? {})) {
        if (value !== null && value !== undefined && value !== "") url.searchParams.set(name, value);
    }
    const headers = { Accept: "application/json" };
    if (method !== "GET" && csrfToken) headers["X-CSRF-Token"] = csrfToken;
    if (key) headers["Idempotency-Key"] = key;
    let payload;
    if (body instanceof Blob) {
        payload = body;
        headers["Content-Type"] = body.type || "application/octet-stream";
    } else if (body !== undefined) {
        payload = JSON.stringify(body);
        headers["Content-Type"] = "application/json";
    }
    let response;
    try {
        response = await fetch(url, { method, headers, body: payload, signal, keepalive, credentials: "same-origin" });
    } catch (error) {
        if (error.name === "AbortError") throw error;
        throw new Unreachable();
    }
    const text = await response.text();
    let document = null;
    if (text) {
        try {
            document = JSON.parse(text);
        } catch {
            document = { title: text.slice(0, 200) };
        }
    }
    if (!response.ok) {
        if (response.status === 401 && !isSigningIn) {
            for (const handler of signedOutHandlers) handler();
        }
        throw new Problem(response.status, document ?? {});
    }
    return document;
}

export const get = (path, query, options) => ask("GET", path, { query, ...options });
export const post = (path, body = {}, options) => ask("POST", path, { body, ...options });
export const put = (path, body, options) => ask("PUT", path, { body, ...options });
export const remove = (path, options) => ask("DELETE", path, options);

/** A name or identifier as one part of a path. */
export const part = (name) => encodeURIComponent(name);

/** All rows of a list that comes in pages; stops at `most`. */
export async function all(path, query = {}, most = 5000) {
    const rows = [];
    let after = null;
    do {
        const page = await get(path, { ...query, after });
        const list = Object.values(page).find(Array.isArray) ?? [];
        rows.push(...list);
        after = page.next ?? null;
    } while (after !== null && rows.length < most);
    return rows;
}
