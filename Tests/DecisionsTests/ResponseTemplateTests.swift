import Decisions
import Testing

@Suite("A response template")
struct ResponseTemplateTests {
    @Test(
        "has its fields filled in, and leaves what nobody knows as it was written",
        arguments: [
            ("Hello ${requester.name}!", "Hello Carla!"),
            ("${requester.name}${requester.name}", "CarlaCarla"),
            ("${nobody.knows} and ${requester.name}", "${nobody.knows} and Carla"),
            ("Costs $5 {and} ${open", "Costs $5 {and} ${open"),
            ("", ""),
        ]
    )
    func filled(text: String, expected: String) {
        let filled = ResponseTemplate(text).filled { $0 == "requester.name" ? "Carla" : nil }
        #expect(filled == expected)
    }
}
