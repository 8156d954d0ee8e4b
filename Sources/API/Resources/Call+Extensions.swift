public import Extensions
import Vocabulary

/// The site's scripts and topics as they run, for `GET extensions`.
public struct ExtensionsShown: Sendable {
    /// A topic of the virtual agent's.
    public struct Topic: Sendable {
        /// Its name.
        public var name: String
        /// The lower the earlier.
        public var order: Int

        /// Puts both together.
        public init(name: String, order: Int) {
            self.name = name
            self.order = order
        }
    }

    /// Scripts in the order in which they are asked.
    public var scripts: [Script] = []
    /// What was found when the scripts were read last.
    public var findings: [ScriptFinding] = []
    /// Topics in the order in which they are tried.
    public var topics: [Topic] = []
    /// Why topics that were changed are not used, with file and line; empty when they are.
    public var topicProblem = ""

    /// Nothing of each.
    public init() {}
}

extension Call {
    /// `GET extensions`: the site's scripts and topics, and what is wrong with their files.
    func listExtensions() throws(APIError) {
        _ = try parameters()
        let shown = surface.options.extensions()
        var json = JSONText()
        json.beginObject()
        json.list("scripts", shown.scripts) { json, script in
            json.member("name", script.name)
            json.member("point", script.point.word)
            json.member("order", script.order)
            json.member("topic", script.topic)
            json.member("hash", script.hash)
        }
        json.list("topics", shown.topics) { json, topic in
            json.member("name", topic.name)
            json.member("order", topic.order)
        }
        json.list("findings", shown.findings) { json, finding in
            json.member("weight", finding.weight.rawValue)
            json.member("file", finding.file)
            json.member("line", finding.line)
            json.member("problem", finding.problem)
        }
        json.member("topic_problem", shown.topicProblem)
        json.endObject()
        reply.json(json)
    }
}

extension JSONText {
    /// Writes a key with a list of objects.
    fileprivate mutating func list<Item>(
        _ name: String,
        _ items: [Item],
        _ members: (inout JSONText, Item) -> Void
    ) {
        key(name)
        beginArray()
        for item in items {
            beginObject()
            members(&self, item)
            endObject()
        }
        endArray()
    }
}
