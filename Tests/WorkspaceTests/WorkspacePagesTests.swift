import CWorkspaceFiles
import Foundation
import HTTPClient
import HTTPServer
import Testing
import Vocabulary
import Workspace

@Suite("The workspace page's files")
struct WorkspacePagesTests {
    private static let folder = URL(filePath: #filePath)
        .appending(path: "../../../Sources/CWorkspaceFiles/files").standardized

    /// The paths that the executable holds, in its order.
    private static func embedded() -> [String] {
        var paths: [String] = []
        while let file = unsafe workspace_file_at(paths.count)?.pointee {
            paths.append(unsafe String(cString: file.path))
        }
        return paths
    }

    private static func inFolder() throws -> [String] {
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        return try files.compactMap { $0 as? String }.filter { path in
            let full = folder.appending(path: path).path
            let attributes = try FileManager.default.attributesOfItem(atPath: full)
            return attributes[.type] as? FileAttributeType == .typeRegular
        }.sorted()
    }

    @Test func `every row of the rules has words for who audits`() throws {
        let file = Self.folder.appending(path: "audit/rules.js")
        let words = try String(contentsOf: file, encoding: .utf8)
        for rule in Rule.allCases where rule != .none {
            #expect(words.contains("\n    \(rule.name): \""), "\(rule)")
        }
    }

    private func withPages(
        _ body: ((String, String, [(String, String)]) throws -> HTTPClientResponse) throws -> Void
    ) throws {
        let pages = WorkspacePages()
        let server = try HTTPServer(configuration: .init()) { request, responder in
            if !pages.serve(request, responder) {
                responder.respond(.text("somebody else's", status: 418))
            }
        }
        try server.start()
        defer { server.stop(gracefulWithin: 0) }
        let client = HTTPClient()
        defer { client.shutDown() }
        try body { method, path, headers in
            let url = "http://127.0.0.1:\(server.port)\(path)"
            return try client.sendBlocking(
                HTTPClientRequest(method: method, url: url, headers: headers)
            )
        }
    }

    @Test func `the list in the source names every file of the folder, in order`() throws {
        #expect(Self.embedded() == (try Self.inFolder()))
    }

    @Test func `every file is sent as it is, with its type and what keeps the page to itself`()
        throws
    {
        try withPages { ask in
            for path in Self.embedded() {
                let answer = try ask("GET", "/workspace/\(path)", [])
                let bytes = try Data(contentsOf: Self.folder.appending(path: path))
                #expect(answer.status == 200 && answer.body == Array(bytes), "\(path)")
                let type = answer.header("Content-Type") ?? ""
                let wanted = [
                    "js": "text/javascript", "css": "text/css", "html": "text/html",
                    "svg": "image/svg+xml",
                ][path.split(separator: ".").last.map(String.init) ?? ""]
                #expect(wanted.map(type.hasPrefix) ?? false, "\(path): \(type)")
                #expect(answer.header("X-Content-Type-Options") == "nosniff")
                #expect(answer.header("Referrer-Policy") == "no-referrer")
                #expect(answer.header("Cache-Control") == "no-cache")
                let policy = answer.header("Content-Security-Policy") ?? ""
                #expect(policy.contains("default-src 'none'"))
                #expect(policy.contains("script-src 'self';"))
                #expect(policy.contains("require-trusted-types-for 'script'"))
                #expect(!policy.contains("unsafe"))
            }
        }
    }

    @Test func `every path of the page is the document, and other paths are nobody's`() throws {
        try withPages { ask in
            let document = try ask("GET", "/workspace/index.html", []).body
            for path in ["", "/", "/inbox", "/ongoing/IMS0000001", "/administration/queues/x"] {
                let answer = try ask("GET", "/workspace\(path)", [])
                #expect(answer.status == 200 && answer.body == document, "\(path)")
            }
            #expect(try ask("GET", "/workspace/nothing.js", []).status == 404)
            #expect(try ask("GET", "/workspace/pages/..%2Fapi.js", []).status == 404)
            #expect(try ask("GET", "/workspaces", []).status == 418)
            #expect(try ask("GET", "/", []).status == 418)
        }
    }

    @Test func `a browser at the root is shown the way`() throws {
        try withPages { ask in
            let answer = try ask("GET", "/", [("Accept", "text/html,*/*;q=0.8")])
            #expect(answer.status == 303 && answer.header("Location") == "/workspace/")
        }
    }

    @Test func `who has a file already is told so, whatever else is in the header`() throws {
        try withPages { ask in
            let first = try ask("GET", "/workspace/main.js", [])
            let tag = try #require(first.header("ETag"))
            #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
            for known in [tag, "\"other\", \(tag)", "\"other\",\(tag)"] {
                let answer = try ask("GET", "/workspace/main.js", [("If-None-Match", known)])
                #expect(answer.status == 304 && answer.body.isEmpty)
                #expect(answer.header("ETag") == tag)
            }
            let answer = try ask("GET", "/workspace/main.js", [("If-None-Match", "\"other\"")])
            #expect(answer.status == 200)
            #expect(try ask("GET", "/workspace/dom.js", []).header("ETag") != tag)
        }
    }

    @Test func `who reads gzip gets less, under a tag of its own`() throws {
        try withPages { ask in
            let plain = try ask("GET", "/workspace/main.js", [])
            for accepted in ["gzip", "br, gzip;q=0.5", "GZIP"] {
                let packed = try ask("GET", "/workspace/main.js", [("Accept-Encoding", accepted)])
                #expect(packed.header("Content-Encoding") == "gzip", "\(accepted)")
                #expect(packed.header("Vary") == "Accept-Encoding")
                #expect(packed.body.starts(with: [0x1F, 0x8B]))
                #expect(packed.body.count < plain.body.count / 2)
                // A stream of gzip ends with the length of what it holds (RFC 1952, section 2.3.1).
                let length = packed.body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
                #expect(length == plain.body.count)
                let tag = try #require(packed.header("ETag"))
                #expect(tag != plain.header("ETag"))
                let again = [("Accept-Encoding", accepted), ("If-None-Match", tag)]
                #expect(try ask("GET", "/workspace/main.js", again).status == 304)
            }
            for refused in ["identity", "gzip;q=0", "gzip; q=0.0", "x-gzip"] {
                let answer = try ask("GET", "/workspace/main.js", [("Accept-Encoding", refused)])
                #expect(answer.header("Content-Encoding") == nil, "\(refused)")
                #expect(answer.body == plain.body)
            }
        }
    }

    @Test func `HEAD tells what GET would, and nothing can be written`() throws {
        try withPages { ask in
            let head = try ask("HEAD", "/workspace/base.css", [])
            let whole = try ask("GET", "/workspace/base.css", [])
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.header("Content-Type") == whole.header("Content-Type"))
            #expect(head.header("Content-Length") == String(whole.body.count))
            let post = try ask("POST", "/workspace/base.css", [])
            #expect(post.status == 405 && post.header("Allow") == "GET, HEAD")
        }
    }
}
