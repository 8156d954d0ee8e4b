// What changes without an event of the log is asked for again while somebody looks at it.

const patience = 5; // Turns in which an element may not be in the page yet.

/** Calls `look()` every so many milliseconds, for as long as an element is in the page. */
export function whileShown(element, milliseconds, look) {
    let isLooking = false, waited = 0, wasShown = false;
    const timer = setInterval(async () => {
        if (element.isConnected) wasShown = true;
        else if (wasShown || ++waited > patience) return clearInterval(timer);
        if (!wasShown || isLooking || document.hidden) return;
        isLooking = true;
        try {
            if ((await look()) === false) clearInterval(timer);
        } catch {
            // The page says that it is disconnected; the next turn asks again.
        }
        isLooking = false;
    }, milliseconds);
}
