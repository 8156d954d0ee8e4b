import Foundation
import Glibc

/// A request byte for byte and what came back, over a connection of its own on loopback.
struct Exchange {
    let status: Int
    let headers: [String: String]
    let body: String

    /// Sends a request that is complete and asks for the connection to be closed.
    init?(_ request: [UInt8], port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = unsafe withUnsafePointer(to: &address) { address in
            unsafe connect(
                descriptor,
                UnsafeRawPointer(address).assumingMemoryBound(to: sockaddr.self),
                size
            )
        }
        guard connected == 0 else { return nil }
        var sent = 0
        while sent < request.count {
            let rest = Array(request[sent...])
            let count = unsafe send(descriptor, rest, rest.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { return nil }
            sent += count
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            received += buffer[..<count]
        }
        self.init(received)
    }

    private init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        self.status = status
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] =
                line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        self.headers = headers
        body = String(text[end.upperBound...])
    }

    /// The last part of a problem document's type.
    var problem: String? {
        guard let start = body.range(of: "urn:ledgerline:problem:") else { return nil }
        return String(body[start.upperBound...].prefix { $0 != "\"" })
    }
}
