import Configuration
import Decisions
public import Engine
import EventLog
public import Vocabulary

/// Asks the site's scripts before an input is submitted and puts what they say on it (rows X1 to X4).
///
/// The decision reads it from the input, so decisions stay pure and a replay runs no script. Everything
/// here calls back on a thread of the scripts', or at once when there is nobody to ask.
public final class ScriptDesk: Sendable {
    let extensions: Extensions
    let engine: Engine
    let key: SysIDKey
    /// How identifiers look to scripts.
    public var sysIDKey: SysIDKey { key }

    /// Puts scripts in front of an engine.
    public init(extensions: Extensions, engine: Engine) {
        self.extensions = extensions
        self.engine = engine
        key = SysIDKey(high: engine.log.identity.high, low: engine.log.identity.low)
    }

    /// Puts what scripts say of a requester's message on it: whose number it is, what is synchronised,
    /// and which queue it goes to.
    ///
    /// Only a message that opens an interaction needs them.
    public func prepare(
        _ message: SMSReceived,
        then done: @escaping @Sendable (SMSReceived) -> Void
    ) {
        let points = [ExtensionPoint.channelUserProfile, .interactionChannelUserProfile, .routing]
            .filter { extensions.has($0) }
        guard !points.isEmpty else { return done(message) }
        extensions.inBackground { [self] in
            guard let opening = opening(message) else { return done(message) }
            ask(points[...], opening, message, done)
        } drop: {
            done(message)
        }
    }

    private func ask(
        _ points: ArraySlice<ExtensionPoint>,
        _ opening: OpeningSnapshot,
        _ message: SMSReceived,
        _ done: @escaping @Sendable (SMSReceived) -> Void
    ) {
        guard let point = points.first else { return done(message) }
        extensions.ask(point) {
            opening.input(of: point, message)
        } reading: { [key] value, answer throws(ConfigurationError) in
            try answer.read(value, opening.queues, key)
        } done: { [self] consultation in
            var message = message
            message.extensions += consultation.answers
            var opening = opening
            if point == .channelUserProfile, let answer = consultation.answer {
                opening.found = answer.person
            }
            ask(points.dropFirst(), opening, message, done)
        }
    }

    /// What scripts are told of an interaction that a message would open; nothing when it opens none.
    private func opening(_ message: SMSReceived) -> OpeningSnapshot? {
        let key = key
        let found = engine.ask { state, _ -> OpeningSnapshot? in
            let pair = AddressPair(requester: message.from, company: message.to)
            guard state.active(pair) == nil, let application = state.application(number: message.to)
            else { return nil }
            return OpeningSnapshot(
                application: application.name,
                queue: application.queue,
                queues: state.queues.filter(\.active),
                profile: state.profile(of: message.from).map {
                    KnownPerson($0.person, state.name(of: $0.person))
                },
                candidates: state.people(with: message.from).map {
                    KnownPerson($0, state.name(of: $0))
                },
                key: key
            )
        }
        return found ?? nil
    }

    /// Puts what a script says of the two directions on a reassociation (row X2).
    public func prepare(
        _ change: ProfileReassociated,
        then done: @escaping @Sendable (ProfileReassociated) -> Void
    ) {
        extensions.ask(.interactionChannelUserProfile) { [key] in
            var json = JSONText()
            json.beginObject()
            json.member("event", "reassociation")
            json.person("person", KnownPerson(change.person, ""), key)
            json.member("reason", change.reason)
            json.endObject()
            return json.text
        } reading: { [key] value, answer throws(ConfigurationError) in
            try answer.read(value, [], key)
        } done: { consultation in
            var change = change
            change.extensions += consultation.answers
            done(change)
        }
    }
}

extension Extensions {
    /// Does something that may wait for the writer, on a thread of the scripts'.
    func inBackground(
        _ work: @escaping @Sendable () -> Void,
        drop: @escaping @Sendable () -> Void
    ) {
        submit(work, drop: drop)
    }
}
