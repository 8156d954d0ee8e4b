import Cryptography
import EventLog
import Vocabulary

extension InteractionProof {
    /// The form that this version writes and reads.
    public static let form = "ledgerline.proof.1"

    /// The proof as JSON, a line for each record.
    public var json: String {
        var lines = "{\"form\":\(Self.quoted(Self.form)),\n"
        lines += "\"interaction\":\(Self.quoted(interaction)),\n"
        lines += "\"checkpoint\":\(Self.quoted(checkpoint)),\n"
        lines += "\"statement\":\(Self.quoted(statement)),\n\"records\":[\n"
        lines += records.map { $0.json }.joined(separator: ",\n")
        lines += "\n]"
        if !keys.isEmpty {
            let entries = keys.sorted { $0.key < $1.key }.map { slot, key in
                "\"\(slot)\":\"" + (unsafe key.withBytes { unsafe Hex.encode($0) }) + "\""
            }
            lines += ",\n\"keys\":{" + entries.joined(separator: ",") + "}"
        }
        return lines + "}\n"
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONText()
        json.string(text)
        return json.text
    }
}

extension InteractionProof.Record {
    fileprivate var json: String {
        var json = JSONText()
        json.beginObject()
        json.member("position", position)
        json.member("bytes", Hex.encode(bytes))
        json.key("proof")
        json.beginArray()
        for hash in proof { json.string(hash.description) }
        json.endArray()
        json.endObject()
        return json.text
    }
}
