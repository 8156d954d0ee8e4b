import EventLog
import Vocabulary

extension FoldBatch {
    func foldInput(_ event: FoldedRecord) throws(ProjectionsError) {
        input = try event.input()
        if !event.interaction.isNone { list(event, under: event.interaction) }
        switch event.header.type {
        case SMSReceived.type, AgentInitiatedSMS.type, AgentReplied.type, VirtualAgentReplied.type,
            VirtualAgentHandedOff.type, NextInteractionTaken.type, InteractionAssignedByHand.type,
            InteractionStateRequested.type, AgentJoined.type, AgentLeft.type,
            ProfileReassociated.type, UncertainSendResolved.type,
            ExtensionAnswered.type, InteractionRequested.type, TimeZoneSet.type,
            UserPasswordSet.type, NumberZonesSet.type, ScheduledMessageCancelled.type:
            break
        case ConsentRecorded.type:
            let wish: ConsentRecorded = try event.read()
            try settleSuspicion(
                event,
                AddressPair(requester: wish.requester, company: wish.company)
            )
        case VirtualAgentStepped.type:
            let step: VirtualAgentStepped = try event.read()
            if !step.note.isEmpty {
                try write(event, step.interaction, note: step.note, by: .none)
            }
        case HeldMessageTakenUp.type: try takeUp(event, try event.read())
        case NoteWritten.type:
            let note: NoteWritten = try event.read()
            try write(event, note.interaction, note: note.body, by: note.agent)
        case InteractionTransferred.type:
            let transfer: InteractionTransferred = try event.read()
            if !transfer.note.isEmpty {
                try write(event, transfer.interaction, note: transfer.note, by: transfer.by)
            }
        case ShortDescriptionSet.type:
            let change: ShortDescriptionSet = try event.read()
            guard let place = try place(of: change.interaction) else { return }
            interactions[place].shortDescription = change.text
            touch(place, event)
        case SendAttempted.type, SendAccepted.type, SendFailed.type, SendUncertain.type,
            EffectExpired.type, DeliveryReported.type, MediaStored.type, MediaRefused.type:
            try foldDelivery(event)
        case SendingPaused.type, SendingResumed.type: try foldPausing(event)
        case WebhookSet.type, WebhookDeleted.type, WebhookPaused.type, WebhookResumed.type,
            WebhookSecretRenewed.type:
            try foldWebhook(event)
        // What was erased is not there to be folded.
        case RequesterErased.type: break
        case ServiceResumed.type: try postponeTimers(fallenInto: try event.read())
        default: try foldConfiguration(event)
        }
    }

    private func takeUp(
        _ event: FoldedRecord,
        _ taking: HeldMessageTakenUp
    ) throws(ProjectionsError) {
        let key = ViewKey(taking.message.rawValue)
        guard var row = try views.row(.heldMessages, HeldMessageRow.self, at: key) else { return }
        row.takenUpAt = event.time
        row.takenUpBy = taking.by
        try put(row, .heldMessages, key)
    }

    private func write(
        _ event: FoldedRecord,
        _ id: InteractionID,
        note: String,
        by agent: UserID
    ) throws(ProjectionsError) {
        guard let place = try place(of: id) else { return }
        touch(place, event)
        var row = NoteRow()
        row.id = NoteID(event.position)
        row.interaction = id
        row.agent = agent
        row.body = note
        row.createdAt = event.time
        try put(row, .notes, ViewKey(id.rawValue, row.id.rawValue))
    }

    /// Writes a row that changes seldom at once.
    func put<Row: ViewRow>(
        _ row: Row,
        _ view: View,
        _ key: ViewKey
    ) throws(ProjectionsError) {
        var row = row
        encoder.encode(&row)
        try putEncoded(view, key)
        weigh(1)
    }

    /// Writes the row that was encoded last.
    func putEncoded(_ view: View, _ key: ViewKey) throws(ProjectionsError) {
        unsafe try encoder.withRow { bytes throws(ProjectionsError) in
            unsafe try views.put(view, key, bytes)
        }
    }
}
