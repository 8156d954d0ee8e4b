import JSON
import Vocabulary

extension JSONValue {
    /// The identifier that a text of 32 digits stands for; nothing for another log's.
    func identifier<Subject>(_ key: SysIDKey) -> Identifier<Subject>? {
        guard let text, let sysID = SysID(text) else { return nil }
        // Where identifiers stand in a list, one that names nothing is written too.
        if sysID == SysID(rawValue: 0, key: key) { return Identifier.none }
        return sysID.rawValue(key: key).map { Identifier(rawValue: $0) }
    }
}

extension [JSONValue] {
    /// What a reader makes of all items; nothing when it cannot read one.
    func mapped<Value>(_ body: (JSONValue) -> Value?) -> [Value]? {
        var elements: [Value] = []
        elements.reserveCapacity(count)
        for item in self {
            guard let element = body(item) else { return nil }
            elements.append(element)
        }
        return elements
    }
}

extension ExtensionAnswer {
    /// Reads an answer as an export has it; nothing of anything else.
    init?(_ value: JSONValue, key: SysIDKey) {
        guard let point = value["point"]?.text.flatMap({ ExtensionPoint(word: $0) }),
            let problem = ExtensionProblem(word: value["problem"]?.text ?? "none"),
            let script = value["script"]?.text, let hash = value["hash"]?.text,
            let result = value["result"]?.text
        else { return nil }
        self.init(point: point, problem: problem, script: script, hash: hash, result: result)
        if let table = value["person_table"] {
            guard let kind = table.text.flatMap({ PersonKind(word: $0) }),
                let id: PersonID = value["person"]?.identifier(key)
            else { return nil }
            person = Person(kind, id)
        }
        keepsProfile = value["keeps_profile"]?.truth ?? false
        keepsInteraction = value["keeps_interaction"]?.truth ?? false
        if let named = value["queue"] {
            guard let id: QueueID = named.identifier(key) else { return nil }
            queue = id
        }
        if let named = value["skills"] {
            guard let texts = named.items?.mapped({ $0.text }) else { return nil }
            skills = texts
        }
    }
}
