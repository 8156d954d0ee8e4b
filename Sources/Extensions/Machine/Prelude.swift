/// What every script finds, and what it does not find any more.
///
/// The language has a clock, chance and shared memory of its own: a script that used them would say
/// something else the next time, so they are taken away before it is read. Functions of the language
/// are held here from the start, so that a script cannot put others in their place.
enum Prelude {
    /// A script that gives an object with `describe()` and `call(input)`.
    static let source = """
        (function () {
            "use strict";
            const { stringify, parse } = JSON;
            const { construct } = Reflect;
            const { keys, defineProperty } = Object;
            const missing = (what) => { throw new TypeError("a script has no " + what); };

            const RealDate = Date;
            function Date_(...parts) {
                if (!new.target || parts.length === 0) missing("clock");
                return construct(RealDate, parts, new.target === Date_ ? RealDate : new.target);
            }
            Date_.prototype = RealDate.prototype;
            defineProperty(Date_, "name", { value: "Date" });
            defineProperty(RealDate.prototype, "constructor", { value: Date_ });
            Date_.UTC = RealDate.UTC;
            Date_.parse = RealDate.parse;
            Date_.now = () => missing("clock");
            globalThis.Date = Date_;
            Math.random = () => missing("chance");
            for (const name of [
                "Intl", "Temporal", "WeakRef", "FinalizationRegistry", "SharedArrayBuffer",
                "Atomics", "WebAssembly", "console", "performance", "setTimeout", "setInterval",
                "queueMicrotask", "crypto", "ShadowRealm",
            ]) delete globalThis[name];

            let count = 0;
            let declared = null;
            globalThis.extension = (declaration) => { count += 1; declared = declaration; };
            return {
                describe() {
                    const found = declared ?? {};
                    return stringify({
                        count,
                        point: found.point,
                        order: found.order,
                        name: found.name,
                        applies: typeof found.applies,
                        run: typeof found.run,
                        keys: keys(found),
                    });
                },
                call(text) {
                    if (declared.applies !== undefined && !declared.applies(parse(text))) return "";
                    const result = declared.run(parse(text));
                    if (result !== null && typeof result === "object" && "then" in result) {
                        throw new TypeError("a script answers at once and not by a promise");
                    }
                    return stringify(result) ?? "undefined";
                },
            };
        })()
        """
}
