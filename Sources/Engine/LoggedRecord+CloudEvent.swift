public import EventLog
public import Vocabulary

extension LoggedRecord {
    /// The record as an event of CloudEvents 1.0 in its JSON form, one line without its end.
    ///
    /// The id is the record's position, so that `source` and id name a record for life, and whoever
    /// is sent one twice can tell. `sequence` is the position with zeros in front: as text it sorts as
    /// the log does. `subject` and `partitionkey` are the interaction, where there is one: what
    /// spreads events over workers keeps those of an interaction together and in order.
    /// `recordhash`, an extension of our own, is the leaf hash of the record as it was decided: it ties the
    /// event to the record's bytes, which an import makes again. `sealed` says how its personal fields are
    /// sealed in the log, and `erased` that they are gone.
    /// Source: CloudEvents 1.0.2; its JSON format; the extensions Sequence and Partitioning.
    ///
    /// - Parameters:
    ///   - key: what gives identifiers their outer form.
    ///   - source: the log that the record stands in.
    ///   - subject: the interaction that it is about, where the record itself does not know it yet.
    ///   - hash: the record's leaf hash; nothing leaves the member out, as it must be where the data is
    ///     not all of the record.
    ///   - seal: how it is sealed in the log; nothing leaves the member out.
    ///   - addData: adds members to the data, behind the record's own.
    /// - Returns: the line.
    /// - Throws: what `addData` throws.
    public func cloudEvent(
        _ key: SysIDKey,
        source: LogIdentity,
        about subject: InteractionID = .none,
        hash: MerkleHash? = nil,
        seal: RecordSeal? = nil,
        addData: (inout JSONText) throws -> Void
    ) rethrows -> String {
        let interaction = interaction.isNone ? subject : interaction
        let naming = JSONFieldWriter.Naming.sysIDs(key)
        var json = JSONText()
        json.beginObject()
        json.member("specversion", "1.0")
        json.member("id", String(position))
        json.member("source", "urn:ledgerline:\(source)")
        json.member("type", "ledgerline.\(event.name)")
        if !interaction.isNone {
            json.member("subject", JSONFieldWriter.text(interaction.rawValue, naming))
        }
        json.member("time", time.description)
        json.member("datacontenttype", "application/json")
        json.member("sequence", sequence)
        if !interaction.isNone {
            json.member("partitionkey", JSONFieldWriter.text(interaction.rawValue, naming))
        }
        if let hash { json.member("recordhash", "\(hash)") }
        if let seal { json.member("sealed", seal.text) }
        if header.isSealed { json.member("erased", true) }
        json.key("data")
        json.beginObject()
        writeMembers(to: &json, naming)
        try addData(&json)
        json.endObject()
        json.endObject()
        return json.text
    }

    /// The record as an event of CloudEvents 1.0, with nothing added to its data.
    public func cloudEvent(
        _ key: SysIDKey,
        source: LogIdentity,
        hash: MerkleHash? = nil,
        seal: RecordSeal? = nil
    ) -> String {
        cloudEvent(key, source: source, hash: hash, seal: seal) { _ in }
    }

    /// The position with as many zeros in front as the largest has digits.
    private var sequence: String {
        let digits = String(position)
        return String(repeating: "0", count: 20 - digits.count) + digits
    }
}
