import EncodedQuery
public import Vocabulary

extension DecisionState {
    /// Folds an input in; what follows from it comes as outcomes of its own.
    ///
    /// - Parameters:
    ///   - input: the input of a record.
    ///   - position: the record's position, which names what the input makes.
    ///   - time: the record's time.
    public mutating func apply(_ input: Input, at position: Position, time: Instant) {
        switch input {
        case .smsReceived(let message):
            if !message.providerMessageID.isEmpty {
                seen.remember(message.seenKey, at: position, time: time)
            }
            awaitMedia(of: message, at: position)
            let part = message.joinablePart.map { message.heldPart($0, at: position) }
            parts.arrive(part, message.extensions)
        case .agentInitiatedSMS(let message):
            remember(message.agent, message.idempotencyKey, at: position, time: time)
            keepScheduled(input, at: position)
        case .agentReplied(let message):
            remember(message.agent, message.idempotencyKey, at: position, time: time)
            keepScheduled(input, at: position)
        case .numberZonesSet(let set):
            numberZones = NumberZones(set.zones) ?? NumberZones()
            numberZoneTexts = set.zones
        case .shortDescriptionSet(let change):
            update(change.interaction) { $0.shortDescription = change.text }
        case .serviceResumed(let outage):
            postponeTimers(fallenInto: outage)
        case .settingsChanged(let settings):
            self.settings = settings
            consentWords = ConsentWords(settings)
            isConfigured = true
        case .providerApplicationSet(var application):
            application.application = application.application.orMade(at: position)
            applications.replaceOrInsert(application, by: \.application)
        case .queueSet(var queue):
            queue.queue = queue.queue.orMade(at: position)
            queues.replaceOrInsert(queue, by: \.queue)
            queues.sort { ($0.order, $0.queue) < ($1.order, $1.queue) }
            route(queue, at: position, time: time)
        case .messagingActionSet(var action):
            action.action = action.action.orMade(at: position)
            configure(action)
        case .messagingActionDeleted(let deletion):
            actions.removeAll { $0.definition.action == deletion.action }
        case .userSet(var user):
            user.user = user.user.orMade(at: position)
            users[user.user] = user
            let person = Person(.user, PersonID(rawValue: user.user.rawValue))
            know(person, user.name, user.active ? user.phones : [], user.territory, user.timeZone)
            routing.update(user.user, users: users)
        case .consumerSet(let consumer):
            let person = Person(.consumer, consumer.person.orMade(at: position))
            let phones = consumer.active ? consumer.phones : []
            know(person, consumer.name, phones, consumer.territory, consumer.timeZone)
        case .contactSet(let contact):
            let person = Person(.contact, contact.person.orMade(at: position))
            let phones = contact.active ? contact.phones : []
            know(person, contact.name, phones, contact.territory, contact.timeZone)
        case .interactionRequested(let request):
            remember(request.by, request.seenID, at: position, time: time)
            if let key = request.contextKey { seen.remember(key, at: position, time: time) }
        case .timeZoneSet(let set):
            zones[set.zone] = ZoneOffsets(set.offsets)
            zoneTexts[set.zone] = set.offsets
            for queue in queues { keepHours(of: queue.queue, at: position, time: time) }
        case .heldMessageTakenUp(let taking): held[taking.message] = nil
        case .virtualAgentReplied(let reply):
            // Whoever answers from outside has read what came until then.
            topics[reply.interaction]?.unanswered.removeAll()
        case .virtualAgentStepped(let step): topics[step.interaction]?.take(step, at: time)
        case .serviceChannelSet, .presenceStateSet, .agentGroupSet, .skillSet, .assignmentRuleSet,
            .calendarSet:
            route(input, at: position, time: time)
        case .agentSettingsSet(let settings):
            routing.agents[settings.agent, default: AgentWork()].settings = settings
            routing.update(settings.agent, users: users)
        case .presenceChanged(let change):
            routing.change(change.agent) { $0.presence = change.presence }
        case .rejectReasonSet(var set):
            set.reason = set.reason.orMade(at: position)
            routing.rejectReasons.replaceOrInsert(set, by: \.reason)
        case .wrapUpCodeSet(var set):
            set.code = set.code.orMade(at: position)
            routing.wrapUpCodes.replaceOrInsert(set, by: \.code)
            routing.wrapUpCodes.sort { ($0.order, $0.code) < ($1.order, $1.code) }
        case .responseTemplateSet(var set):
            set.template = set.template.orMade(at: position)
            routing.templates.replaceOrInsert(set, by: \.template)
        case .sendUncertain(let doubt): uncertain[doubt.message] = doubt.attempt
        case .sendAttempted(let attempt): uncertain[attempt.message] = nil
        // A report says what nobody knew.
        case .deliveryReported(let report): uncertain[report.message] = nil
        case .sendingPaused(let pause): paused.insert(pause.application)
        case .sendingResumed(let resumption): paused.remove(resumption.application)
        case .mediaStored(let medium): mediumEnded(medium.message, medium.index)
        case .mediaRefused(let medium): mediumEnded(medium.message, medium.index)
        case .webhookSet, .webhookDeleted, .webhookPaused, .webhookResumed, .webhookSecretRenewed:
            foldWebhook(input, at: position, time: time)
        case .requesterErased(let erasure):
            erasures.append(position)
            forget(erasure)
        case .workItemAccepted, .workItemRejected, .extensionAnswered, .virtualAgentHandedOff,
            .nextInteractionTaken,
            .interactionAssignedByHand, .interactionTransferred, .interactionStateRequested,
            .agentJoined, .agentLeft, .noteWritten, .profileReassociated, .consentRecorded,
            .sendAccepted, .sendFailed, .effectExpired, .uncertainSendResolved, .userPasswordSet,
            .scheduledMessageCancelled:
            break
        }
    }

    private mutating func remember(
        _ agent: UserID,
        _ key: String,
        at position: Position,
        time: Instant
    ) {
        guard !key.isEmpty else { return }
        seen.remember(SeenKey(domain: agent.rawValue, id: key), at: position, time: time)
    }

    private mutating func configure(_ action: MessagingActionSet) {
        actions.removeAll { $0.definition.action == action.action }
        var filter: EncodedQuery?
        if !action.filter.isEmpty {
            do throws(EncodedQueryError) {
                filter = try EncodedQuery(parsing: action.filter)
            } catch {
                preconditionFailure("a filter was parsed before it was accepted")
            }
        }
        actions.append(ConfiguredAction(definition: action, filter: filter))
        actions.sort {
            ($0.definition.order, $0.definition.action)
                < ($1.definition.order, $1.definition.action)
        }
    }

    mutating func know(
        _ person: Person,
        _ name: String,
        _ phones: [Address],
        _ territory: String,
        _ timeZone: String
    ) {
        for phone in people[person]?.phones ?? [] {
            peopleByNumber[phone]?.removeAll { $0 == person }
            if peopleByNumber[phone]?.isEmpty == true { peopleByNumber[phone] = nil }
        }
        people[person] = KnownPerson(
            name: name,
            phones: phones,
            territory: territory,
            timeZone: timeZone
        )
        for phone in phones {
            var owners = peopleByNumber[phone] ?? []
            if !owners.contains(person) { owners.append(person) }
            owners.sort {
                ($0.kind.rawValue, $0.id.rawValue) < ($1.kind.rawValue, $1.id.rawValue)
            }
            peopleByNumber[phone] = owners
        }
    }
}

extension Array {
    /// Puts an element in the place of the one with its identifier, or behind all.
    mutating func replaceOrInsert<ID: Comparable>(
        _ element: Element,
        by id: KeyPath<Element, ID>
    ) {
        if let index = firstIndex(where: { $0[keyPath: id] == element[keyPath: id] }) {
            self[index] = element
        } else {
            append(element)
        }
    }
}
