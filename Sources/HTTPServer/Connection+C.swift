import CMicroHTTPD
import Glibc

extension Connection {
    /// Copies all headers into the request's head.
    func collectHeaders(_ pointer: OpaquePointer) {
        unsafe withUnsafeMutablePointer(to: &head) { head in
            _ = unsafe MHD_get_connection_values_n(
                pointer,
                .HEADER_KIND,
                { context, _, name, nameBytes, value, valueBytes in
                    guard let context = unsafe context, let name = unsafe name else { return .YES }
                    let head = unsafe context.assumingMemoryBound(to: RequestHead.self)
                    unsafe head.pointee.append(
                        name: UnsafeRawBufferPointer(start: name, count: nameBytes),
                        value: UnsafeRawBufferPointer(start: value, count: valueBytes)
                    )
                    return .YES
                },
                head
            )
        }
    }

    /// Makes libmicrohttpd's form of a response.
    ///
    /// - Returns: nil when a header cannot be sent.
    func makeResponse(_ response: HTTPResponse, closing: Bool) -> OpaquePointer? {
        let made = unsafe response.body.withUnsafeBytes { bytes in
            // Copied: an array's storage has no address that lasts.
            unsafe MHD_create_response_from_buffer(
                bytes.count,
                UnsafeMutableRawPointer(mutating: bytes.baseAddress),
                .RESPMEM_MUST_COPY
            )
        }
        guard let made = unsafe made else { return nil }
        guard unsafe add(response.headers, to: made, closing: closing) else { return nil }
        return unsafe made
    }

    /// Makes a response that reads its body from a stream.
    ///
    /// - Returns: nil when a header cannot be sent.
    func makeStream(_ stream: HTTPStream, headers: [(String, String)]) -> OpaquePointer? {
        let made = unsafe MHD_create_response_from_callback(
            http_unknown_size(),
            4096,
            { context, _, buffer, capacity in
                guard let context = unsafe context, let buffer = unsafe buffer else {
                    return http_end_with_error()
                }
                let stream = unsafe Unmanaged<HTTPStream>.fromOpaque(context).takeUnretainedValue()
                let room = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: capacity)
                return switch unsafe stream.read(into: room) {
                case .bytes(let count): count
                case .suspended: 0
                case .end: http_end_of_stream()
                case .broken: http_end_with_error()
                }
            },
            Unmanaged.passRetained(stream).toOpaque(),
            { context in
                guard let context = unsafe context else { return }
                unsafe Unmanaged<HTTPStream>.fromOpaque(context).release()
            }
        )
        guard let made = unsafe made else { return nil }
        guard unsafe add(headers, to: made, closing: server.isDraining) else { return nil }
        return unsafe made
    }

    private func add(
        _ headers: [(String, String)],
        to response: OpaquePointer,
        closing: Bool
    ) -> Bool {
        var isValid = true
        for (name, value) in complete(headers) where isValid {
            isValid = unsafe MHD_add_response_header(response, name, value) == .YES
        }
        if isValid, closing {
            isValid = unsafe MHD_add_response_header(response, "Connection", "close") == .YES
        }
        if !isValid { unsafe MHD_destroy_response(response) }
        return isValid
    }

    /// A response's headers with the common ones that it lacks.
    func complete(_ headers: [(String, String)]) -> [(String, String)] {
        let common = server.configuration.commonHeaders
        return headers
            + common.filter { name, _ in
                !headers.contains { $0.0.utf8.elementsEqual(name.utf8) }
            }
    }
}

extension HTTPResponse {
    /// The response as it stands on the wire, for a connection that closes after it.
    var wireBytes: [UInt8] {
        var text = "HTTP/1.1 \(status) "
        text +=
            unsafe MHD_get_reason_phrase_for(UInt32(clamping: status)).map {
                unsafe String(cString: $0)
            } ?? "Refused"
        text += "\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        text += "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        return Array(text.utf8) + body
    }
}

/// The usual methods without measuring and copying a C string.
func methodName(_ method: UnsafePointer<CChar>) -> String {
    if unsafe strcmp(method, "GET") == 0 { return "GET" }
    if unsafe strcmp(method, "POST") == 0 { return "POST" }
    return unsafe String(cString: method)
}

/// An address in its numeric form; an IPv4 address mapped into IPv6 as the former.
func numericAddress(_ address: UnsafePointer<sockaddr>) -> String {
    let family = unsafe Int32(address.pointee.sa_family)
    guard family == AF_INET || family == AF_INET6 else { return "unix" }
    let length =
        family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let result = unsafe getnameinfo(
        address,
        socklen_t(length),
        &text,
        socklen_t(text.count),
        nil,
        0,
        Int32(NI_NUMERICHOST)
    )
    guard result == 0 else { return "unknown" }
    let name = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return name.hasPrefix("::ffff:") && name.contains(".") ? String(name.dropFirst(7)) : name
}
