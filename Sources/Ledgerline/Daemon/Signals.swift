import Dispatch
import Foundation

/// Signals as words, taken one at a time on a queue of their own.
final class Signals {
    enum Word: Sendable {
        /// SIGTERM or SIGINT.
        case stop
        /// SIGHUP.
        case reload
    }

    private var sources: [any DispatchSourceSignal] = []

    /// Takes over the signals of the process.
    init(_ heard: @escaping @Sendable (Word) -> Void) {
        let queue = DispatchQueue(label: "signals")
        let words: [(Int32, Word)] = [(SIGTERM, .stop), (SIGINT, .stop), (SIGHUP, .reload)]
        for (number, word) in words {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { heard(word) }
            source.resume()
            sources.append(source)
        }
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
