import CMicroHTTPD
import Synchronization
import Glibc

/// Fills in what libmicrohttpd calls, on its workers' threads.
///
/// The socket's context is a retained `Connection`, from its start to its close; a request's context
/// is the same pointer, not retained, since a request ends before its connection does.
func setCallbacks(_ settings: inout http_daemon_settings) {
    unsafe settings.connection_changed = { context, pointer, slot, change in
        guard let context = unsafe context, let pointer = unsafe pointer, let slot = unsafe slot
        else { return }
        switch change {
        case .CONNECTION_NOTIFY_STARTED:
            let server = unsafe Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
            let connection = unsafe Connection(pointer, server: server)
            server.connections.withLock { $0[ObjectIdentifier(connection)] = connection }
            unsafe slot.pointee = unsafe Unmanaged.passRetained(connection).toOpaque()
        case .CONNECTION_NOTIFY_CLOSED:
            guard let held = unsafe slot.pointee else { return }
            let connection = unsafe Unmanaged<Connection>.fromOpaque(held).takeRetainedValue()
            unsafe slot.pointee = nil
            connection.closed()
            connection.server.connections.withLock { open in
                open[ObjectIdentifier(connection)] = nil
            }
        }
    }

    unsafe settings.target_received = { _, target, pointer in
        guard let pointer = unsafe pointer, let held = unsafe http_socket_context(pointer) else {
            return nil
        }
        let connection = unsafe Unmanaged<Connection>.fromOpaque(held).takeUnretainedValue()
        let bytes = unsafe UnsafeRawBufferPointer(
            start: target,
            count: target.map { unsafe strlen($0) } ?? 0
        )
        unsafe connection.targetReceived(bytes)
        return unsafe held
    }

    unsafe settings.request_advanced = { _, pointer, _, method, _, upload, uploadBytes, slot in
        guard let held = unsafe slot?.pointee, let pointer = unsafe pointer,
            let method = unsafe method, let uploadBytes = unsafe uploadBytes
        else { return .NO }
        let connection = unsafe Unmanaged<Connection>.fromOpaque(held).takeUnretainedValue()
        switch connection.stage {
        case .head:
            return unsafe connection.headReceived(pointer, method: method)
        case .body:
            guard unsafe uploadBytes.pointee > 0 else {
                return unsafe connection.requestReceived(method: method)
            }
            let count = unsafe uploadBytes.pointee
            unsafe uploadBytes.pointee = 0
            return unsafe connection.bodyReceived(
                UnsafeRawBufferPointer(start: upload, count: count)
            )
        case .handed:
            return connection.resumed()
        case .replied:
            unsafe uploadBytes.pointee = 0
            return .YES
        }
    }

    unsafe settings.request_completed = { _, _, slot, _ in
        guard let slot = unsafe slot, let held = unsafe slot.pointee else { return }
        unsafe slot.pointee = nil
        unsafe Unmanaged<Connection>.fromOpaque(held).takeUnretainedValue().requestEnded()
    }
}
