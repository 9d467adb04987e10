#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Vestigo and opens it on the demo recording. Without a display it analyses the
# demo recording on the command line instead; the last line then says where the report lies.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
"$root/resources/packaging/install-packages.sh"

cd "$root"
export CCACHE_BASEDIR="$root"
cmake --preset release
cmake --build --preset release --target vestigo vestigo-cli

demo="$root/resources/demo/recording"
if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
    exec build/release/bin/vestigo "$demo"
fi

out="${XDG_DATA_HOME:-$HOME/.local/share}/vestigo/demo"
mkdir -p "$out"
QT_QPA_PLATFORM=offscreen build/release/bin/vestigo-cli analyze "$demo" \
    --json "$out/analysis.json" --pdf "$out/report.pdf"
echo "Report: $out/report.pdf"
