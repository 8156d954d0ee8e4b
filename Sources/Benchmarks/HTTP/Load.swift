import Foundation

/// Requests on loopback, driven by wrk.
struct Load {
    /// What a run gives.
    struct Result {
        var perSecond: Double
        /// Half of the answers took no longer, in microseconds.
        var medianMicroseconds: Double
        /// Answers that were none of 2xx or 3xx, and requests without an answer.
        var failures: Int
    }

    /// Where scripts and outputs go.
    let folder: String

    /// Posts of messages as a Kannel gateway's form, which drive the daemon and the ceiling alike.
    ///
    /// Each has an id of its own and comes from one of 10,000 phones.
    static let posts = """
        local head = "POST /providers/Gateway/inbound HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n" ..
            "Content-Type: application/x-www-form-urlencoded\\r\\nContent-Length: "
        local form = "token=\(DaemonUnderLoad.token)&id=SM%02d%010d%09d&from=%%2B1555%07d" ..
            "&to=%%2B15550009999&charset=UTF-8" ..
            "&text=Hello+my+order+has+not+arrived+yet+and+I+would+like+to+know+when+it+comes"
        local threads = 0
        function setup(thread)
            threads = threads + 1
            thread:set("number", threads)
        end
        function init(arguments)
            run = tonumber(arguments[1])
            math.randomseed(run * 64 + number)
            count = 0
        end
        function request()
            count = count + 1
            local body = string.format(form, number, run, count, math.random(1, 10000))
            return head .. #body .. "\\r\\n\\r\\n" .. body
        end

        """ + verdict

    /// The same `GET` again and again.
    static func gets(_ path: String, authorization: String) -> String {
        """
        wrk.path = "\(path)"
        wrk.headers["Authorization"] = "\(authorization)"

        """ + verdict
    }

    private static let verdict = """
        function done(summary, latency, requests)
            local errors = summary.errors
            io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration,
                latency:percentile(50), errors.connect + errors.read + errors.write +
                errors.timeout + errors.status))
        end
        """

    /// Puts load on a port.
    ///
    /// - Parameters:
    ///   - script: wrk's, with a line `RESULT` at the end.
    ///   - port: on loopback.
    ///   - connections: how many are open, each with one request at a time.
    ///   - seconds: for how long.
    ///   - run: a number that no other run has, so that no message repeats one.
    /// - Returns: what was answered.
    /// - Throws: what keeps wrk from it.
    func put(
        _ script: String,
        on port: UInt16,
        connections: Int,
        seconds: Int,
        run: Int = 0
    ) throws -> Result {
        let file = folder + "/load.lua"
        try script.write(toFile: file, atomically: true, encoding: .utf8)
        let threads = min(connections, 2)
        let text = try ChildProcess.run(
            [
                "wrk", "-t\(threads)", "-c\(connections)", "-d\(seconds)s", "-s", file,
                "http://127.0.0.1:\(port)/", "--", "\(run)",
            ],
            output: folder + "/wrk.out"
        )
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("RESULT ") })
        else {
            throw BenchmarkError.failed(text)
        }
        let numbers = line.split(separator: " ").dropFirst().compactMap { Double($0) }
        guard numbers.count == 4, numbers[1] > 0 else { throw BenchmarkError.failed(text) }
        return Result(
            perSecond: numbers[0] / (numbers[1] / 1e6),
            medianMicroseconds: numbers[2],
            failures: Int(numbers[3])
        )
    }
}
