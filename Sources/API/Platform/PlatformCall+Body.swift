import JSON
import Vocabulary
import XML

extension PlatformCall {
    /// The body's fields, from JSON or XML; none for an empty body.
    ///
    /// In XML the fields are the elements of the outermost one, or of an `entry` alone in it.
    ///
    /// - Throws: what is wrong with the body or its type.
    func body() throws(APIError) -> [JSONMember] {
        guard !request.body.isEmpty else { return [] }
        switch try request.bodyFormat() {
        case .json:
            do throws(JSONError) {
                let value = try JSONParser.parse(request.body, limits: .request)
                guard case .object(let members) = value else { return try notAnObject() }
                return members
            } catch {
                throw .malformedJSON(offset: error.offset, problem: error.problem.text)
            }
        case .xml:
            let root: XMLElement
            do throws(XMLError) {
                root = try XMLDocumentReader.read(request.body)
            } catch {
                throw .malformedXML(error.description)
            }
            let isWrapped = root.children.count == 1 && root.children[0].name == "entry"
            return try Self.members(isWrapped ? root.children[0] : root)
        }
    }

    private func notAnObject() throws(JSONError) -> [JSONMember] {
        throw JSONError(offset: 0, problem: .unexpected(expected: "an object"))
    }

    private static func members(_ element: XMLElement) throws(APIError) -> [JSONMember] {
        var members: [JSONMember] = []
        for child in element.children {
            guard !members.contains(where: { $0.key == child.name }) else {
                throw .malformedXML("the element \(child.name.prefix(64)) stands twice")
            }
            let value: JSONValue =
                child.children.isEmpty ? .string(child.text) : .object(try Self.members(child))
            members.append(JSONMember(key: child.name, value: value))
        }
        return members
    }

    /// The fields of a record that the body holds, as texts; null empties one.
    ///
    /// A reference may be sent as it was received, as an object with a `value`.
    ///
    /// - Throws: what is wrong with the body.
    func record() throws(APIError) -> RecordFields {
        var values: [String: String] = [:]
        for member in try body() { values[member.key] = try Self.text(member) }
        return RecordFields(values, key: key)
    }

    private static func text(_ member: JSONMember) throws(APIError) -> String {
        switch member.value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .largeInteger(let number): String(number)
        case .real(let number): String(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .null: ""
        case .array(let items):
            try items.map { item throws(APIError) in
                try text(JSONMember(key: member.key, value: item))
            }
            .joined(separator: ",")
        case .object(let members):
            if let value = members.first(where: { $0.key == "value" }) {
                try text(JSONMember(key: member.key, value: value.value))
            } else {
                member.value.jsonText
            }
        }
    }
}

extension JSONValue {
    /// The value as JSON, without blanks.
    var jsonText: String {
        var json = JSONText()
        write(&json)
        return json.text
    }

    private func write(_ json: inout JSONText) {
        switch self {
        case .object(let members):
            json.beginObject()
            for member in members {
                json.key(member.key)
                member.value.write(&json)
            }
            json.endObject()
        case .array(let items):
            json.beginArray()
            for item in items { item.write(&json) }
            json.endArray()
        case .string(let text): json.string(text)
        case .integer(let number): json.number(number)
        case .largeInteger(let number): json.number(number)
        case .real(let number): json.raw("\(number)")
        case .boolean(let flag): json.boolean(flag)
        case .null: json.null()
        }
    }
}
