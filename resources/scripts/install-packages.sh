#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what resources/packages.txt names and this machine lacks. Sourced by ./run and ./test.
install_packages() {
    local list="$1" missing=() name
    while read -r name; do
        case "$name" in ''|'#'*) continue ;; esac
        dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
    done < "$list"
    [ "${#missing[@]}" -eq 0 ] && return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing and need root or sudo to install: ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing ${#missing[@]} Debian packages…"
    local log; log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update &&
           "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
         } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "Installing failed; the whole log is in $log." >&2
        return 1
    fi
    rm -f "$log"
}
