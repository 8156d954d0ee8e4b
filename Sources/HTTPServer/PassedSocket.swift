import CMicroHTTPD
import Glibc

/// A listening socket that somebody else holds too, such as a service manager.
enum PassedSocket {
    /// Takes the socket out of every epoll set of the process.
    ///
    /// The system does so by itself with a socket that nobody has open any more. This one stays open
    /// elsewhere, and every connection that comes would go on waking workers that cannot accept it.
    static func leaveEpollSets(_ descriptor: Int32) {
        guard let folder = unsafe opendir("/proc/self/fd") else { return }
        defer { unsafe closedir(folder) }
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            guard let number = Int32(name), isEpollSet(name) else { continue }
            // A set that it is not in says so, and that is all.
            epoll_ctl(number, EPOLL_CTL_DEL, descriptor, nil)
        }
    }

    private static func isEpollSet(_ name: String) -> Bool {
        var target = [CChar](repeating: 0, count: 64)
        let count = unsafe readlink("/proc/self/fd/" + name, &target, target.count - 1)
        guard count > 0 else { return false }
        return target.prefix(count).elementsEqual("anon_inode:[eventpoll]".utf8.map(CChar.init))
    }
}
