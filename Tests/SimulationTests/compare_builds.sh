#!/usr/bin/env bash
# The debug and the release build, each in processes of its own, write the same bytes: every scenario
# file and some seeds.
#
#     compare_builds.sh [FIRST-SEED COUNT]
set -euo pipefail
cd "$(dirname "$0")/../.."
seeds=("${1:-1}" "${2:-1000}")

roots() {
    swift build -c "$1" --product simulation-probe >&2
    "$(swift build -c "$1" --show-bin-path)/simulation-probe" "${seeds[@]}"
}

debug=$(roots debug)
release=$(roots release)
if ! diff <(echo "$debug") <(echo "$release"); then
    echo "debug (<) and release (>) differ" >&2
    exit 1
fi
echo "$(echo "$debug" | wc -l) logs are the same in debug and release"
