import JSON
import Testing
import Vocabulary

@testable import API

@Suite("A hostile request")
struct HostileTests {
    @Test(
        "with a body that is not JSON that is read, is refused with its place",
        arguments: [
            ("{", 1), (#"{"body": "x",}"#, 13), (#"{"body": "x"} x"#, 14), (#"{"body": 'x'}"#, 9),
            (#"{"body": "a", "body": "b"}"#, 14), (#"{"body": "\u0000"}"#, 10),
            (#"{"body": "\ud800"}"#, 10), (#"{"body": "\x"}"#, 10), ("{\"body\": \"a\nb\"}", 11),
            (#"{"body": 01}"#, 9), (#"{"body": 1e999}"#, 9), ("\u{FEFF}{}", 0), ("nul", 0),
            (#"{"body": 9223372036854775808}"#, 9),
        ]
    )
    func malformed(body: String, offset: Int) throws {
        try withSite { site throws in
            let id = try site.compose()
            let answer = try site.send("POST", "interactions/\(id)/messages", body)
            #expect(answer.status == 400)
            #expect(answer.problem == "malformed-json")
            #expect(answer["offset"].number == Int64(offset))
        }
    }

    @Test func `that is deep, large, not UTF-8 or of another shape is refused`() throws {
        try withSite { site throws in
            let id = try site.compose()
            let path = Site.prefix + "interactions/\(id)/messages"
            let deep = String(repeating: "[", count: 100_000)
            let answer = try site.raw("POST", path, as: "ana", Array(deep.utf8))
            #expect(answer.problem == "malformed-json")
            #expect(answer["offset"].number == 32)
            let invalid = Array(#"{"body": ""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
            #expect(try site.raw("POST", path, as: "ana", invalid).problem == "malformed-json")
            let large = [UInt8](repeating: UInt8(ascii: " "), count: (256 << 10) + 1)
            let tooLarge = try site.raw("POST", path, as: "ana", large)
            #expect(tooLarge.status == 413)
            #expect(tooLarge.problem == "body-too-large")
            let long = String(repeating: "a", count: 9_000)
            let tooLong = try site.send(
                "POST",
                "interactions/\(id)/messages",
                #"{"body": "\#(long)"}"#
            )
            #expect(tooLong.status == 422)
            #expect(tooLong["limit_bytes"].number == 8_192)
            for body in ["[]", "7", "null", "\"x\""] {
                let answer = try site.send("POST", "interactions/\(id)/messages", body)
                #expect(answer.problem == "body-not-an-object", "\(body)")
            }
            let stray = #"{"body": "x", "bdoy": "y"}"#
            let unknown = try site.send("POST", "interactions/\(id)/messages", stray)
            #expect(unknown.problem == "unknown-field")
            #expect(unknown["field"].text == "bdoy")
        }
    }

    @Test func `with another content type, method or path is told what is right`() throws {
        try withSite { site throws in
            let id = try site.compose()
            let path = "interactions/\(id)/messages"
            for type in ["text/plain", "application/xml", "application/json; charset=latin1"] {
                let headers = [("Content-Type", type)]
                let answer = try site.send("POST", path, #"{"body": "x"}"#, headers: headers)
                #expect(answer.status == 415, "\(type)")
            }
            let utf8 = [("Content-Type", "application/json; charset=UTF-8")]
            #expect(try site.send("POST", path, #"{"body": "x"}"#, headers: utf8).status == 201)
            let wrong = try site.send("PATCH", path)
            #expect(wrong.status == 405)
            #expect(wrong.header("Allow") == "GET, HEAD, POST")
            for path in ["nothing", "interactions//messages/x", "", "interactions/\(id)/x/y/z"] {
                #expect(try site.send("GET", path).problem == "unknown-resource", "\(path)")
            }
            for path in ["interactions/%00", "interactions/%ff", "x?a=%zz"] {
                #expect(try site.send("GET", path).status == 400, "\(path)")
            }
            let head = try site.send("HEAD", "interactions")
            #expect(head.status == 200 && head.text.isEmpty)
        }
    }

    @Test func `answers are for no cache and no frame`() throws {
        try withSite { site throws in
            let answer = try site.send("GET", "interactions")
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
        }
    }
}
