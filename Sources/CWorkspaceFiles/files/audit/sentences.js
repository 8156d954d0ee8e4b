// A record as a sentence: what came in, or what followed from it.

import { phoneText } from "../conversations/names.js";
import { duration, phrase, timeText } from "../words.js";

/**
 * Says a record.
 *
 * @param record as the history has it
 * @param names `{user, queue, action, application, reason, presence, message}` by identifier, `person(data, prefix)`
 * @returns `{text, quote}`: the sentence, and what somebody wrote in it
 */
export function sentence(record, names) {
    const said = (record.kind === "input" ? input : outcome)(record, names);
    return typeof said === "string" ? { text: said } : said;
}

const after = (text) => text ? `: ${text}` : "";
const later = (time) => time ? `, to be sent ${timeText(time)}` : "";
const word = (text) => String(text ?? "").replaceAll("_", " ");

function input({ type, data }, names) {
    switch (type) {
    case "smsReceived": return { text: `${data.from ? phoneText(data.from) : "Somebody"} writes to ${phoneText(data.to)}`, quote: data.body };
    case "agentInitiatedSMS": return { text: `${names.user(data.agent)} writes from ${data.pool ? `the pool “${data.pool}”` : phoneText(data.from)} to ${phoneText(data.to)}${later(data.send_at)}`, quote: data.body };
    case "agentReplied": return { text: `${names.user(data.agent)} answers${later(data.send_at)}`, quote: data.body };
    case "virtualAgentReplied": return { text: "The virtual agent answers", quote: data.body };
    case "virtualAgentStepped": return { text: `The virtual agent ${word(data.act)}${data.topic ? ` at ${data.topic}` : ""}${data.step ? `, ${data.step}` : ""}`, quote: data.body };
    case "virtualAgentHandedOff": return `The virtual agent hands it over${after(data.reason)}`;
    case "nextInteractionTaken": return `${names.user(data.agent)} takes the next one`;
    case "interactionAssignedByHand": return data.by && data.by !== data.agent
        ? `${names.user(data.by)} gives it to ${names.user(data.agent)}` : `${names.user(data.agent)} takes it`;
    case "interactionTransferred": return { text: `${names.user(data.by)} transfers it to ${data.agent ? names.user(data.agent) : `the queue ${names.queue(data.queue)}`}`, quote: data.note };
    case "interactionStateRequested": return `${names.user(data.by)} asks for “${phrase(data.state)}”${data.wrap_up_code ? ` with the code ${data.wrap_up_code}` : ""}${after(data.reason)}`;
    case "interactionRequested": return `${names.user(data.by)} asks for a conversation through another system`;
    case "agentJoined": return `${names.user(data.agent)} is added to the conversation${data.by && data.by !== data.agent ? ` by ${names.user(data.by)}` : ""}`;
    case "agentLeft": return `${names.user(data.agent)} leaves the conversation`;
    case "noteWritten": return { text: `${names.user(data.agent)} notes`, quote: data.body };
    case "shortDescriptionSet": return { text: `${names.user(data.by)} describes it`, quote: data.text };
    case "profileReassociated": return `${names.user(data.by)} says that the number is ${names.person(data)}'s${after(data.reason)}`;
    case "heldMessageTakenUp": return `${names.user(data.by)} takes up the held message`;
    case "consentRecorded": return `${names.user(data.by)} records that ${phoneText(data.requester)} wants ${data.opted_out ? "no messages any more" : "messages again"}${after(data.reason)}`;
    case "sendAttempted": return `${names.message(data.message)} is handed to the provider${data.attempt > 1 ? `, attempt ${data.attempt}` : ""}`;
    case "sendAccepted": return `The provider takes ${names.message(data.message, true)}`;
    case "sendFailed": return `Sending ${names.message(data.message, true)} failed${data.final ? " for good" : ""}${after(data.detail)}`;
    case "sendUncertain": return `Nobody knows whether ${names.message(data.message, true)} was sent${after(data.detail)}`;
    case "effectExpired": return `${names.message(data.message)} is not sent any more${after(data.detail)}`;
    case "uncertainSendResolved": return `${names.user(data.by)} decides about ${names.message(data.message, true)}: ${word(data.resolution)}`;
    case "deliveryReported": return `The provider reports ${names.message(data.message, true)} as ${word(data.status)}`;
    case "mediaStored": return `A file of ${names.message(data.message, true)} is kept: ${data.media_type}, ${data.size} bytes`;
    case "mediaRefused": return `A file of ${names.message(data.message, true)} is not kept${after(data.reason)}`;
    case "workItemAccepted": return `${names.user(data.agent)} accepts the offer`;
    case "workItemRejected": return `${names.user(data.agent)} rejects the offer${data.reason ? `: ${names.reason(data.reason)}` : ""}`;
    case "presenceChanged": return `${names.user(data.agent)} is ${data.presence ? names.presence(data.presence) : "offline"}`;
    case "extensionAnswered": return `Scripts answer: ${(data.extensions ?? []).map(({ script, result }) => `${script} ${result}`).join("; ")}`;
    case "scheduledMessageCancelled": return `${names.user(data.by)} cancels ${names.message(data.message, true)}`;
    case "numberZonesSet": return `The time zones of ${(data.zones ?? []).length} countries are set`;
    case "requesterErased": return `${names.user(data.by)} has what was known of ${data.requester ? phoneText(data.requester) : names.person(data)} erased${after(data.reason)}`;
    case "timeZoneSet": return `The clocks of ${data.zone} are set`;
    case "serviceResumed": return `The service is back after being away since ${timeText(data.from)}`;
    default: return typeName(type);
    }
}

function outcome({ type, data, time }, names) {
    const until = (milliseconds) => timeText(new Date(Date.parse(time) + milliseconds).toISOString());
    switch (type) {
    case "interactionOpened": return `It opens for ${names.person(data, "opened_for")}${data.profile_rule ? `, by row ${data.profile_rule} about whose number it is` : ""}${data.previous ? "; there was one before" : ""}`;
    case "interactionQueued": return `It waits in the queue ${names.queue(data.queue)}${after(data.reason)}`;
    case "interactionAssigned": return data.responder === "virtual_agent" ? "It is the virtual agent's" : `It is ${names.user(data.agent)}'s`;
    case "interactionStateChanged": return `It goes from “${phrase(data.from)}” to “${phrase(data.to)}”${after(data.reason)}`;
    case "interactionClosed": return `It closes as “${phrase(data.state)}”${data.wrap_up_code ? ` with the code ${data.wrap_up_code}` : ""}${after(data.reason)}`;
    case "messageJoined": {
        const timers = (data.armed ?? []).map((timer) => `“${names.action(timer.action)}” in ${duration(timer.duration_ms)}`);
        return `The message joins${timers.length ? `; timers begin: ${timers.join(", ")}` : ""}`;
    }
    case "systemMessageAdded": return { text: `The system writes${data.sent ? "" : ", for agents only"}`, quote: data.body };
    case "liveGroupMemberJoined": return `${data.member === "virtual_agent" ? "The virtual agent" : names.user(data.agent)} takes part`;
    case "liveGroupMemberLeft": return `${data.member === "virtual_agent" ? "The virtual agent" : names.user(data.agent)} no longer takes part`;
    case "channelUserProfileCreated": return `${phoneText(data.address)} is tied to ${names.person(data)}`;
    case "channelUserProfileDeactivated": return `The profile of ${phoneText(data.address)} ends${after(data.reason)}`;
    case "channelUserProfileTied": return `The profile of ${phoneText(data.address)} goes from ${names.person(data, "former")} to ${names.person(data)}`;
    case "interactionOpenedForChanged": return `It is for ${names.person(data)} now`;
    case "messagingActionFired": return { text: `The timer of “${names.action(data.action)}” fires: ${word(data.kind)}${data.scheduled_for ? `; it was due ${timeText(data.scheduled_for)}` : ""}`, quote: data.text };
    case "messagingActionSkipped": return `The timer of “${names.action(data.action)}” does nothing${after(data.reason)}`;
    case "smsRefused": return `The message is refused${after(data.reason)}`;
    case "smsHeld": return `The message is held${after(data.reason)}`;
    case "consentChanged": return data.opted_out ? `No more messages to ${phoneText(data.requester)}` : `Messages to ${phoneText(data.requester)} again`;
    case "revocationSuspected": return "It sounds like a wish for no more messages: a person is to decide";
    case "workItemOffered": return `It is offered to ${names.user(data.agent)} until ${until(data.timeout_ms)}; ${data.candidates === 1 ? "nobody else had room" : `one of ${data.candidates} with room`}`;
    case "offerEnded": return `The offer to ${names.user(data.agent)} has ended: ${word(data.end)}${data.reason ? `, ${names.reason(data.reason)}` : ""}`;
    case "workItemWaits": return `Nobody is asked: ${word(data.reason)}${data.until ? `, until ${timeText(data.until)}` : ""}`;
    case "waitEnded": return `The wait has ended: ${word(data.wait)}`;
    case "agentPresenceChanged": return `${names.user(data.agent)} is ${data.presence ? names.presence(data.presence) : "offline"}${after(data.reason)}`;
    case "quietHoursOverridden": return `It is ${data.local_time} there, within quiet hours until ${timeText(data.until)}; ${names.user(data.agent)} writes all the same: ${data.reason}`;
    case "messagingActionHeld": return `The timer of “${names.action(data.action)}” waits for the end of quiet hours (it is ${data.local_time} there), ${timeText(data.until)}`;
    case "messageScheduled": return `The message of ${names.user(data.agent)} is to be sent ${timeText(data.send_at)}${data.quiet_until ? `, within quiet hours that end ${timeText(data.quiet_until)}` : ""}`;
    case "scheduledMessageHeld": return `${names.message(data.message)} waits for the end of quiet hours (it is ${data.local_time} there), ${timeText(data.until)}`;
    case "scheduledMessageEnded": return scheduledEnd(data, names);
    case "uncertainSendSettled": return `What nobody knew of ${names.message(data.message, true)} is settled: ${word(data.resolution)}`;
    case "senderChosen": return senderSentence(data, names);
    default: return typeName(type);
    }
}

/** Why a number of a pool was chosen, and which were left out. */
function senderSentence({ pool, company, reason, switched_off: off = [], opted_out: out = [] }) {
    const because = {
        sticky: "the requester last conversed with it", same_country: "it alone is of the requester’s country",
        least_recently_used: "it was chosen longest ago", only_one: "no other may be used",
    }[reason];
    const left = [
        off.length > 0 && `${off.length} switched off`, out.length > 0 && `${out.length} from which no messages are wanted`,
    ].filter(Boolean);
    return `Sent from ${phoneText(company)} of the pool “${pool}”: ${because}${left.length > 0 ? `; left out: ${left.join(", ")}` : ""}`;
}

function scheduledEnd(data, names) {
    const message = names.message(data.message);
    switch (data.end) {
    case "sent": return `${message} is sent at its time`;
    case "refused": return `${message} is not sent${after(data.reason)}`;
    case "cancelled": return `${message} is not sent: ${names.user(data.by)} cancelled it`;
    case "interaction_closed": return `${message} is not sent: the conversation is closed`;
    default: return `${message} is not sent: the requester wants no more messages`;
    }
}

/** "interactionOpened" as "Interaction opened". */
export function typeName(type) {
    return phrase(type.replace(/SMS|^sms/g, " SMS").trim().replace(/(?<![A-Z ]|^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
