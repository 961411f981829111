#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and runs everything that measures, in the shipped build, and leaves tables and JSON in a folder.
#   tests/bench/run.sh [--quick] [--sessions N] [--data DIR] [--out DIR] [--built]
# --data keeps the generated store (25 GB for ten million sessions) for the next time; --quick takes 100,000 sessions.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."

quick=()
sessions=10000000
build="${JINBI_BENCH_BUILD:-$PWD/build/release}"
data=""
out="$build/figures"
built=0
while [ $# -gt 0 ]; do
    case "$1" in
        --quick) quick=(--quick); sessions=100000; shift ;;
        --sessions|--data|--out)
            [ $# -ge 2 ] || { echo "$1 needs a value." >&2; exit 2; }
            declare "${1#--}=$2"; shift 2 ;;
        --built) built=1; shift ;;
        *) echo "Usage: $0 [--quick] [--sessions N] [--data DIR] [--out DIR] [--built]" >&2; exit 2 ;;
    esac
done

if [ "$built" = 0 ]; then
    cmake --preset release -DJINBI_BUILD_BENCHES=ON >/dev/null
    cmake --build --preset release --target benches jinbi-admin jinbi-console jinbi-kiosk
fi
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 QT_LOGGING_RULES="*.debug=false;*.info=false"
export OPENCV_IO_MAX_IMAGE_PIXELS=4194304
mkdir -p "$out"
if [ -z "$data" ]; then
    data=$(mktemp -d)
    trap 'rm -rf "$data"' EXIT
fi

{
    date -u +'%Y-%m-%d %H:%M UTC'
    echo "$(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), load $(cut -d' ' -f1-3 /proc/loadavg)"
} | tee "$out/machine.txt"
if [ ! -e "$data/branch.sqlite" ]; then
    "$build/bin/jinbi-admin" generate --sessions "$sessions" --data "$data" --until 2026-06-30 2>&1 | tee "$out/generate.txt"
fi
: >"$out/figures.md"
for bench in faces recorder wall sessions start audit; do
    "$build/bench/bench_$bench" "${quick[@]}" --data "$data" --json "$out/$bench.json" 2>"$out/$bench.log" | tee -a "$out/figures.md"
done
