extension RequestHead {
    /// Says whether the path decodes and stays inside the root, and the query decodes.
    ///
    /// Checked before the handler runs, so that the decoded views of a request cannot fail.
    ///
    /// - Parameter binaryQuery: the query may carry bytes of any charset, which the handler decodes.
    /// - Returns: whether the handler may run.
    func targetIsValid(binaryQuery: Bool) -> Bool {
        guard path.first == UInt8(ascii: "/") else { return false }
        for segment in path.dropFirst().split(separator: UInt8(ascii: "/")) {
            guard segment.first != UInt8(ascii: ".") || !isDots(segment) else { return false }
            if PercentEncoding.isPlain(segment) { continue }
            guard let decoded = PercentEncoding.decode(segment, plusIsSpace: false) else {
                return false
            }
            // An encoded slash is data, and an encoded dot segment is still one.
            guard decoded != ".", decoded != ".." else { return false }
        }
        return binaryQuery || PercentEncoding.isPlain(query)
            || PercentEncoding.decode(query, plusIsSpace: true) != nil
    }

    /// The path's parts between slashes, decoded; an empty part at the end is dropped.
    var segments: [String] {
        var parts = path.dropFirst().split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map { PercentEncoding.decode($0, plusIsSpace: false) ?? "" }
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

    private func isDots(_ segment: ArraySlice<UInt8>) -> Bool {
        segment.count <= 2 && segment.allSatisfy { $0 == UInt8(ascii: ".") }
    }
}
