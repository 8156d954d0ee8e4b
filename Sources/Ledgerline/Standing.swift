import Projections
import Vocabulary

/// How interactions stood at a moment.
struct Standing {
    private let reader: ViewsReader
    private let naming: JSONFieldWriter.Naming

    init(_ reader: ViewsReader, naming: JSONFieldWriter.Naming) {
        self.reader = reader
        self.naming = naming
    }

    /// Shows one interaction, or how many are active when none is named.
    func show(_ interaction: InteractionID?, json: Bool) throws {
        guard let interaction else {
            let active = try reader.interactions(
                InteractionFilter(states: [.new, .queued, .workInProgress, .onHold, .wrapUp]),
                limit: .max
            )
            print(
                json
                    ? "{\"active_interactions\":\(active.count)}"
                    : "\n\(active.count) active interactions"
            )
            return
        }
        guard let row = try reader.interaction(interaction) else {
            print(json ? "{}" : "\nThe interaction had not been opened.")
            return
        }
        var visited = row
        var text = JSONText()
        text.beginObject()
        var writer = JSONFieldWriter(text, naming: naming)
        try visited.visit(&writer)
        text = writer.json
        text.endObject()
        print(json ? text.text : "\nAs it stood: " + text.text)
    }
}
