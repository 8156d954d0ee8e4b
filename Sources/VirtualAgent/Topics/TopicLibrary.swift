public import Configuration
import Foundation

/// The topics of a folder, checked as a whole, with the tables that they look up.
public struct TopicLibrary: Sendable {
    /// The topics by order and name.
    let topics: [Topic]
    /// The tables by their files' names: rows by lowercased key, fields as texts.
    let tables: [String: [String: [String: String]]]

    /// One without topics.
    public init() {
        topics = []
        tables = [:]
    }

    /// The topics' names and orders, as they are tried.
    public var names: [(name: String, order: Int)] { topics.map { ($0.name, $0.order) } }

    /// How many topics there are.
    public var count: Int { topics.count }

    /// Reads a folder.
    ///
    /// - Parameters:
    ///   - folder: its path; one that does not exist has no topics.
    ///   - queues: names of queues that topics may hand off to.
    ///   - scripted: names of topics that scripts are.
    /// - Throws: what is wrong, with file, line and key.
    public init(
        folder: String,
        queues: [String],
        scripted: [String] = []
    ) throws(ConfigurationError) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var read: [Topic] = []
        for name in names.sorted() where name.hasSuffix(".json5") {
            read.append(try Topic(Self.value(folder + "/" + name)))
        }
        topics = read.sorted { ($0.order, $0.name) < ($1.order, $1.name) }
        var tables: [String: [String: [String: String]]] = [:]
        for topic in topics {
            for step in topic.steps.values {
                guard case .lookUp(let table, _, _, _, _) = step.act, tables[table] == nil else {
                    continue
                }
                guard FileManager.default.fileExists(atPath: folder + "/" + table),
                    !table.contains("..")
                else {
                    throw step.place.refusal(
                        "looks up a table that is not there",
                        advice: "put \(table) beside the topics"
                    )
                }
                tables[table] = try Self.table(try Self.value(folder + "/" + table))
            }
        }
        self.tables = tables
        for topic in topics {
            try topic.check(among: topics.map(\.name) + scripted, queues: queues)
        }
        for (index, topic) in topics.enumerated() {
            if topics[..<index].contains(where: { $0.name == topic.name }) {
                throw topic.place.refusal("has the name of another topic", advice: "rename one")
            }
            if topic.begins.isEmpty, topics[..<index].contains(where: { $0.begins.isEmpty }) {
                throw topic.place.refusal(
                    "begins where no other topic does, as another does already",
                    advice: "give one of them words in `begins`"
                )
            }
        }
    }

    func topic(named name: String) -> Topic? { topics.first { $0.name == name } }

    /// The topic that a message begins: the first whose words it has, else the one without words.
    func topic(begunBy message: String) -> Topic? {
        let words = " " + message.normalized + " "
        return topics.first { topic in
            topic.begins.contains { words.contains(" " + $0.normalized + " ") }
        } ?? topics.first { $0.begins.isEmpty }
    }

    private static func value(_ file: String) throws(ConfigurationError) -> ConfigurationValue {
        let data = FileManager.default.contents(atPath: file) ?? Data()
        return ConfigurationValue(try JSON5Value(parsing: [UInt8](data), file: file), file: file)
    }

    private static func table(
        _ value: ConfigurationValue
    ) throws(ConfigurationError) -> [String: [String: String]] {
        guard case .object(let rows) = value.value.content else {
            throw value.refusal("is no table", advice: "write { \"KEY\": { \"field\": \"…\" } }")
        }
        var table: [String: [String: String]] = [:]
        for row in rows.members {
            guard case .object(let fields) = row.value.content else {
                throw ConfigurationValue(row.value, file: value.file)
                    .refusal("is no row", advice: "write { \"field\": \"…\" }")
            }
            var texts: [String: String] = [:]
            for field in fields.members { texts[field.key] = field.value.text }
            table[row.key.normalized] = texts
        }
        return table
    }
}

extension JSON5Value {
    /// A single value as people read it; nothing for lists, objects and null.
    var text: String? {
        switch content {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .boolean(let flag): flag ? "yes" : "no"
        case .object, .array, .null: nil
        }
    }
}

extension String {
    /// Words in lowercase with single spaces between them, without what people put around them.
    var normalized: String {
        lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }.joined(separator: " ")
    }
}
