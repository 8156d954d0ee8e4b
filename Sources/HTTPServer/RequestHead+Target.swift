extension RequestHead {
    /// Says whether the path decodes and stays inside the root, and the query decodes.
    ///
    /// Checked before the handler runs, so that the decoded views of a request cannot fail.
    ///
    /// - Parameter binaryQuery: whether the query may carry bytes of any charset, which the handler
    ///   decodes; asked only when it matters.
    /// - Returns: whether the handler may run.
    func targetIsValid(binaryQuery: () -> Bool) -> Bool {
        guard path.first == UInt8(ascii: "/") else { return false }
        // Nearly every target is one of these; only others are taken apart.
        if !PercentEncoding.isPlain(path) || hasDotSegment {
            for segment in path.dropFirst().split(separator: UInt8(ascii: "/")) {
                // An encoded slash is data, and an encoded dot segment is still one.
                guard let decoded = PercentEncoding.decode(segment, plusIsSpace: false),
                    decoded != ".", decoded != ".."
                else { return false }
            }
        }
        return PercentEncoding.isPlain(query) || binaryQuery()
            || PercentEncoding.decode(query, plusIsSpace: true) != nil
    }

    /// Whether a part may be one of dots alone.
    private var hasDotSegment: Bool {
        var previous: UInt8 = 0
        for byte in path {
            if byte == UInt8(ascii: "."), previous == UInt8(ascii: "/") { return true }
            previous = byte
        }
        return false
    }

    /// The path's parts between slashes, decoded; an empty part at the end is dropped.
    var segments: [String] {
        var parts: [String] = []
        parts.reserveCapacity(8)
        var start = path.startIndex + 1
        for index in path.indices.dropFirst() where path[index] == UInt8(ascii: "/") {
            parts.append(segment(start..<index))
            start = index + 1
        }
        if start < path.endIndex { parts.append(segment(start..<path.endIndex)) }
        return parts
    }

    private func segment(_ range: Range<Int>) -> String {
        let bytes = path[range]
        return PercentEncoding.isPlain(bytes)
            ? String(decoding: bytes, as: UTF8.self)
            : PercentEncoding.decode(bytes, plusIsSpace: false) ?? ""
    }

    /// The query's pairs in the order sent, decoded; a name without `=` has an empty value.
    var pairs: [(name: String, value: String)] {
        query.split(separator: UInt8(ascii: "&")).map { pair in
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = pair[..<equals]
            let value = pair[min(equals + 1, pair.endIndex)...]
            return (
                PercentEncoding.decode(name, plusIsSpace: true) ?? "",
                PercentEncoding.decode(value, plusIsSpace: true) ?? ""
            )
        }
    }
}
