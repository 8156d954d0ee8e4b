import API
import Foundation

/// What the process takes of its machine, by the names that Prometheus' own libraries use.
enum ProcessFigures {
    private static let page = Double(sysconf(Int32(_SC_PAGESIZE)))
    private static let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))

    static func read() -> [Figure] {
        let fields = statFields
        let sizes = words(of: "/proc/self/statm").compactMap { Double($0) }
        var figures = [
            Figure(
                "ledgerline_build_info",
                .gauge,
                help: "Always 1; says which version runs.",
                labels: [Figure.Label("version", Command.version)],
                value: 1
            )
        ]
        func add(_ name: String, _ help: String, _ value: Double?, _ kind: Figure.Kind = .gauge) {
            guard let value else { return }
            figures.append(Figure("process_" + name, kind, help: help, value: value))
        }
        // Source: proc(5); fields count from 3, the first behind the program's name.
        if fields.count > 19 {
            let time = fields[11] + fields[12]
            add("cpu_seconds_total", "Processor time, user's and system's.", time / ticks, .counter)
            add("threads", "Threads.", fields[17])
            add(
                "start_time_seconds",
                "When the process began, in seconds since 1970.",
                start(fields[19] / ticks)
            )
        }
        if sizes.count > 1 {
            add("resident_memory_bytes", "Memory that is in use.", sizes[1] * page)
            add("virtual_memory_bytes", "Address space, reserved for the log too.", sizes[0] * page)
        }
        let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        add("open_fds", "Open descriptors.", open.map { Double($0 - 1) })
        var limit = rlimit()
        if unsafe getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            add("max_fds", "Descriptors that may be open.", Double(limit.rlim_cur))
        }
        return figures
    }

    /// The numbers of `/proc/self/stat` behind the state.
    private static var statFields: [Double] {
        guard let text = contents("/proc/self/stat"), let end = text.lastIndex(of: ")") else {
            return []
        }
        // The state, a letter, keeps its place.
        return text[text.index(after: end)...].split(separator: " ").map { Double($0) ?? 0 }
    }

    /// When the process began, in seconds since 1970, as it looked when it was first asked: another
    /// value would look like another process.
    private static let started = Shared<Double?>(nil)

    private static func start(_ sinceBoot: Double) -> Double {
        if let known = started.value { return known }
        let start = bootTime + sinceBoot
        started.set(start)
        return start
    }

    /// When the machine began, in seconds since 1970.
    private static var bootTime: Double {
        var (wall, boot) = (timespec(), timespec())
        unsafe clock_gettime(CLOCK_REALTIME, &wall)
        unsafe clock_gettime(CLOCK_BOOTTIME, &boot)
        return Double(wall.tv_sec - boot.tv_sec) + Double(wall.tv_nsec - boot.tv_nsec) / 1e9
    }

    private static func words(of file: String) -> [Substring] {
        contents(file)?.split(separator: " ") ?? []
    }

    private static func contents(_ file: String) -> String? {
        FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension DataDirectory {
    /// What the log takes of the disk, and what there is of it.
    var figures: [Figure] {
        var figures = [
            Figure(
                "ledgerline_log_bytes",
                .gauge,
                help: "What the log takes on the disk.",
                value: Double(logBytes)
            )
        ]
        var disk = statvfs()
        guard unsafe statvfs(path, &disk) == 0 else { return figures }
        let block = Double(disk.f_frsize)
        figures.append(
            Figure(
                "ledgerline_disk_free_bytes",
                .gauge,
                help: "What the service may still write on the data directory's disk.",
                value: Double(disk.f_bavail) * block
            )
        )
        figures.append(
            Figure(
                "ledgerline_disk_bytes",
                .gauge,
                help: "The size of the data directory's disk.",
                value: Double(disk.f_blocks) * block
            )
        )
        return figures
    }
}
