#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages of debian-packages.txt that this machine lacks, and says first which ones they are.
# Called by app/run.sh and tests/run.sh. VESTIGO_SKIP_INSTALL=1 leaves the machine as it is.
set -euo pipefail

if [[ "${VESTIGO_SKIP_INSTALL:-0}" == 1 ]]; then
    exit 0
fi
list="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/debian-packages.txt"

if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
    echo "This machine has no apt-get. Install what corresponds to the packages in $list" \
         "and start again with VESTIGO_SKIP_INSTALL=1." >&2
    exit 1
fi

missing=()
while read -r package; do
    state="$(dpkg-query -W -f='${Status}' "$package" 2> /dev/null || true)"
    if [[ "$state" != *" ok installed" ]]; then
        missing+=("$package")
    fi
done < <(sed -e 's/#.*//' "$list" | tr -s '[:blank:]' '\n' | sed '/^$/d')

if [[ ${#missing[@]} -eq 0 ]]; then
    exit 0
fi
echo "Vestigo needs ${#missing[@]} more packages and will install them with apt-get: ${missing[*]}"

as_root=()
if [[ "$(id -u)" != 0 ]]; then
    if ! command -v sudo > /dev/null; then
        echo "Installing needs root, and there is no sudo. Run as root:" \
             "apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
"${as_root[@]}" apt-get update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
