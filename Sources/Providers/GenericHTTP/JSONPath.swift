import Foundation

/// Where a field stands in a JSON document: names with dots between them, and places in lists, as in
/// `data.messages[0].from`.
public struct JSONPath: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case name(String)
        case place(Int)
    }

    let parts: [Part]

    /// Reads a path; nothing of an empty or broken one.
    public init?(_ text: String) {
        var parts: [Part] = []
        for section in text.split(separator: ".", omittingEmptySubsequences: false) {
            let pieces = section.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty, !name.contains("]") else { return nil }
            parts.append(.name(String(name)))
            for piece in pieces.dropFirst() {
                guard piece.last == "]", let place = Int(piece.dropLast()), (0...99) ~= place else {
                    return nil
                }
                parts.append(.place(place))
            }
        }
        guard !parts.isEmpty, parts.count <= 16 else { return nil }
        self.parts = parts
    }

    /// What stands there.
    func value(in document: Any) -> Any? {
        var value: Any = document
        for part in parts {
            switch part {
            case .name(let name):
                guard let next = (value as? [String: Any])?[name] else { return nil }
                value = next
            case .place(let place):
                guard let list = value as? [Any], list.indices.contains(place) else { return nil }
                value = list[place]
            }
        }
        return value
    }

    /// The text that stands there; numbers count as their digits.
    func text(in document: Any) -> String? {
        switch value(in: document) {
        case let text as String: text
        case let number as Int: String(number)
        default: nil
        }
    }

    /// Puts a value there, making what is on the way; places in lists are filled from the first on.
    func put(_ value: Any, into document: inout [String: Any]) {
        document = Self.put(value, parts[...], into: document) as? [String: Any] ?? document
    }

    private static func put(_ value: Any, _ parts: ArraySlice<Part>, into old: Any?) -> Any {
        switch parts.first {
        case nil: return value
        case .name(let name)?:
            var object = old as? [String: Any] ?? [:]
            object[name] = put(value, parts.dropFirst(), into: object[name])
            return object
        case .place(let place)?:
            var list = old as? [Any] ?? []
            while list.count <= place { list.append(NSNull()) }
            list[place] = put(value, parts.dropFirst(), into: list[place])
            return list
        }
    }
}
