import JSON
import Testing

@testable import API

@Suite("The OpenAPI document")
struct OpenAPITests {
    /// What is served besides the native API.
    private static let others: Set<String> = [
        "GET /health/live health_live", "GET /health/ready health_ready", "GET /metrics metrics",
        "GET /openapi.json openapi",
        "GET /api/now/initiate_message/validate_phone_number validateNumber_get",
        "GET /api/now/initiate_message/validate_profile validateChannelProfile_get",
    ]

    private func member(_ value: JSONValue) -> [JSONMember] {
        guard case .object(let members) = value else { return [] }
        return members
    }

    @Test func `has the operations that the router has, and no others`() throws {
        let document = try JSONParser.parse(OpenAPIDocument.bytes, limits: .request)
        var described: Set<String> = []
        for path in member(document["paths"]) {
            let parts = path.key.split(separator: "/", omittingEmptySubsequences: false)
            let pattern = parts.map { $0.hasPrefix("{") ? "*" : String($0) }.joined(separator: "/")
            for method in member(path.value) {
                let id = method.value["operationId"].text ?? ""
                described.insert("\(method.key.uppercased()) \(pattern) \(id)")
            }
        }
        var served = Self.others
        for operation in Operation.allCases {
            let (method, path) = operation.target
            served.insert("\(method) /api/ledgerline/v1/\(path) \(operation.rawValue)")
        }
        for operation in PlatformOperation.allCases {
            let (method, path) = operation.target
            guard path.hasPrefix("table") else {
                served.insert("\(method) /api/now/\(path) \(operation.rawValue)")
                continue
            }
            for table in Table.list where table.serves(operation) {
                let path = "table/" + table.name + path.dropFirst("table/*".count)
                served.insert("\(method) /api/now/\(path) \(operation.rawValue)_\(table.name)")
            }
        }
        #expect(described.subtracting(served) == [])
        #expect(served.subtracting(described) == [])
    }

    @Test func `refers only to what it has`() throws {
        let document = try JSONParser.parse(OpenAPIDocument.bytes, limits: .request)
        var used: Set<String> = []
        func collect(_ value: JSONValue) {
            for member in member(value) {
                if member.key == "$ref", let text = member.value.text { used.insert(text) }
                collect(member.value)
            }
            for item in value.items { collect(item) }
        }
        collect(document)
        #expect(used.count > 50)
        for reference in used {
            let parts = reference.split(separator: "/").dropFirst().map(String.init)
            let found = parts.reduce(document) { $0[$1] }
            #expect(found != .null, "\(reference)")
        }
    }

    @Test func `is served without credentials`() throws {
        try withSite { site throws in
            let answer = try site.raw("GET", "/openapi.json", as: nil)
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "application/json")
            #expect(answer["openapi"].text == "3.1.0")
        }
    }
}
