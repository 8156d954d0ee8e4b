import CCurl

/// libcurl's multi handle with its transfers.
///
/// All but `wake` is called by the client's thread only; `curl_multi_wakeup` is the one function that
/// libcurl allows from others. Handles that are done are kept for the next request.
@safe
final class Multi: @unchecked Sendable {
    private let multi: UnsafeMutableRawPointer
    private var transfers: [UnsafeMutableRawPointer: Transfer] = unsafe [:]
    private var spare: [UnsafeMutableRawPointer] = unsafe []

    /// Idle easy handles that are kept; beyond, freeing costs less than the memory.
    private static let spareLimit = 64

    private let certificateAuthorities: String?

    init(connectionsPerHost: Int, certificateAuthorities: String?) {
        self.certificateAuthorities = certificateAuthorities
        precondition(curlIsReady, "libcurl initialises unless memory is out")
        guard let multi = unsafe curl_multi_init() else {
            preconditionFailure("libcurl gives a handle unless memory is out")
        }
        unsafe self.multi = unsafe multi
        unsafe curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, connectionsPerHost)
    }

    deinit {
        unsafe spare.forEach { unsafe curl_easy_cleanup($0) }
        unsafe curl_multi_cleanup(multi)
    }

    /// Ends the wait of `advance`, the present one or the next.
    ///
    /// From any thread.
    func wake() {
        unsafe curl_multi_wakeup(multi)
    }

    /// Begins a request.
    func add(_ work: Work) {
        guard let handle = unsafe spare.popLast() ?? curl_easy_init() else {
            return work.completion(.failure(.outOfMemory))
        }
        let transfer = unsafe Transfer(handle, work)
        guard transfer.configure(certificateAuthorities: certificateAuthorities),
            unsafe curl_multi_add_handle(multi, handle) == CURLM_OK
        else {
            unsafe curl_easy_cleanup(handle)
            return work.completion(.failure(.outOfMemory))
        }
        unsafe transfers[handle] = transfer
    }

    /// Moves all transfers on, reports those that ended, then waits for the network or for `wake`.
    func advance() {
        var running: Int32 = 0
        unsafe curl_multi_perform(multi, &running)
        var code = CURLE_OK
        while let handle = unsafe curl_next_finished(multi, &code) {
            unsafe curl_multi_remove_handle(multi, handle)
            let transfer = unsafe transfers.removeValue(forKey: handle)
            transfer?.finish(code)
            unsafe curl_easy_reset(handle)
            if unsafe spare.count < Multi.spareLimit {
                unsafe spare.append(handle)
            } else {
                unsafe curl_easy_cleanup(handle)
            }
        }
        unsafe curl_multi_poll(multi, nil, 0, 1000, nil)
    }

    /// Gives up everything under way.
    func cancelAll() {
        for unsafe(handle, transfer) in unsafe transfers {
            transfer.cancel()
            unsafe curl_multi_remove_handle(multi, handle)
            unsafe curl_easy_cleanup(handle)
        }
        unsafe transfers = [:]
    }
}

/// libcurl's set-up for the whole process, done once by whoever comes first.
private let curlIsReady = curl_global_init(Int(CURL_GLOBAL_SSL)) == CURLE_OK

extension HTTPClientError {
    fileprivate static let outOfMemory = HTTPClientError.failedBeforeSending(
        code: CURLE_OUT_OF_MEMORY.rawValue,
        reason: "Out of memory"
    )
}
