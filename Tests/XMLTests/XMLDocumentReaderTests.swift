import Testing
import XML

@Suite("A document from outside")
struct XMLDocumentReaderTests {
    private func read(_ text: String) throws -> XMLElement {
        try XMLDocumentReader.read(Array(text.utf8))
    }

    @Test func `is read with its elements, texts and the five entities of XML`() throws {
        let root = try read(
            "<?xml version=\"1.0\"?><!-- x --><a b=\"1\"><c>1 &lt; 2 &amp; <![CDATA[<3>]]></c><d/></a>"
        )
        #expect(root.name == "a")
        #expect(root.children.map(\.name) == ["c", "d"])
        #expect(root.children[0].text == "1 < 2 & <3>")
        #expect(root.children[1].text.isEmpty)
    }

    @Test(
        "that declares a type is refused, so entities and DTDs are never read",
        arguments: [
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
            "<?xml version=\"1.0\"?><!doctype a><a/>",
            "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>",
        ]
    )
    func documentType(text: String) {
        #expect(throws: XMLError.documentType) { try read(text) }
    }

    @Test func `that uses an entity of its own is refused`() {
        #expect(throws: XMLError.self) { try read("<a>&passwd;</a>") }
    }

    @Test func `that says another encoding is read as UTF-8 all the same`() throws {
        let root = try read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\u{17E}</a>")
        #expect(root.text == "\u{17E}")
        #expect(throws: XMLError.notUTF8) { try XMLDocumentReader.read([0x3C, 0x61, 0x00]) }
        #expect(throws: XMLError.notUTF8) { try XMLDocumentReader.read([0x3C, 0xFF, 0x3E]) }
    }

    @Test func `that is deep, long or broken is refused`() throws {
        let depth = XMLDocumentReader.depthMax
        let deep = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        _ = try read(deep)
        #expect(throws: XMLError.tooDeep(limit: depth)) { try read("<a>" + deep + "</a>") }
        let many = String(repeating: "<b/>", count: XMLDocumentReader.elementsMax)
        #expect(throws: XMLError.tooManyElements(limit: XMLDocumentReader.elementsMax)) {
            try read("<a>" + many + "</a>")
        }
        #expect(throws: XMLError.tooLarge(limit: XMLDocumentReader.bytesMax)) {
            try XMLDocumentReader.read(
                Array(repeating: UInt8(ascii: " "), count: XMLDocumentReader.bytesMax + 1)
            )
        }
        for text in ["<a>", "<a></b>", "a", "<a/><b/>", "<a", " ", "<a>\u{1}</a>"] {
            #expect(throws: XMLError.self, "\(text)") { try read(text) }
        }
        #expect(throws: XMLError.empty) { try read("") }
    }
}
