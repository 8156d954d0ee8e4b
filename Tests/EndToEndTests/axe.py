"""axe-core, which finds what keeps people out of a page."""

import importlib.resources
import os

AXE = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SERIOUS = ("serious", "critical")
SHOWS = os.environ.get("LEDGERLINE_SHOWS_MINOR") is not None


def findings(page):
    """What axe-core finds, as lines."""
    # Colours count as they are at rest, not while they change.
    page.evaluate("() => Promise.all(document.getAnimations().map(each => each.finished.catch(() => {})))")
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    lines = []
    for violation in found["violations"]:
        if violation["impact"] in SERIOUS or SHOWS:
            places = [f"{node['target']}: {node.get('failureSummary', '')[:200]}" for node in violation["nodes"][:4]]
            lines.append(f"{violation['impact']} {violation['id']}: {violation['help']} at {places}")
    return lines
