import CBOR
import EventLog
public import Vocabulary

extension LoggedRecord {
    /// The record as one line of JSON, the same bytes wherever it is written.
    public func json(_ naming: JSONFieldWriter.Naming) -> String {
        var json = JSONText()
        json.beginObject()
        writeMembers(to: &json, naming)
        json.endObject()
        return json.text
    }

    /// Writes what ``json(_:)`` shows as members of an object that has been begun.
    func writeMembers(to json: inout JSONText, _ naming: JSONFieldWriter.Naming) {
        json.member("position", position)
        json.member("time", time.description)
        json.member("kind", header.isOutcome ? "outcome" : "input")
        json.member("type", event.name)
        if rule != .none { json.member("rule", rule.name) }
        if header.cause != 0 { json.member("cause", header.cause) }
        if header.ordinal != 0 { json.member("ordinal", header.ordinal) }
        if !interaction.isNone {
            json.member("interaction", JSONFieldWriter.text(interaction.rawValue, naming))
        }
        json.key("data")
        json.beginObject()
        var writer = JSONFieldWriter(json, naming: naming)
        do throws(CBORError) {
            try event.visit(&writer)
        } catch {
            preconditionFailure("showing fields refuses nothing")
        }
        json = writer.json
        json.endObject()
    }
}
