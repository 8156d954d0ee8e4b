// What an administrator can change, one description for each kind of record: lists and forms are made
// of these, so that a new field is a line.
//
// A resource: `path` below the API, `event` that tells of a change, `fields`, `columns` of its list,
// `own` (fields of a row that are no fields of the body). A field: `kind`, `name`, `label`, and what its
// kind takes; `when(values)` says whether it means anything.

import { webhooks } from "./webhooks.js";

const make = (kind) => (name, label, more = {}) => ({ kind, name, label, ...more });
const text = make("text"), long = make("long"), flag = make("flag"), number = make("number");
const duration = make("duration"), choice = make("choice"), lines = make("lines");
const one = make("one"), many = make("many"), phones = make("phones"), skills = make("skills");
const part = (title, about) => ({ kind: "part", title, about });

const name = (more) => text("name", "Name", { isNeeded: true, ...more });
const active = (help = "What is switched off stays, and is used for nothing new.") =>
    flag("active", "Active", { help, initial: true });
const order = (help = "Lower comes first.") =>
    number("order", "Order", { help, initial: 100, min: 0, max: 1_000_000 });
const country = text("territory", "Country", {
    help: "Two letters of ISO 3166, such as DE: how numbers without a country code are read.", limit: 2, isShort: true,
});
const zone = text("time_zone", "Time zone", {
    help: "By its IANA name, such as Europe/Berlin: by whose clocks quiet hours go. Empty: that of the country.", placeholder: "Europe/Berlin",
});
const query = (fieldName, label, help) => make("query")(fieldName, label, { help, isCode: true, placeholder: "channel=sms^requesterSTARTSWITH+49" });
const uncertain = choice("uncertain_sends", "Messages of which nobody knows whether they were sent", {
    options: { "": "As the site does", ask: "Ask an agent", resend: "Send again, up to three times", drop: "Leave them" },
    help: "After a crash or without the provider's answer. Sending again may reach a phone twice.",
});

export const groups = [
    { title: "Channels", sections: ["provider-applications", "provider-addresses", "service-channels"] },
    { title: "Routing", sections: ["queues", "assignment-rules", "agent-groups", "agents", "skills", "presence-states", "calendars", "reject-reasons"] },
    { title: "Conversations", sections: ["messaging-actions", "response-templates", "wrap-up-codes", "extension-points"] },
    { title: "People", sections: ["users", "tokens", "consumers", "contacts"] },
    { title: "Other systems", sections: ["webhooks"] },
    { title: "Site", sections: ["settings"] },
];

export const resources = {
    webhooks,
    "provider-applications": {
        title: "Provider applications", one: "provider application", path: "provider-applications", event: "providerApplicationSet",
        own: ["paused", "paused_at", "paused_by", "pause_reason"],
        about: "A company number and the provider that carries its messages. Credentials stand in the configuration file, under the application's name.",
        columns: ["name", "number", "provider", "queue"],
        fields: [
            name({ help: "Part of the addresses of its webhooks." }),
            choice("provider", "Provider", { options: { loopback: "Loopback (pretend phone)", twilio: "Twilio", kannel: "Kannel", smpp: "SMPP", http: "HTTP" }, isNeeded: true, initial: "loopback" }),
            text("number", "Company number", { isNeeded: true, isPhone: true, placeholder: "+14155550110" }),
            active("While it is off, messages are kept, and nothing is routed or answered."),
            part("Where its conversations go"),
            flag("virtual_agent_first", "The virtual agent answers first"),
            one("queue", "Queue", { of: "queues", none: "One that everybody serves" }),
            part("Consent and sending"),
            flag("confirms_consent", "The provider confirms STOP and START itself", { help: "Then the engine does not, so that nobody is told twice." }),
            text("language", "Language of who writes", { isShort: true, limit: 35, placeholder: "de", help: "In which STOP, START and HELP are answered when the word itself is of no language. Empty: the site’s." }),
            text("pool", "Pool of numbers", { help: "Agents may write from a pool: the number that the requester knows is kept to, else one of the same country." }),
            uncertain,
            lines("quiet_hours", "Quiet hours of its own", { placeholder: "21:00-08:00", help: "One on each line, by the requester's clocks. Empty: the site's; none: no quiet hours." }),
        ],
        extra: "pause",
    },
    "service-channels": {
        title: "Service channels", one: "service channel", path: "service-channels", event: "serviceChannelSet", own: ["channel"],
        about: "How much of a kind of work an agent can have at a time. The channel of text messages is called sms.",
        columns: ["name", "capacity", "work_item_size"],
        fields: [
            name(), active("While it is off, nothing of this channel is routed."),
            number("capacity", "Capacity of an agent", { unit: "units", initial: 4, min: 0, max: 1_000_000 }),
            number("work_item_size", "Size of a conversation", { unit: "units", initial: 1, min: 1, max: 1_000 }),
            query("condition", "Which conversations", "An encoded query on the interaction; empty for every one."),
        ],
    },
    queues: {
        title: "Queues", one: "queue", path: "queues", event: "queueSet", own: ["closed"],
        about: "Where conversations wait for an agent, and whose agents they are offered to.",
        columns: ["name", "order", "groups", "assignment_rule", "target_wait_ms"],
        fields: [
            name(), active("What waits in a queue that is switched off keeps waiting."), order("Queues with a lower order are served first."),
            query("condition", "What comes into it", "An encoded query on the interaction. Empty: what is sent to it by name."),
            part("Who is offered its work"),
            many("groups", "Groups of agents", { of: "agent-groups", help: "Without groups agents take the work themselves." }),
            one("assignment_rule", "Assignment rule", { of: "assignment-rules", none: "The usual one" }),
            skills("skills", "Skills"),
            part("Hours"),
            one("calendar", "Hours", { of: "calendars", none: "Always open" }),
            long("out_of_hours_text", "Sent to who writes out of hours", { isSent: true }),
            part("Waiting"),
            duration("target_wait_ms", "Target for the first answer", { help: "The service level that the board compares with." }),
            duration("max_wait_ms", "Longest wait", { help: "After it the conversation overflows and keeps its place in time. Empty: it waits." }),
            one("overflow", "Overflows to", { of: "queues", none: "Nowhere" }),
        ],
    },
    "assignment-rules": {
        title: "Assignment rules", one: "assignment rule", path: "assignment-rules", event: "assignmentRuleSet", own: ["assignment_rule"],
        about: "How a queue picks the next agent, how long that agent may think, and what follows.",
        columns: ["name", "method", "offer_timeout_ms", "presence_after_timeout"],
        fields: [
            name(), active(),
            choice("method", "Who comes first", { options: { most_capacity: "Who has the most room", last_assigned: "Who has been without work longest" }, isNeeded: true, initial: "most_capacity" }),
            flag("auto_assign", "Work is given without asking"),
            part("Offers"),
            duration("offer_timeout_ms", "An offer lasts", { isNeeded: true, initial: 60_000 }),
            one("presence_after_timeout", "Presence after an offer has passed", { of: "presence-states", none: "Stays as it is" }),
            flag("rejectable", "Offers can be rejected", { initial: true }),
            one("presence_after_rejection", "Presence after a rejection", { of: "presence-states", none: "Stays as it is" }),
            duration("round_pause_ms", "Until everybody is asked again", { isNeeded: true, initial: 60_000 }),
            part("Continuity"),
            duration("affinity_wait_ms", "Wait for the requester's last agent", { help: "When that agent is there but busy. Empty: nobody is waited for." }),
            flag("requeue_when_offline", "Who goes offline loses open conversations to the queue"),
        ],
    },
    "agent-groups": {
        title: "Groups", one: "group", path: "agent-groups", event: "agentGroupSet", own: ["group"],
        about: "Agents who serve queues together.",
        columns: ["name", "members"],
        fields: [name(), active(), many("members", "Members", { of: "users", only: (user) => user.active && user.roles?.includes("agent"), help: "Only users with the role agent." })],
    },
    agents: {
        title: "Agents", one: "agent", path: "agents", event: "agentSettingsSet", own: ["agent"], inner: "settings", settings: true,
        about: "How much each agent can have at a time, and what each is good at. Agents are users with the role agent.",
        columns: ["name", "capacity", "skills"],
        nameOf: (row) => row.name,
        fields: [
            number("capacity", "Capacity", { unit: "units", min: 0, max: 1_000_000, help: "Empty: what the service channel says." }),
            number("universal_capacity", "Over all channels", { unit: "units", min: 0, max: 1_000_000, help: "Empty: no limit." }),
            skills("skills", "Skills", { isOwn: true }),
        ],
    },
    skills: {
        title: "Skills", one: "skill", path: "skills", event: "skillSet", own: ["skill"],
        about: "What queues ask for and agents have, each with a level from 1 to 100.",
        columns: ["name"], fields: [name(), active()],
    },
    "presence-states": {
        title: "Presence states", one: "presence state", path: "presence-states", event: "presenceStateSet", own: ["presence"],
        about: "What agents can say of themselves, and which channels they serve meanwhile.",
        columns: ["name", "order", "channels", "offline"],
        fields: [
            name(), active(), order("How the list of states is sorted."),
            many("channels", "Serves", { of: "service-channels", help: "Without a channel no work is offered." }),
            flag("offline", "Gone for the day", { help: "Rules may give the agent's open conversations back to their queues." }),
        ],
    },
    calendars: {
        title: "Hours", one: "calendar", path: "calendars", event: "calendarSet", own: ["calendar"],
        about: "When queues are open.",
        columns: ["name", "zone", "hours"],
        fields: [
            name(), active(),
            text("zone", "Time zone", { placeholder: "Europe/Berlin", help: "An IANA name that the configuration names. Empty: UTC." }),
            lines("hours", "Open", { isNeeded: true, placeholder: "mon-fri 09:00-17:00", help: "A line for each span, such as “mon-fri 09:00-17:00” or “sat 10:00-14:00”." }),
            lines("closed_on", "Closed on", { placeholder: "2026-12-25", help: "A day on each line, such as 2026-12-25." }),
        ],
    },
    "reject-reasons": {
        title: "Reject reasons", one: "reject reason", path: "reject-reasons", event: "rejectReasonSet", own: ["reason"],
        about: "What agents choose from when they reject an offer.",
        columns: ["name", "reassignable"],
        fields: [name(), active(), flag("reassignable", "Who gives it is asked again in the next round", { initial: true })],
    },
    "messaging-actions": {
        title: "Messaging actions", one: "messaging action", path: "messaging-actions", event: "messagingActionSet", canDelete: true,
        deletion: { text: "It arms nothing any more, and what it has armed fires nothing. Its history stays in the log." },
        about: "What happens by itself when a message goes unanswered. A change holds for messages from now on; timers that run keep their duration.",
        columns: ["name", "event", "duration_ms", "kind"],
        fields: [
            name(), active("While it is off it arms nothing, and what it has armed fires nothing."), order(),
            part("When"),
            choice("event", "What goes unanswered", {
                options: { requester_message_without_agent_response: "A requester's message, by agents", agent_message_without_requester_response: "An agent's message, by the requester" },
                isNeeded: true, initial: "requester_message_without_agent_response",
            }),
            duration("duration_ms", "For how long", { isNeeded: true, initial: 1_800_000 }),
            choice("anchor", "Counted from", { options: { first: "The first unanswered message", last: "The last unanswered message" }, initial: "first", isNeeded: true }),
            query("filter", "Only where", "An encoded query on the interaction, looked at when the time has come. Empty: everywhere."),
            part("What happens"),
            choice("kind", "Action", {
                options: { prompt_agent: "Prompt the agent", prompt_requester: "Write to the requester", reassign: "Take it back to the queue", set_state: "Set the state" },
                isNeeded: true, initial: "prompt_agent",
            }),
            long("text", "Text", { when: (values) => values.kind === "prompt_agent" || values.kind === "prompt_requester", isSent: true }),
            choice("state", "State", {
                when: (values) => values.kind === "set_state", initial: "closed_abandoned", isNeeded: true,
                options: { on_hold: "On hold", work_in_progress: "Work in progress", wrap_up: "Wrap up", closed_complete: "Closed complete", closed_abandoned: "Closed abandoned" },
            }),
        ],
    },
    "response-templates": {
        title: "Response templates", one: "response template", path: "response-templates", event: "responseTemplateSet", own: ["template"],
        about: "Texts that agents find by typing / and a name.",
        columns: ["name", "text"],
        fields: [
            name({ help: "Short, without spaces: it is what agents type behind the slash." }), active(),
            long("text", "Text", {
                isNeeded: true, isSent: true,
                insert: ["requester.name", "requester.number", "company.number", "agent.name", "interaction.number", "interaction.short_description"],
            }),
        ],
    },
    "wrap-up-codes": {
        title: "Wrap-up codes", one: "wrap-up code", path: "wrap-up-codes", event: "wrapUpCodeSet", own: ["code"],
        about: "How a conversation ended, as agents choose it when they wrap up.",
        columns: ["name", "order"], fields: [name(), active(), order("How the list of codes is sorted.")],
    },
    users: {
        title: "Users", one: "user", path: "users", event: "userSet",
        about: "Who may sign in, and what for.",
        columns: ["name", "user_name", "roles"],
        fields: [
            text("user_name", "User name", { isNeeded: true, help: "To sign in with.", autocomplete: "off" }), name(),
            active("Who is switched off cannot sign in; sessions and tokens end."),
            many("roles", "Roles", {
                initial: ["agent"],
                options: {
                    agent: ["Agent", "answers conversations"], supervisor: ["Supervisor", "sees everybody's work and assigns it"],
                    auditor: ["Auditor", "reads history, proofs and what-ifs"], admin: ["Administrator", "changes all of this"],
                    integration: ["Integration", "a program, not a person"],
                },
            }),
            part("As a requester", "A user who writes from one of these numbers is known by name."),
            phones("phones", "Phone numbers"), country, zone,
        ],
        extra: "password",
        /** What must be asked before a change is sent; null for most. */
        question: (row, body, session) => row?.sys_id === session.sys_id && (!body.active || !body.roles?.includes("admin"))
            ? "This takes your own access to the administration away. Somebody else has to give it back." : null,
    },
    consumers: {
        title: "Consumers", one: "consumer", path: "consumers", event: "consumerSet", isLong: true,
        about: "People who write, so that their first message already has a name.",
        columns: ["name", "phones", "territory"],
        fields: [name(), active("The numbers of who is switched off belong to nobody."), phones("phones", "Phone numbers"), country, zone],
    },
    contacts: {
        title: "Contacts", one: "contact", path: "contacts", event: "contactSet", isLong: true,
        about: "People at companies, so that their first message already has a name.",
        columns: ["name", "phones", "territory"],
        fields: [name(), active("The numbers of who is switched off belong to nobody."), phones("phones", "Phone numbers"), country, zone],
    },
    settings: {
        title: "Site settings", one: "settings", path: "settings", event: "settingsChanged", isSingle: true,
        about: "What holds for the whole site.",
        fields: [
            flag("channel_active", "The SMS channel is on", { help: "While it is off, messages are kept and nothing is routed or answered." }),
            flag("resume_held", "A requester's message resumes a conversation on hold"),
            text("default_territory", "Country of numbers that say none", { limit: 2, isShort: true, help: "Two letters of ISO 3166, such as US." }),
            part("What the engine says by itself", "Empty: nothing is sent."),
            long("opening_acknowledgement", "When a conversation opens", { isSent: true }),
            long("closing_text", "When a person closes it", { isSent: true }),
            part("Consent"),
            flag("reads_consent_words", "STOP, START and HELP are understood", { help: "With STOPALL, UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE, OPTOUT, UNSTOP and INFO; whole messages, in any case." }),
            long("stop_text", "Confirms an opt-out, once", { isSent: true }),
            long("start_text", "Confirms a return", { isSent: true }),
            long("help_text", "Answers HELP", { isSent: true }),
            lines("stop_words", "Further words that opt out", { placeholder: "de:Stopp", help: "A word on each line, with its language in front or without." }),
            lines("start_words", "Further words that opt in again", { placeholder: "de:Weiter" }),
            lines("help_words", "Further words for help", { placeholder: "de:Hilfe" }),
            lines("stop_texts", "Confirms an opt-out in other languages", { placeholder: "de:Sie erhalten keine Nachrichten mehr.", help: "A text on each line, with its language in front: that of the word, else of the number that was written to." }),
            lines("start_texts", "Confirms a return in other languages", { placeholder: "de:Sie erhalten wieder Nachrichten." }),
            lines("help_texts", "Answers HELP in other languages", { placeholder: "de:Schreiben Sie STOPP, um keine Nachrichten zu erhalten." }),
            flag("stops_pool", "An opt-out counts for every number of the pool"),
            part("Quiet hours", "Prompts wait until they end; agents' messages that answer nothing need a reason."),
            lines("quiet_hours", "When requesters are left in peace", { placeholder: "21:00-08:00", help: "One on each line, by the requester's clocks: 21:00-08:00 for every day, sat-sun 20:00-10:00 for the days on which they begin." }),
            { ...zone, label: "The site's time zone", help: "For requesters of whom nothing else is known. By its IANA name, such as Europe/Berlin; empty: UTC." },
            part("When something went wrong"),
            duration("resume_grace_ms", "After an outage, requesters get", { help: "So long nobody's conversation is closed for a silence that fell into it." }),
            duration("reassign_exclusion_ms", "Who lost a conversation is left out for"),
            duration("parts_wait_ms", "Missing parts of a long message are waited for", { help: "Then what came is delivered, marked as incomplete. Empty: two minutes." }),
            { ...uncertain, options: { ...uncertain.options, "": "Ask an agent (the default)" } },
        ],
    },
};

/** Refusals of the rules that are about one field. */
export const refusedFields = {
    "name-missing": ["name"], "name-taken": ["user_name", "name"], "number-taken": ["number"], "number-not-usable": ["number"],
    "duration-out-of-range": ["duration_ms", "offer_timeout_ms", "max_wait_ms", "pause_after_ms"],
    "webhook-url-invalid": ["url"], "unknown-event-type": ["types"], "filter-invalid": ["filter", "condition"],
    "filter-field-unknown": ["filter", "condition"], "state-not-settable": ["state"], "calendar-invalid": ["hours"],
    "calendar-never-open": ["hours"], "unknown-zone": ["zone", "time_zone"], "quiet-hours-invalid": ["quiet_hours"], "capacity-out-of-range": ["work_item_size", "capacity"],
    "policy-unknown": ["uncertain_sends"], "consent-word-invalid": ["stop_words"], "language-invalid": ["language", "stop_texts", "start_texts", "help_texts"], "unknown-queue": ["queue", "overflow"],
    "unknown-group": ["groups"], "unknown-skill": ["skills"], "unknown-presence": ["presence_after_timeout"],
    "unknown-assignment-rule": ["assignment_rule"], "unknown-calendar": ["calendar"], "unknown-service-channel": ["channels"],
    "unknown-user": ["members"], "not-an-agent": ["members"], "empty-body": ["text"],
};
