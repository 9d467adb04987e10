#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the contact sheet of the synthetic plant again (needs a build with -DVESTIGO_BENCH=ON) and reduces it to 200 colours.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$root/build/release/bin/bench/drawing_bench" sheet "$work/sheet.ppm"
ffmpeg -v error -y -i "$work/sheet.ppm" -filter_complex \
    "split[a][b];[a]palettegen=max_colors=200[p];[b][p]paletteuse=dither=bayer:bayer_scale=5" \
    -frames:v 1 -update 1 -pred mixed -compression_level 100 "$root/resources/pictures/synthetic-plant.png"
