#!/usr/bin/env bash
# Fuzzes what reads bytes from SMS centres with libFuzzer: fuzz.sh RUNS [SECONDS]. Release code, with the
# toolchain's own fuzzer; a folder of its own under .build. Exit status 0 when nothing trapped.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-100000}
seconds=${2:-0}
folder=.build/fuzz
mkdir -p "$folder/corpus"
flags=(-O -wmo -swift-version 6 -parse-as-library -sanitize=fuzzer -I "$folder"
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature NonisolatedNonsendingByDefault)
objects=()
for module in CBOR Vocabulary SMSText SMPP; do
    sources=$(find "Sources/$module" -name '*.swift')
    # shellcheck disable=SC2086
    swiftc "${flags[@]}" -module-name "$module" -emit-module -emit-module-path "$folder/$module.swiftmodule" \
        -emit-object -o "$folder/$module.o" $sources
    objects+=("$folder/$module.o")
done
# Of an input that begins with an odd byte the rest is a seed: the fuzzer begins with whole commands and
# changes them, beside the bytes that it makes up itself.
cat > "$folder/Entry.swift" <<'SWIFT'
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let first = bytes.first, first & 1 == 1 {
        var mutator = Mutator(seed: bytes.dropFirst().reduce(0) { $0 &* 257 &+ UInt64($1) })
        exercise(mutator.input())
    } else {
        exercise(Array(bytes.dropFirst()))
    }
    return 0
}
SWIFT
swiftc "${flags[@]}" -module-name SMPPFuzz -o "$folder/smpp-fuzz" \
    "$folder/Entry.swift" Tests/SMPPTests/FuzzTarget.swift Tests/SMPPTests/Mutator.swift \
    Tests/SMPPTests/Mutator+Body.swift "${objects[@]}"
exec "$folder/smpp-fuzz" -runs="$runs" -max_total_time="$seconds" -max_len=1024 -print_final_stats=1 \
    -verbosity=0 "$folder/corpus"
