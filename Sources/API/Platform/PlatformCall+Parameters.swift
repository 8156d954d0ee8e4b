import EncodedQuery
import Vocabulary

// The parameters of the Table API; those that we have no use for (`sysparm_view`,
// `sysparm_query_no_domain`) are accepted and change nothing.
extension PlatformCall {
    /// What a list asks for.
    ///
    /// - Throws: `unknownTable`, `queryInvalid`, `badParameter`.
    func question() throws(APIError) -> TableQuery {
        guard let table = Table.byName[request.path[1]] else {
            throw .unknownTable(String(request.path[1].prefix(80)))
        }
        // Parameters that are columns are conditions too, as on the platform.
        var text = request.parameter("sysparm_query") ?? ""
        for (name, value) in request.query where table[name] != nil {
            let condition = name + "=" + value.replacing("^", with: "^^")
            text = text.isEmpty ? condition : condition + "^" + text
        }
        let query: EncodedQuery
        do throws(EncodedQueryError) {
            query = try EncodedQuery(parsing: text)
        } catch {
            throw .queryInvalid(error.description)
        }
        let unknown = query.fields.filter { !table.knows($0) }
        guard unknown.isEmpty else {
            throw .queryInvalid(EncodedQueryError.unknownFields(unknown).description)
        }
        return TableQuery(
            table: table,
            query: query,
            limit: min(try number("sysparm_limit") ?? TableQuery.pageMax, TableQuery.pageMax),
            offset: try number("sysparm_offset") ?? 0,
            counts: !(try truth("sysparm_no_count")),
            key: key
        )
    }

    /// How records are to be written.
    ///
    /// - Throws: `badParameter`.
    func recordWriter(_ table: Table) throws(APIError) -> RecordWriter {
        let names = (request.parameter("sysparm_fields") ?? "").split(separator: ",").map { name in
            String(name.filter { !$0.isWhitespace })
        }
        let display: RecordWriter.Display
        switch request.parameter("sysparm_display_value")?.lowercased() {
        case nil, "false": display = .values
        case "true": display = .labels
        case "all": display = .both
        default: throw .badParameter("sysparm_display_value", expected: "true, false or all")
        }
        var seen: Set<String> = []
        return RecordWriter(
            table,
            names: names.filter { !$0.isEmpty && seen.insert($0).inserted },
            display: display,
            links: !(try truth("sysparm_exclude_reference_link")),
            origin: request.origin,
            key: key
        )
    }

    /// A parameter that is a truth; false when it is missing.
    func truth(_ name: String) throws(APIError) -> Bool {
        switch request.parameter(name)?.lowercased() {
        case nil, "false": false
        case "true": true
        default: throw .badParameter(name, expected: "true or false")
        }
    }

    private func number(_ name: String) throws(APIError) -> Int? {
        // Nothing between = and & is a mistake and no number.
        guard let text = request.query.first(where: { $0.name == name })?.value else { return nil }
        guard let number = Int(text), (0...1_000_000_000).contains(number) else {
            throw .badParameter(name, expected: "a whole number from 0 on")
        }
        return number
    }

    /// The `Link` header of a page; nothing when all is on one.
    func pageLinks(_ question: TableQuery, total: Int) -> String? {
        guard question.limit > 0, total > question.limit || question.offset > 0 else { return nil }
        var links: [(String, Int)] = [("first", 0)]
        if question.offset > 0 {
            links.append(("prev", max(0, question.offset - question.limit)))
        }
        if question.offset + question.limit < total {
            links.append(("next", question.offset + question.limit))
        }
        links.append(("last", max(0, total - 1) / question.limit * question.limit))
        return links.map { name, offset in
            var pairs = request.query.filter { $0.name != "sysparm_offset" }
            if !pairs.contains(where: { $0.name == "sysparm_limit" }) {
                pairs.append(("sysparm_limit", String(question.limit)))
            }
            pairs.append(("sysparm_offset", String(offset)))
            let query = pairs.map { $0.name.formEncoded + "=" + $0.value.formEncoded }
            let url = request.origin + request.wholePath + "?" + query.joined(separator: "&")
            return "<\(url)>;rel=\"\(name)\""
        }
        .joined(separator: ",")
    }
}

extension String {
    /// The text with everything escaped that is not unreserved.
    ///
    /// Source: RFC 3986, section 2.3.
    fileprivate var formEncoded: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count < 2 ? "%0" + digits : "%" + digits
            }
        }
        return text
    }
}
