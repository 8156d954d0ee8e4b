import SMPP

extension Mutator {
    /// A body of a command.
    mutating func body(_ command: CommandID) -> PDU.Body {
        switch command {
        case .genericNack: return .genericNack
        case .bindReceiver: return .bind(.receiver, bind())
        case .bindTransmitter: return .bind(.transmitter, bind())
        case .bindTransceiver: return .bind(.transceiver, bind())
        case .bindReceiverResponse: return .bindResponse(.receiver, bindResponse())
        case .bindTransmitterResponse: return .bindResponse(.transmitter, bindResponse())
        case .bindTransceiverResponse: return .bindResponse(.transceiver, bindResponse())
        case .outbind:
            var body = Outbind()
            body.systemID = text(16)
            body.password = text(9)
            return .outbind(body)
        case .unbind: return .unbind
        case .unbindResponse: return .unbindResponse
        case .enquireLink: return .enquireLink
        case .enquireLinkResponse: return .enquireLinkResponse
        case .submit: return .submit(message())
        case .submitResponse: return .submitResponse(MessageName(id: text(65)))
        case .deliver: return .deliver(message())
        case .deliverResponse: return .deliverResponse(MessageName(id: text(65)))
        case .data: return .data(dataMessage())
        case .dataResponse: return .dataResponse(MessageName(id: text(65)))
        case .submitMulti: return .submitMulti(multi())
        case .submitMultiResponse:
            var body = MultiResponse()
            body.id = text(65)
            body.failures = (0..<below(5)).map { _ in
                var failure = MultiResponse.Failure()
                failure.address = address()
                failure.status = CommandStatus(rawValue: UInt32(below(255)))
                return failure
            }
            return .submitMultiResponse(body)
        case .query:
            var body = MessageQuery()
            body.id = text(65)
            body.source = address()
            return .query(body)
        case .queryResponse:
            var body = MessageQueryResponse()
            body.id = text(65)
            body.finalDate = text(17)
            body.state = byte()
            return .queryResponse(body)
        case .cancel:
            var body = MessageCancellation()
            body.id = text(65)
            body.source = address()
            body.destination = address()
            return .cancel(body)
        case .cancelResponse: return .cancelResponse
        case .replace:
            var body = MessageReplacement()
            body.id = text(65)
            body.source = address()
            body.text = bytes(254)
            return .replace(body)
        case .replaceResponse: return .replaceResponse
        case .alertNotification:
            var body = AlertNotification()
            body.source = address()
            body.recipient = address()
            return .alertNotification(body)
        }
    }

    private mutating func bind() -> Bind {
        var body = Bind()
        body.systemID = text(16)
        body.password = text(9)
        body.systemType = text(13)
        body.interfaceVersion = byte()
        body.range = SMPPAddress(typeOfNumber: byte(), numberingPlan: byte(), text: text(41))
        return body
    }

    private mutating func bindResponse() -> BindResponse {
        var body = BindResponse()
        body.systemID = text(16)
        return body
    }

    private mutating func dataMessage() -> DataMessage {
        var body = DataMessage()
        body.serviceType = text(6)
        body.source = address()
        body.destination = address()
        let all = options()
        body.options.messageClass = all.messageClass
        body.options.registeredDelivery = all.registeredDelivery
        body.options.dataCoding = all.dataCoding
        return body
    }

    private mutating func multi() -> MultiMessage {
        var body = MultiMessage()
        body.message = message()
        body.message.destination = SMPPAddress()
        body.destinations = (0..<below(5)).map { _ in
            var destination = MultiMessage.Destination()
            destination.flag = UInt8(1 + below(2))
            destination.address = address()
            if destination.flag == 2 {
                destination.address.typeOfNumber = 0
                destination.address.numberingPlan = 0
            }
            return destination
        }
        return body
    }
}
