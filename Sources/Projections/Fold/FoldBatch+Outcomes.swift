import EventLog
import Vocabulary

extension FoldBatch {
    func foldOutcome(_ event: FoldedRecord) throws(ProjectionsError) {
        switch event.header.type {
        case MessageJoined.type:
            try join(event, try event.read(MessageJoined.self))
            return
        case SystemMessageAdded.type:
            try add(event, try event.read(SystemMessageAdded.self))
            return
        default: break
        }
        if !event.interaction.isNone { list(event, under: event.interaction) }
        switch event.header.type {
        case InteractionOpened.type: try open(event, try event.read(InteractionOpened.self))
        case InteractionQueued.type: try queue(event, try event.read(InteractionQueued.self))
        case InteractionAssigned.type: try assign(event, try event.read(InteractionAssigned.self))
        case InteractionStateChanged.type:
            try change(event, try event.read(InteractionStateChanged.self))
        case InteractionClosed.type: try close(event, try event.read(InteractionClosed.self))
        case InteractionOpenedForChanged.type:
            let change: InteractionOpenedForChanged = try event.read()
            let place = try touched(event)
            interactions[place].openedFor = change.person
            // It follows its address's profile, which may be a new one.
            if let profile = try activeProfile(of: interactions[place].requester) {
                interactions[place].profile = profile
            }
        case LiveGroupMemberJoined.type: try join(event, try event.read(LiveGroupMemberJoined.self))
        case LiveGroupMemberLeft.type: try leave(event, try event.read(LiveGroupMemberLeft.self))
        case MessagingActionFired.type, MessagingActionSkipped.type: try endTimer(event)
        case MessagingActionHeld.type:
            try postponeTimer(event, try event.read(MessagingActionHeld.self))
        case MessageScheduled.type: try schedule(event, try event.read(MessageScheduled.self))
        case ScheduledMessageHeld.type:
            try hold(event, try event.read(ScheduledMessageHeld.self))
        case ScheduledMessageEnded.type:
            try end(event, try event.read(ScheduledMessageEnded.self))
        case QuietHoursOverridden.type: break
        case ChannelUserProfileCreated.type:
            try create(event, try event.read(ChannelUserProfileCreated.self))
        case ChannelUserProfileDeactivated.type:
            try deactivate(event, try event.read(ChannelUserProfileDeactivated.self))
        case ChannelUserProfileTied.type:
            try tie(event, try event.read(ChannelUserProfileTied.self))
        case ConsentChanged.type: try change(event, try event.read(ConsentChanged.self))
        case RevocationSuspected.type:
            let place = try touched(event)
            interactions[place].revocationSuspectedAt = event.time
        case SMSHeld.type: try hold(event, try event.read(SMSHeld.self))
        case SMSRefused.type, SenderChosen.type: break
        case UncertainSendSettled.type: try settle(event, try event.read())
        case SMSPartHeld.type: try hold(event, try event.read(SMSPartHeld.self))
        case SMSPartsJoined.type: try join(event, try event.read(SMSPartsJoined.self))
        case SMSPartsRepeated.type: try release(try event.read(SMSPartsRepeated.self).parts)
        default: try foldRoutingOutcome(event)
        }
    }

    /// The place of an interaction's row among those of the batch; none when no record opened it.
    func place(of id: InteractionID) throws(ProjectionsError) -> Int? {
        if let place = interactions.place(of: id) { return place }
        guard
            let row = try views.row(
                .interactions,
                InteractionRow.self,
                at: ViewKey(id.rawValue)
            )
        else { return nil }
        weigh(5)
        return interactions.add(row, isNew: false)
    }

    /// The row that an outcome is about, which it changes.
    func touched(_ event: FoldedRecord) throws(ProjectionsError) -> Int {
        guard let place = try place(of: event.interaction) else {
            throw .contradiction(position: event.position)
        }
        touch(place, event)
        return place
    }

    func touch(_ place: Int, _ event: FoldedRecord) {
        if interactions.touch(place) { weigh(5) }
        interactions[place].updatedAt = event.time
        interactions[place].lastPosition = event.position
    }
}
