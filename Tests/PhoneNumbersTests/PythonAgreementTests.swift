import Foundation
import PhoneNumbers
import Testing

@Suite("The numbers of the table")
struct PythonAgreementTests {
    @Test func `get the verdict, territory, kind and both forms that phonenumbers gives them`()
        throws
    {
        let cases = (NumberTable.written + NumberTable.awkward)
            .flatMap { row in row.texts.map { (territory: row.territory, text: $0) } }
        let verdicts = try verdicts(of: cases.map { $0.territory + "\t" + $0.text })
        try #require(verdicts.count == cases.count)

        var territories: Set<String> = []
        for ((territory, text), verdict) in zip(cases, verdicts) {
            let parsed = PhoneNumbers.parse(text, territory: territory.isEmpty ? nil : territory)
            #expect(line(parsed) == verdict, "\(text) in \(territory)")
            if case .valid(_, let territory, _) = parsed {
                territories.insert(territory)
            }
        }
        #expect(cases.count >= 150)
        #expect(territories.count >= 25)
    }

    /// What the script prints for a number like this one.
    private func line(_ parsed: ParsedPhoneNumber) -> String {
        switch parsed {
        case .valid(let e164, let territory, let kind):
            [
                "valid", e164, territory, kind.rawValue,
                PhoneNumbers.format(e164: e164, style: .national) ?? "none",
                PhoneNumbers.format(e164: e164, style: .international) ?? "none",
            ].joined(separator: "\t")
        case .invalid(let reason):
            "invalid\t" + reason.rawValue
        }
    }

    private func verdicts(of lines: [String]) throws -> [String] {
        let script = Process()
        script.executableURL = URL(filePath: "/usr/bin/env")
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "verdicts.py").path
        script.arguments = ["python3", path]
        let input = Pipe()
        let output = Pipe()
        script.standardInput = input
        script.standardOutput = output
        try script.run()
        // The table is far smaller than what a pipe holds, so writing all of it cannot block.
        input.fileHandleForWriting.write(Data(lines.joined(separator: "\n").utf8))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        script.waitUntilExit()
        #expect(script.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
