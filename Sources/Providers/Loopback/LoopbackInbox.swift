import Foundation
import HTTPServer
import Synchronization
import Vocabulary

/// What pretend phones have received lately, for whoever looks at one.
///
/// It holds the newest thousand messages of all phones and forgets them at a restart: the log remembers.
/// A phone asks for what came after a serial number and waits for it without holding a thread.
public final class LoopbackInbox: Sendable {
    /// How many messages it holds.
    static let messagesMax = 1_000
    /// How many phones may wait at a time.
    static let waitersMax = 256
    /// How many phones one question may be about.
    static let numbersMax = 32

    struct Message: Sendable {
        let serial: UInt64
        let from: Address
        let to: Address
        let text: String
    }

    private struct Waiter: Sendable {
        let id: UInt64
        let numbers: Set<Address>
        let responder: HTTPResponder
    }

    private struct State: Sendable {
        var serial: UInt64 = 0
        var messages: [Message] = []
        var waiters: [Waiter] = []
        var nextWaiter: UInt64 = 0
        var isStopped = false
    }

    private let state = Mutex(State())
    /// When its serial numbers began, in milliseconds since 1970: with another beginning they are others.
    private let began = Int64(Date().timeIntervalSince1970 * 1_000)

    /// Makes an empty one.
    public init() {}

    /// A message reaches a pretend phone.
    func deliver(from: Address, to: Address, text: String) {
        let ready = state.withLock { state -> [(HTTPResponder, [Message], UInt64)] in
            state.serial += 1
            let message = Message(serial: state.serial, from: from, to: to, text: text)
            state.messages.append(message)
            if state.messages.count > Self.messagesMax { state.messages.removeFirst() }
            let ready = state.waiters.filter { $0.numbers.contains(to) }
            state.waiters.removeAll { $0.numbers.contains(to) }
            return ready.map { ($0.responder, [message], state.serial) }
        }
        for (responder, messages, serial) in ready { respond(responder, messages, serial) }
    }

    /// Answers every phone that waits, and lets none wait any more.
    public func stop() {
        let (waiters, serial) = state.withLock { state in
            defer { state.waiters.removeAll() }
            state.isStopped = true
            return (state.waiters, state.serial)
        }
        for waiter in waiters { respond(waiter.responder, [], serial) }
    }

    /// Answers `GET …/phone?number=…&after=SERIAL&wait=SECONDS`; with `numbers=…,…` for several phones
    /// at once, because a browser has few connections.
    func answer(
        _ request: HTTPRequest,
        _ responder: HTTPResponder,
        refuse: (WebhookRefusal) -> Void
    ) {
        guard LoopbackWebhook.isLocal(request) else { return refuse(.notLocal) }
        guard request.method == "GET" else { return refuse(.wrongMethod(allowed: "GET")) }
        guard let numbers = Self.numbers(of: request) else {
            return refuse(.invalidAddress(field: "number"))
        }
        let wait = min(request.query("wait").flatMap(Int.init) ?? 0, 25)
        let (found, serial, waiter) = state.withLock { state -> ([Message], UInt64, UInt64?) in
            let after = request.query("after").flatMap(UInt64.init) ?? 0
            // A phone that knows a later serial than there is was there before a restart.
            let known = after > state.serial ? 0 : after
            let found = state.messages.filter {
                numbers.contains($0.to) && $0.serial > known
            }
            guard found.isEmpty, wait > 0, !state.isStopped, state.waiters.count < Self.waitersMax
            else {
                return (found, state.serial, nil)
            }
            state.nextWaiter += 1
            let waiter = Waiter(
                id: state.nextWaiter,
                numbers: numbers,
                responder: responder
            )
            state.waiters.append(waiter)
            return ([], state.serial, waiter.id)
        }
        guard let waiter else {
            respond(responder, found, serial)
            return
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(wait)) { [self] in
            let late = state.withLock { state -> (HTTPResponder, UInt64)? in
                guard let index = state.waiters.firstIndex(where: { $0.id == waiter }) else {
                    return nil
                }
                return (state.waiters.remove(at: index).responder, state.serial)
            }
            if let (responder, serial) = late { respond(responder, [], serial) }
        }
    }

    private static func numbers(of request: HTTPRequest) -> Set<Address>? {
        guard let list = request.query("numbers") else {
            return request.query("number").flatMap(Address.init).map { [$0] }
        }
        let texts = list.split(separator: ",")
        let numbers = texts.compactMap { Address(String($0)) }
        guard numbers.count == texts.count, (1...numbersMax).contains(numbers.count) else {
            return nil
        }
        return Set(numbers)
    }

    private func respond(
        _ responder: HTTPResponder,
        _ messages: [Message],
        _ serial: UInt64
    ) {
        var json = JSONText()
        json.beginObject()
        json.member("began", UInt64(began))
        json.member("serial", serial)
        json.key("messages")
        json.beginArray()
        for message in messages {
            json.beginObject()
            json.member("serial", message.serial)
            json.member("from", message.from.text)
            json.member("to", message.to.text)
            json.member("text", message.text)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        responder.respond(.json(json.bytes))
    }
}
