import Engine
import Foundation
import Simulation

extension Command {
    /// Runs a made-up support centre and prints its table.
    static func centre(_ seed: String, _ arguments: Arguments) throws -> ExitStatus {
        func number(_ name: String, _ usual: Int, _ range: ClosedRange<Int>) throws -> Int {
            guard let text = arguments[name] else { return usual }
            guard let number = Int(text), range.contains(number) else {
                throw CommandLineError(
                    message:
                        "--\(name) takes a number from \(range.lowerBound) to \(range.upperBound)"
                )
            }
            return number
        }
        guard let seed = UInt64(seed) else {
            throw CommandLineError(message: "--centre takes a seed, a number from 0 on")
        }
        let size = SupportCentre.Size(
            seed: seed,
            agents: try number("agents", 200, 1...10_000),
            requesters: try number("requesters", 50_000, 1...1_000_000),
            days: try number("days", 30, 1...366)
        )
        do {
            let isShown = isatty(STDERR_FILENO) == 1
            let report = try SupportCentre(size).run { day in
                guard isShown else { return }
                FileHandle.standardError.write(Data("\rday \(day) of \(size.days)".utf8))
            }
            if isShown { FileHandle.standardError.write(Data("\r".utf8)) }
            print(report.text, terminator: "")
        } catch let error as SimulationError {
            throw CommandFailure(error.description, status: .found)
        }
        return .success
    }
}
