import CJavaScriptCore
import CLinux
import Glibc

/// Runs one script at a time in a context of its own, which nothing outlives.
///
/// The same script and input always give the same answer: no call leaves anything to the next. It must
/// not be used in a process that matters, because a script can hold native code for as long as it likes
/// or take all memory: see `ScriptProcess`.
@safe
final class ScriptMachine {
    private let group: JSContextGroupRef
    /// How many calls leave their contexts behind before they are collected: nothing else would.
    private static let callsPerCollection = 16
    private var calls = 0

    init() {
        unsafe group = JSContextGroupCreate()
    }

    deinit {
        unsafe JSContextGroupRelease(group)
    }

    /// Reads a script and describes or asks it.
    func take(_ call: ScriptCall) -> ScriptReply {
        let context = unsafe ScriptContext(group: group)
        defer {
            calls += 1
            if calls.isMultiple(of: Self.callsPerCollection) { context.collect() }
        }
        let started = Self.processorSeconds
        let limit = Double(call.limitMicroseconds) / 1_000_000
        do throws(ScriptReply) {
            unsafe JSContextGroupSetExecutionTimeLimit(group, 10, nil, nil)
            let holder = unsafe try context.evaluate(Prelude.source, named: "prelude")
            unsafe context.keep(holder)
            defer { unsafe context.letGo(holder) }
            try context.checkSyntax(call.source)
            func rest() throws(ScriptReply) {
                let left = limit - (Self.processorSeconds - started)
                guard left > 0 else { throw ScriptReply(status: .timeOut) }
                unsafe JSContextGroupSetExecutionTimeLimit(group, left, nil, nil)
            }
            try rest()
            _ = unsafe try context.evaluate(call.source, named: "script")
            try rest()
            switch call.kind {
            case .describe:
                return ScriptReply(
                    status: .answered,
                    text: unsafe try context.text(of: holder, "describe", [])
                )
            case .run:
                let text = unsafe try context.text(of: holder, "call", [call.input])
                if text.isEmpty { return ScriptReply(status: .notApplicable) }
                return ScriptReply(status: .answered, text: text)
            }
        } catch {
            return error
        }
    }

    private static var processorSeconds: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

extension ScriptReply: Error {}

/// A context of the language with nothing in it but the language.
@safe
private struct ScriptContext: ~Copyable {
    private let context: JSGlobalContextRef

    init(group: JSContextGroupRef) {
        unsafe context = JSGlobalContextCreateInGroup(group, nil)
    }

    deinit {
        unsafe JSGlobalContextRelease(context)
    }

    /// Keeps a value from the collector, and with it all of the context, until it is let go.
    func keep(_ value: JSValueRef?) { unsafe JSValueProtect(context, value) }

    func letGo(_ value: JSValueRef?) { unsafe JSValueUnprotect(context, value) }

    /// Frees what earlier contexts left.
    func collect() {
        unsafe JSSynchronousGarbageCollectForDebugging(context)
    }

    /// Evaluates a text.
    func evaluate(_ source: String, named name: String) throws(ScriptReply) -> JSValueRef? {
        let script = unsafe JSStringCreateWithUTF8CString(source)
        defer { unsafe JSStringRelease(script) }
        let file = unsafe JSStringCreateWithUTF8CString(name)
        defer { unsafe JSStringRelease(file) }
        var exception: JSValueRef?
        let value = unsafe JSEvaluateScript(context, script, nil, file, 1, &exception)
        if let exception = unsafe exception { throw unsafe reply(for: exception, .exception) }
        return unsafe value
    }

    func checkSyntax(_ source: String) throws(ScriptReply) {
        let script = unsafe JSStringCreateWithUTF8CString(source)
        defer { unsafe JSStringRelease(script) }
        var exception: JSValueRef?
        guard unsafe !JSCheckScriptSyntax(context, script, nil, 1, &exception) else { return }
        throw unsafe reply(for: exception, .syntax)
    }

    /// Calls a method of an object with texts and gives the text that it returns.
    func text(
        of object: JSValueRef?,
        _ method: String,
        _ arguments: [String]
    ) throws(ScriptReply) -> String {
        var exception: JSValueRef?
        let target = unsafe JSValueToObject(context, object, &exception)
        let function = unsafe property(target, method).flatMap {
            unsafe JSValueToObject(context, $0, nil)
        }
        let values: [JSValueRef?] = unsafe arguments.map { argument in
            let text = unsafe JSStringCreateWithUTF8CString(argument)
            defer { unsafe JSStringRelease(text) }
            let value = unsafe JSValueMakeString(context, text)
            // The collector looks for values on the stack and not in a list of ours.
            unsafe JSValueProtect(context, value)
            return unsafe value
        }
        defer { unsafe values.forEach { unsafe JSValueUnprotect(context, $0) } }
        let result = unsafe JSObjectCallAsFunction(
            context,
            function,
            target,
            values.count,
            values,
            &exception
        )
        if let exception = unsafe exception { throw unsafe reply(for: exception, .exception) }
        return unsafe string(result) ?? ""
    }

    /// What an exception says: the end by the time limit cannot be caught and has no properties.
    private func reply(for exception: JSValueRef?, _ status: ScriptReply.Status) -> ScriptReply {
        let text = unsafe string(exception) ?? "it threw something that is no text"
        if text == "JavaScript execution terminated." { return ScriptReply(status: .timeOut) }
        var line: UInt32 = 0
        if unsafe JSValueIsObject(context, exception),
            let object = unsafe JSValueToObject(context, exception, nil)
        {
            if status == .exception {
                line = unsafe scriptLine(property(object, "stack").flatMap { unsafe string($0) })
            } else if let value = unsafe property(object, "line") {
                let number = unsafe JSValueToNumber(context, value, nil)
                if number >= 1, number < 1_000_000 { line = UInt32(number) }
            }
        }
        return ScriptReply(status: status, line: line, text: String(text.prefix(300)))
    }

    /// The innermost line of the script in a stack such as `missing@prelude:6:42\nrun@script:3:9`.
    private func scriptLine(_ stack: String?) -> UInt32 {
        for frame in (stack ?? "").split(separator: "\n") {
            let parts = frame.split(separator: "@").last?.split(separator: ":") ?? []
            if parts.count >= 2, parts[0] == "script" { return UInt32(parts[1]) ?? 0 }
        }
        return 0
    }

    private func property(_ object: JSObjectRef?, _ name: String) -> JSValueRef? {
        let key = unsafe JSStringCreateWithUTF8CString(name)
        defer { unsafe JSStringRelease(key) }
        return unsafe JSObjectGetProperty(context, object, key, nil)
    }

    private func string(_ value: JSValueRef?) -> String? {
        guard let copy = unsafe JSValueToStringCopy(context, value, nil) else { return nil }
        defer { unsafe JSStringRelease(copy) }
        let capacity = unsafe JSStringGetMaximumUTF8CStringSize(copy)
        var bytes = [UInt8](repeating: 0, count: capacity)
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe JSStringGetUTF8CString(
                copy,
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                capacity
            )
        }
        return String(decoding: bytes.prefix(max(count - 1, 0)), as: UTF8.self)
    }
}
