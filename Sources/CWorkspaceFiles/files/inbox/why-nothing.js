// Why nothing is offered at the moment, in plain words.

/**
 * Says why.
 *
 * @returns `drawing`, `title`, `text` and `isFixable` where being available would help
 */
export function whyNothing(standing, work) {
    if (!standing.isLoaded) return null;
    if (!standing.serves()) {
        const serving = standing.serving;
        if (!serving) {
            return { drawing: "warning", title: "Nobody can be offered work", text: "No presence state serves text messages. An administrator can let one do so." };
        }
        return {
            drawing: "bell", title: `You are ${standing.name.toLowerCase()}`, isFixable: true,
            text: `Conversations are offered to you while you are ${serving.name}.`,
        };
    }
    if (standing.groups.length === 0) {
        return {
            drawing: "person", title: "You are in no group",
            text: work.openQueues.length > 0
                ? "Nothing is offered to you by itself. Take what waits in the queues that everybody serves."
                : "Queues offer their work to groups of agents. An administrator adds you to one.",
        };
    }
    if (standing.capacity > 0 && standing.load >= standing.capacity) {
        return {
            drawing: "hold", title: "You are at capacity",
            text: `You have ${standing.load} of ${standing.capacity} units of work. The next conversation is offered when one is closed.`,
        };
    }
    return {
        drawing: "inbox", title: "All caught up",
        text: "Nothing waits for you. A new conversation appears here the moment it is offered.",
    };
}
