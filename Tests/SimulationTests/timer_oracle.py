"""Says which timers fire and when, from messages, closings and actions alone.

It is written from the rules of the page Rules, M1 to M8 and the page Architecture, not from the engine's code.
Standard input has one JSON object a line, in the order of the log:

    {"begin": NAME}                                 a log begins
    {"time": MS, "action": ID, "active": BOOL, "order": N, "event": SIDE, "duration": MS,
     "anchor": "first" | "last"}                    an action is made or changed
    {"time": MS, "deleted": ID}                     an action is deleted
    {"time": MS, "grace": MS}                       the settings change
    {"time": MS, "outage": [FROM, TO]}              the daemon was away
    {"time": MS, "message": POSITION, "interaction": ID, "author": SIDE | other}
    {"time": MS, "closed": ID}
    {"time": MS, "held": [ARMED, N], "until": MS}   quiet hours hold this timer, which does not fire yet
    {"end": MS}                                     the log ends, and time has gone on up to here

A message or a closing that follows from no input has "by": [ARMED, N] as well: the timer that it follows from.
SIDE is "requester" or "agent". For each timer that ends by firing, one line is printed:
time, position of the arming record, ordinal, side, action, and `gone` when the action was deleted or
switched off by then, else `due`.
"""
import json
import sys

END = float("inf")
OTHER = {"requester": "agent", "agent": "requester"}


class Log:
    def __init__(self):
        self.actions = {}
        self.timers = []  # [due, armed, ordinal, side, action, interaction]
        self.waiting = {}  # interaction -> the side whose message is unanswered
        self.grace = 15 * 60 * 1000

    def fire(self, limit):
        """Fires what is due, in order, up to and with a timer's place (due, armed, ordinal)."""
        while self.timers and min(self.timers)[:3] <= limit:
            timer = min(self.timers)
            self.timers.remove(timer)
            due, armed, ordinal, side, action, _ = timer
            acts = self.actions.get(action, {}).get("active", False)
            print(due, armed, ordinal, side, action, "due" if acts else "gone")

    def message(self, line):
        side, interaction = line["author"], line["interaction"]
        if side not in OTHER:
            return  # the virtual agent answers nothing and waits for nothing
        self.timers = [t for t in self.timers if t[5] != interaction or t[3] == side]
        first = self.waiting.get(interaction) != side
        self.waiting[interaction] = side
        armed = [
            (action["order"], name, action)
            for name, action in self.actions.items()
            if action["active"] and action["event"] == side
            and (first or action["anchor"] == "last")
        ]
        armed.sort(key=lambda entry: entry[:2])
        for ordinal, (_, name, action) in enumerate(armed):
            self.timers = [t for t in self.timers if (t[4], t[5]) != (name, interaction)]
            due = line["time"] + action["duration"]
            self.timers.append([due, line["message"], ordinal, side, name, interaction])

    def outage(self, start, end):
        for timer in self.timers:
            if timer[3] == "agent" and start < timer[0] <= end:
                timer[0] = end + self.grace

    def hold(self, armed, ordinal, due, until):
        for timer in self.timers:
            if timer[:3] == [due, armed, ordinal]:
                timer[0] = until

    def read(self, line):
        if "held" in line:
            armed, ordinal = line["held"]
            # Those before it have fired; it has not.
            self.fire([line["time"], armed, ordinal - 0.5])
            self.hold(armed, ordinal, line["time"], line["until"])
            return
        by = line.get("by", [END, END])
        self.fire([line.get("time", line.get("end")), *by])
        if "action" in line:
            self.actions[line["action"]] = line
        elif "deleted" in line:
            self.actions.pop(line["deleted"], None)
        elif "grace" in line:
            self.grace = line["grace"]
        elif "outage" in line:
            self.outage(*line["outage"])
        elif "message" in line:
            self.message(line)
        elif "closed" in line:
            self.timers = [t for t in self.timers if t[5] != line["closed"]]


log = Log()
for text in sys.stdin:
    line = json.loads(text)
    if "begin" in line:
        log = Log()
        print("begin", line["begin"])
    else:
        log.read(line)
