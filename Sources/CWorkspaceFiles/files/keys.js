// Keyboard shortcuts: single keys and pairs like "g i". Never while somebody types.

const pairPause = 1200;

export class Keys {
    #bindings = new Map();
    #prefix = null;
    #timer = null;

    /**
     * Binds keys until the given function is called; what is bound later comes first.
     *
     * @param keys such as "r", "g i", "Escape" or "Mod+Enter" (which also counts while typing)
     */
    add(keys, text, action) {
        const binding = { keys, text, action };
        const before = this.#bindings.get(keys) ?? [];
        this.#bindings.set(keys, [...before, binding]);
        return () => {
            const rest = (this.#bindings.get(keys) ?? []).filter((each) => each !== binding);
            if (rest.length > 0) this.#bindings.set(keys, rest);
            else this.#bindings.delete(keys);
        };
    }

    /** What is bound now, for the help sheet. */
    list() {
        return [...this.#bindings.values()].map((stack) => stack.at(-1))
            .map(({ keys, text }) => ({ keys, text }));
    }

    take(event) {
        if (event.isComposing || event.altKey || event.defaultPrevented) return;
        if (document.querySelector("dialog[open]")) return;
        const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]") !== null;
        const hasModifier = event.ctrlKey || event.metaKey;
        const name = (hasModifier ? "Mod+" : "") + event.key;
        if (isTyping && !hasModifier && event.key !== "Escape") return;
        const keys = this.#prefix ? `${this.#prefix} ${name}` : name;
        clearTimeout(this.#timer);
        this.#prefix = null;
        const binding = this.#bindings.get(keys)?.at(-1);
        if (binding) {
            event.preventDefault();
            binding.action(event);
        } else if (!hasModifier && [...this.#bindings.keys()].some((each) => each.startsWith(`${name} `))) {
            this.#prefix = name;
            this.#timer = setTimeout(() => { this.#prefix = null; }, pairPause);
        }
    }
}
