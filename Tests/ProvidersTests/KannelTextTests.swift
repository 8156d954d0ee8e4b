import Testing

@testable import Providers

@Suite("A text of a Kannel gateway")
struct KannelTextTests {
    @Test(arguments: [
        ("Hello", "UTF-8", "0", [0x48, 0x65, 0x6C, 0x6C, 0x6F]),
        ("é€", "utf-8", "0", [0xC3, 0xA9, 0xE2, 0x82, 0xAC]),
        ("é€", "UTF-16BE", "2", [0x00, 0xE9, 0x20, 0xAC]),
        ("👍", "utf-16be", "2", [0xD8, 0x3D, 0xDC, 0x4D]),
        ("é€", "", "2", [0x00, 0xE9, 0x20, 0xAC]),
        ("é", "UCS-2", "2", [0x00, 0xE9]),
        ("é€", "WINDOWS-1252", "0", [0xE9, 0x80]),
        ("é", "ISO-8859-1", "0", [0xE9]),
        ("é", "", "0", [0xC3, 0xA9]),
        ("é", "GSM", "0", [0xC3, 0xA9]),
        ("é!", "", "0", [0xE9, 0x21]),
        ("é!", "8-BIT", "1", [0xE9, 0x21]),
        ("", "UTF-8", "0", []),
        ("", "UTF-16BE", "2", []),
        // The charset counts where the two contradict each other.
        ("Hi", "UTF-8", "2", [0x48, 0x69]),
    ])
    func `is read in its charset and coding`(
        text: String,
        charset: String,
        coding: String,
        bytes: [UInt8]
    ) {
        #expect(KannelText.decode(bytes[...], charset: charset, coding: coding) == text)
    }

    @Test(arguments: [
        ("UTF-8", "0", [0xC3, 0x28]), ("UTF-8", "0", [0xED, 0xA0, 0xBD]),
        ("UTF-16BE", "2", [0x00]), ("UTF-16BE", "2", [0xD8, 0x3D]),
        ("UTF-16BE", "2", [0xDC, 0x4D, 0x00, 0x41]), ("WINDOWS-1252", "0", [0x81]),
    ])
    func `is none when its bytes are none in that charset`(
        charset: String,
        coding: String,
        bytes: [UInt8]
    ) {
        #expect(KannelText.decode(bytes[...], charset: charset, coding: coding) == nil)
    }

    @Test(arguments: [
        "Hello", "@£$¥èéùìòÇ\nØø\rÅå", "Δ_ΦΓΛΩΠΨΣΘΞ", "ÆæßÉ ¤¡ÄÖÑÜ§¿äöñüà", "^{}\\[~]|€",
        "", "1+1=2 & 50%",
    ])
    func `of the 7-bit alphabet goes as such`(text: String) {
        let sent = KannelText.encode(text)
        #expect(sent.coding == 0)
        #expect(sent.charset == "UTF-8")
        #expect(sent.bytes == Array(text.utf8))
    }

    @Test(arguments: ["ç", "`", "á", "“quoted”", "Где", "👍", "a\u{A0}b", "a\u{301}", "\t"])
    func `with anything else goes as UCS-2, and comes back the same`(text: String) {
        let sent = KannelText.encode(text)
        #expect(sent.coding == 2)
        #expect(KannelText.decode(sent.bytes[...], charset: "UTF-16BE", coding: "2") == text)
    }
}
