// What a pretend phone asks the loopback provider. It works on the server's own machine only.

/** Asks the loopback provider; throws an error with the problem's words. */
export async function ask(path, { body, signal, query } = {}) {
    const url = new URL(`/providers${path}`, location.origin);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    let response;
    try {
        response = await fetch(url, {
            method: body ? "POST" : "GET", signal, credentials: "omit",
            headers: body ? { "Content-Type": "application/json" } : {}, body: body && JSON.stringify(body),
        });
    } catch (error) {
        if (error.name === "AbortError") throw error;
        throw Object.assign(new Error("The server cannot be reached at the moment."), { isUnreachable: true });
    }
    const text = await response.text();
    let answer = null;
    try {
        answer = text ? JSON.parse(text) : null;
    } catch {
        // What is no JSON says nothing more than its status.
    }
    if (response.ok) return answer;
    throw Object.assign(new Error(answer?.detail ?? `The server answered ${response.status}.`), {
        status: response.status, slug: String(answer?.type ?? "").split(":").at(-1),
    });
}
