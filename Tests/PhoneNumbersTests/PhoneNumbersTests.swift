import PhoneNumbers
import Testing

@Suite("A text that may be a phone number")
struct PhoneNumbersTests {
    @Test(
        "becomes E.164, with its own territory and kind",
        arguments: [
            ("040 123 456", "SI", "+38640123456", "SI", PhoneNumberKind.mobile),
            ("040 123 456", "si", "+38640123456", "SI", .mobile),
            ("044 668 18 00", "CH", "+41446681800", "CH", .fixedLine),
            ("+41 44 668 18 00", "US", "+41446681800", "CH", .fixedLine),
            ("+41446681800", "AQ", "+41446681800", "CH", .fixedLine),
            ("02 1234 5678", "IT", "+390212345678", "IT", .fixedLine),
            ("8 (912) 345-67-89", "RU", "+79123456789", "RU", .mobile),
            ("(201) 555-0123", "US", "+12015550123", "US", .fixedLineOrMobile),
            ("+800 1234 5678", nil, "+80012345678", "001", .tollFree),
        ] as [(String, String?, String, String, PhoneNumberKind)]
    )
    func valid(text: String, asked: String?, e164: String, territory: String, kind: PhoneNumberKind)
    {
        #expect(
            PhoneNumbers.parse(text, territory: asked)
                == .valid(e164: e164, territory: territory, kind: kind)
        )
    }

    @Test(
        "is refused with the reason",
        arguments: [
            ("MYBANK", "SI", PhoneNumberRejection.notANumber),
            ("", "SI", .notANumber),
            (String(repeating: "1", count: 251), "SI", .tooLong),
            ("040 123 456", nil, .invalidCountryCode),
            ("+999 123 456", "SI", .invalidCountryCode),
            ("040 123 456", "XX", .unknownTerritory),
            ("+386 4", nil, .tooShort),
            ("040 123 456 789 012 345", "SI", .tooLong),
            ("212 555 23688", "US", .tooLong),
            ("555-0123", "US", .localOnly),
            ("000 000 0000", "US", .notValidForTerritory),
            ("+1 212 555 2368 x45", nil, .extensionNotAllowed),
        ] as [(String, String?, PhoneNumberRejection)]
    )
    func invalid(text: String, territory: String?, reason: PhoneNumberRejection) {
        #expect(PhoneNumbers.parse(text, territory: territory) == .invalid(reason))
    }

    @Test(
        "has the syntax of E.164 or not, whatever the numbering plans say",
        arguments: [
            ("+1234567", true), ("+123456789012345", true), ("+99999999999", true),
            ("+123456", false), ("+1234567890123456", false), ("+012345678", false),
            ("38640123456", false), ("+386 40123456", false), ("+3864012345a", false),
            ("++3864012345", false), ("+", false), ("", false), (" +38640123456", false),
            ("+38640123456\u{0}", false), ("+\u{664}\u{661}446681800", false),
        ]
    )
    func syntax(text: String, isE164: Bool) {
        #expect(PhoneNumbers.isE164(text) == isE164)
    }

    @Test func `is written nationally and internationally, and not at all if it is no number`() {
        #expect(PhoneNumbers.format(e164: "+41446681800", style: .national) == "044 668 18 00")
        #expect(
            PhoneNumbers.format(e164: "+41446681800", style: .international) == "+41 44 668 18 00"
        )
        #expect(PhoneNumbers.format(e164: "0446681800", style: .national) == nil)
        #expect(PhoneNumbers.format(e164: "+99912345678", style: .national) == nil)
    }

    @Test func `is read alike by many tasks at once`() async {
        let expected = ParsedPhoneNumber.valid(e164: "+38640123456", territory: "SI", kind: .mobile)
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<200).count { _ in
                        PhoneNumbers.parse("040 123 456", territory: "SI") == expected
                    }
                }
            }
            for await agreed in group {
                #expect(agreed == 200)
            }
        }
    }

    @Test func `is read by numbering plans that have a name`() throws {
        let name = PhoneNumbers.metadataVersion
        #expect(name.count == 24)
        #expect(name.hasPrefix("fnv1a64:"))
        #expect(name != "fnv1a64:cbf29ce484222325", "the fingerprint of no bytes at all")
    }
}
