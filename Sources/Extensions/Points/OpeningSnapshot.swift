import Vocabulary

/// Somebody with the name that people know.
struct KnownPerson: Sendable {
    var person: Person
    var name: String

    init(_ person: Person, _ name: String) {
        self.person = person
        self.name = name
    }
}

/// What scripts are told of an interaction that is about to be opened.
struct OpeningSnapshot: Sendable {
    var application: String
    var queue: QueueID
    var queues: [QueueSet]
    var profile: KnownPerson?
    var candidates: [KnownPerson]
    var key: SysIDKey
    /// Whom the script of row X1 chose, if one did.
    var found: Person?

    /// The input of a script, as JSON.
    func input(of point: ExtensionPoint, _ message: SMSReceived) -> String {
        var json = JSONText()
        json.beginObject()
        json.member("channel", "sms")
        json.member("channel_user_id", message.from.text)
        json.member("company", message.to.text)
        json.member("provider_application", application)
        if let profile { json.person("profile", profile, key) }
        if let found { json.person("person", KnownPerson(found, name(of: found)), key) }
        json.key("candidates")
        json.beginArray()
        for candidate in candidates { json.person(candidate, key) }
        json.endArray()
        switch point {
        case .interactionChannelUserProfile: json.member("event", "opening")
        case .routing:
            json.member("body", message.body)
            json.member("queue", queues.first { $0.queue == queue }?.name ?? "")
            json.key("queues")
            json.beginArray()
            for queue in queues { json.string(queue.name) }
            json.endArray()
        default: break
        }
        json.endObject()
        return json.text
    }

    private func name(of person: Person) -> String {
        candidates.first { $0.person == person }?.name ?? ""
    }
}

extension JSONText {
    /// Writes a person as an object.
    mutating func person(_ known: KnownPerson, _ sysIDKey: SysIDKey) {
        beginObject()
        member("user_table", known.person.kind.word)
        if !known.person.id.isNone {
            let sysID = SysID(rawValue: known.person.id.rawValue, key: sysIDKey)
            member("user_document", sysID.description)
        }
        member("name", known.name)
        endObject()
    }

    /// Writes a key with a person.
    mutating func person(_ name: String, _ known: KnownPerson, _ sysIDKey: SysIDKey) {
        key(name)
        person(known, sysIDKey)
    }
}
