import CCurl
import Glibc

/// One request under way: libcurl's handle, and what has come back so far.
///
/// Only the client's thread touches it.
@safe
final class Transfer {
    let handle: UnsafeMutableRawPointer
    private let work: Work
    private var list: UnsafeMutablePointer<curl_slist>?
    private var headers: [(name: String, value: String)] = []
    private var body: [UInt8] = []
    private var isTooLarge = false
    var metPrivateAddress = false
    /// How often the request was put on a connection.
    private var begun = 0

    /// Sets a handle up for a request.
    init(_ handle: UnsafeMutableRawPointer, _ work: Work) {
        unsafe self.handle = unsafe handle
        self.work = work
    }

    deinit {
        unsafe curl_slist_free_all(list)
    }

    /// Tells libcurl everything about the request.
    ///
    /// - Returns: false when libcurl refuses an option: it is out of memory.
    func configure(certificateAuthorities: String?) -> Bool {
        let request = work.request
        var isSet = true
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        func check(_ code: CURLcode) { isSet = isSet && code == CURLE_OK }
        unsafe check(curl_set_text(handle, CURLOPT_URL, request.url))
        unsafe check(curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"))
        unsafe check(curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0))
        unsafe check(curl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)))
        unsafe check(curl_set_long(handle, CURLOPT_NOSIGNAL, 1))
        unsafe check(curl_set_long(handle, CURLOPT_TIMEOUT_MS, max(request.timeout, 1)))
        unsafe check(
            curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(request.connectTimeout, 1))
        )
        // The environment does not decide where messages go, nor does ~/.netrc who sends them.
        unsafe check(curl_set_text(handle, CURLOPT_PROXY, ""))
        unsafe check(curl_set_long(handle, CURLOPT_NETRC, 0))
        if let certificateAuthorities {
            unsafe check(curl_set_text(handle, CURLOPT_CAINFO, certificateAuthorities))
        }
        if let basic = request.basicAuthentication {
            unsafe check(curl_set_long(handle, CURLOPT_HTTPAUTH, Int(bitPattern: 1)))
            unsafe check(curl_set_text(handle, CURLOPT_USERNAME, basic.user))
            unsafe check(curl_set_text(handle, CURLOPT_PASSWORD, basic.password))
        }
        // The wait for "100 Continue" would add a second with servers that do not know it.
        var lines = ["Expect:"]
        let sendsBody =
            !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method)
        if request.method == "HEAD" {
            unsafe check(curl_set_long(handle, CURLOPT_NOBODY, 1))
        } else if sendsBody {
            unsafe check(
                curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, request.body.count)
            )
            if request.body.isEmpty {
                unsafe check(curl_set_text(handle, CURLOPT_COPYPOSTFIELDS, ""))
            } else {
                // Copied, after its size is known: an array's storage has no address that lasts.
                unsafe request.body.withUnsafeBytes { bytes in
                    unsafe check(
                        curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
                    )
                }
            }
            // libcurl would call any body a form.
            let names = request.headers.map { $0.0.lowercased() }
            if !names.contains("content-type") { lines.append("Content-Type:") }
        }
        unsafe check(curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method))
        // A header without a value is removed unless it ends in a semicolon.
        lines += request.headers.map { $0.1.isEmpty ? "\($0.0);" : "\($0.0): \($0.1)" }
        for line in lines { unsafe list = curl_slist_append(list, line) }
        unsafe check(curl_set_pointer(handle, CURLOPT_HTTPHEADER, list))
        unsafe check(curl_set_receiver(handle, CURLOPT_WRITEFUNCTION, receiveBody))
        unsafe check(curl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        unsafe check(curl_set_receiver(handle, CURLOPT_HEADERFUNCTION, receiveHeader))
        unsafe check(curl_set_pointer(handle, CURLOPT_HEADERDATA, context))
        unsafe check(curl_set_before_request(handle, beforeRequest))
        unsafe check(curl_set_pointer(handle, CURLOPT_PREREQDATA, context))
        if let idle = request.connectionIdleMax {
            unsafe check(curl_set_long(handle, CURLOPT_MAXAGE_CONN, idle))
        }
        if request.hasOwnConnection {
            unsafe check(curl_set_long(handle, CURLOPT_FRESH_CONNECT, 1))
            unsafe check(curl_set_long(handle, CURLOPT_FORBID_REUSE, 1))
        }
        if request.publicAddressesOnly {
            unsafe check(curl_set_open_socket(handle, openPublicSocket))
            unsafe check(curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context))
        }
        return isSet
    }

    /// Says whether the request may be put on a connection, the first or a further one.
    ///
    /// When a used connection dies without an answer libcurl sends again by itself, which might send a
    /// message twice. Source: RFC 9110, section 9.2.2.
    func mayBegin() -> Bool {
        defer { begun += 1 }
        let isRepeatable =
            work.request.isRepeatable ?? Transfer.idempotent.contains(work.request.method)
        return begun == 0 || isRepeatable
    }

    private static let idempotent: Set = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]

    /// A piece of the body; false ends the transfer.
    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= work.request.maxResponseBytes else {
            isTooLarge = true
            return false
        }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// A header line; a status line begins anew, since a 1xx response may precede the real one.
    func appendHeader(_ line: String) -> Bool {
        if line.hasPrefix("HTTP/") {
            headers = []
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...]
            let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
            let start = value.drop(while: isBlank)
            let end = start.reversed().drop(while: isBlank).count
            headers.append((String(line[..<colon]), String(start.prefix(end))))
        }
        return true
    }

    /// Whether any of the request was handed to the network.
    var wasSent: Bool { unsafe begun > 1 || curl_get_long(handle, CURLINFO_REQUEST_SIZE) > 0 }

    /// Reports how it ended.
    func finish(_ code: CURLcode) {
        let status = unsafe curl_get_long(handle, CURLINFO_RESPONSE_CODE)
        if code == CURLE_OK {
            work.completion(
                .success(HTTPClientResponse(status: status, headers: headers, body: body))
            )
        } else if isTooLarge {
            work.completion(.failure(.responseTooLarge(status: status)))
        } else if code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL {
            work.completion(.failure(.badURL))
        } else {
            // The fixed text, not the error buffer, which may quote what the other side sent.
            let reason =
                metPrivateAddress
                ? HTTPClientError.privateAddress : unsafe String(cString: curl_easy_strerror(code))
            work.completion(
                .failure(
                    wasSent
                        ? .uncertain(code: code.rawValue, reason: reason)
                        : .failedBeforeSending(code: code.rawValue, reason: reason)
                )
            )
        }
    }

    /// Reports that the client is gone.
    func cancel() {
        work.completion(.failure(.cancelled(wasSent: wasSent)))
    }
}

private let receiveBody: curl_receive = { bytes, size, count, context in
    guard let context = unsafe context else { return 0 }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe transfer.append(piece) ? size * count : 0
}

private let openPublicSocket: curl_opensocket_callback = { context, _, address in
    guard let context = unsafe context, let address = unsafe address else { return -1 }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = unsafe curl_address_bytes(address, &bytes)
    guard PublicAddress.isPublic(Array(bytes.prefix(Int(count)))) else {
        let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        transfer.metPrivateAddress = true
        return -1
    }
    let type = unsafe address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return unsafe socket(address.pointee.family, type, address.pointee.protocol)
}

private let beforeRequest: curl_prereq_callback = { context, _, _, _, _ in
    guard let context = unsafe context else { return CURL_PREREQFUNC_ABORT }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    return transfer.mayBegin() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

private let receiveHeader: curl_receive = { bytes, size, count, context in
    guard let context = unsafe context else { return 0 }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe transfer.appendHeader(String(decoding: line, as: UTF8.self)) ? size * count : 0
}
