// Light or dark: as the system has it, until somebody chooses otherwise.

/** Puts the choice of this browser into effect. */
export function applyTheme() {
    const theme = localStorage.getItem("theme") ?? "system";
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
}

/** Changes to the other one; where the system has that, the system is followed again. */
export function nextTheme() {
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = localStorage.getItem("theme") ?? "system";
    const shown = theme === "system" ? (isDark ? "dark" : "light") : theme;
    const wanted = shown === "dark" ? "light" : "dark";
    localStorage.setItem("theme", (wanted === "dark") === isDark ? "system" : wanted);
    applyTheme();
}
