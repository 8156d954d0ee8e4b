extension PDU {
    /// What a command says beside its header.
    public enum Body: Hashable, Sendable {
        /// What was received cannot be a command.
        case genericNack
        /// Opens a session.
        case bind(BindKind, Bind)
        /// Answers `bind`.
        case bindResponse(BindKind, BindResponse)
        /// Asks the other side to bind.
        case outbind(Outbind)
        /// Ends a session.
        case unbind
        /// Answers `unbind`.
        case unbindResponse
        /// Asks whether the other side is there.
        case enquireLink
        /// Answers `enquireLink`.
        case enquireLinkResponse
        /// Sends a message.
        case submit(ShortMessage)
        /// Answers `submit`.
        case submitResponse(MessageName)
        /// Sends a message to several.
        case submitMulti(MultiMessage)
        /// Answers `submitMulti`.
        case submitMultiResponse(MultiResponse)
        /// Brings a message or a receipt.
        case deliver(ShortMessage)
        /// Answers `deliver`.
        case deliverResponse(MessageName)
        /// Carries a message either way.
        case data(DataMessage)
        /// Answers `data`.
        case dataResponse(MessageName)
        /// Asks what became of a message.
        case query(MessageQuery)
        /// Answers `query`.
        case queryResponse(MessageQueryResponse)
        /// Cancels messages.
        case cancel(MessageCancellation)
        /// Answers `cancel`.
        case cancelResponse
        /// Replaces a message.
        case replace(MessageReplacement)
        /// Answers `replace`.
        case replaceResponse
        /// Says that a phone can be reached.
        case alertNotification(AlertNotification)
    }
}

extension PDU.Body {
    /// Which command it is.
    public var command: CommandID {
        switch self {
        case .genericNack: .genericNack
        case .bind(.transceiver, _): .bindTransceiver
        case .bind(.transmitter, _): .bindTransmitter
        case .bind(.receiver, _): .bindReceiver
        case .bindResponse(.transceiver, _): .bindTransceiverResponse
        case .bindResponse(.transmitter, _): .bindTransmitterResponse
        case .bindResponse(.receiver, _): .bindReceiverResponse
        case .outbind: .outbind
        case .unbind: .unbind
        case .unbindResponse: .unbindResponse
        case .enquireLink: .enquireLink
        case .enquireLinkResponse: .enquireLinkResponse
        case .submit: .submit
        case .submitResponse: .submitResponse
        case .submitMulti: .submitMulti
        case .submitMultiResponse: .submitMultiResponse
        case .deliver: .deliver
        case .deliverResponse: .deliverResponse
        case .data: .data
        case .dataResponse: .dataResponse
        case .query: .query
        case .queryResponse: .queryResponse
        case .cancel: .cancel
        case .cancelResponse: .cancelResponse
        case .replace: .replace
        case .replaceResponse: .replaceResponse
        case .alertNotification: .alertNotification
        }
    }

    /// A body that holds nothing, to be filled by a reader.
    init(empty command: CommandID) {
        switch command {
        case .genericNack: self = .genericNack
        case .bindReceiver: self = .bind(.receiver, Bind())
        case .bindReceiverResponse: self = .bindResponse(.receiver, BindResponse())
        case .bindTransmitter: self = .bind(.transmitter, Bind())
        case .bindTransmitterResponse: self = .bindResponse(.transmitter, BindResponse())
        case .query: self = .query(MessageQuery())
        case .queryResponse: self = .queryResponse(MessageQueryResponse())
        case .submit: self = .submit(ShortMessage())
        case .submitResponse: self = .submitResponse(MessageName())
        case .deliver: self = .deliver(ShortMessage())
        case .deliverResponse: self = .deliverResponse(MessageName())
        case .unbind: self = .unbind
        case .unbindResponse: self = .unbindResponse
        case .replace: self = .replace(MessageReplacement())
        case .replaceResponse: self = .replaceResponse
        case .cancel: self = .cancel(MessageCancellation())
        case .cancelResponse: self = .cancelResponse
        case .bindTransceiver: self = .bind(.transceiver, Bind())
        case .bindTransceiverResponse: self = .bindResponse(.transceiver, BindResponse())
        case .outbind: self = .outbind(Outbind())
        case .enquireLink: self = .enquireLink
        case .enquireLinkResponse: self = .enquireLinkResponse
        case .submitMulti: self = .submitMulti(MultiMessage())
        case .submitMultiResponse: self = .submitMultiResponse(MultiResponse())
        case .alertNotification: self = .alertNotification(AlertNotification())
        case .data: self = .data(DataMessage())
        case .dataResponse: self = .dataResponse(MessageName())
        }
    }

    /// Walks the fields of whatever it is.
    mutating func visit<Visitor: PDUVisitor>(_ visitor: inout Visitor) throws(SMPPError) {
        switch self {
        case .genericNack, .unbind, .unbindResponse, .enquireLink, .enquireLinkResponse,
            .cancelResponse, .replaceResponse:
            break
        case .bind(let kind, let body): self = .bind(kind, try visited(body, &visitor))
        case .bindResponse(let kind, let body):
            self = .bindResponse(kind, try visited(body, &visitor))
        case .outbind(let body): self = .outbind(try visited(body, &visitor))
        case .submit(let body): self = .submit(try visited(body, &visitor))
        case .submitResponse(let body): self = .submitResponse(try visited(body, &visitor))
        case .submitMulti(let body): self = .submitMulti(try visited(body, &visitor))
        case .submitMultiResponse(let body):
            self = .submitMultiResponse(try visited(body, &visitor))
        case .deliver(let body): self = .deliver(try visited(body, &visitor))
        case .deliverResponse(let body): self = .deliverResponse(try visited(body, &visitor))
        case .data(let body): self = .data(try visited(body, &visitor))
        case .dataResponse(let body): self = .dataResponse(try visited(body, &visitor))
        case .query(let body): self = .query(try visited(body, &visitor))
        case .queryResponse(let body): self = .queryResponse(try visited(body, &visitor))
        case .cancel(let body): self = .cancel(try visited(body, &visitor))
        case .replace(let body): self = .replace(try visited(body, &visitor))
        case .alertNotification(let body):
            self = .alertNotification(try visited(body, &visitor))
        }
    }

    private func visited<Element: PDUElement, Visitor: PDUVisitor>(
        _ element: Element,
        _ visitor: inout Visitor
    ) throws(SMPPError) -> Element {
        var element = element
        try element.visit(&visitor)
        return element
    }
}
