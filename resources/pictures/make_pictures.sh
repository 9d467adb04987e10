#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of the README again: runs pictures.script in the built program (needs a display, or Xvfb) and
# reduces them to 160 colours without dither.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
"$root/build/release/bin/vestigo" --project "$work/pictures.vestigo" \
    --script "$root/resources/pictures/pictures.script"
for picture in *.png; do
    ffmpeg -v error -y -i "$picture" -filter_complex \
        "split[a][b];[a]palettegen=max_colors=160[p];[b][p]paletteuse=dither=none" \
        -frames:v 1 -update 1 -pred mixed -compression_level 100 "$root/resources/pictures/$picture"
done
