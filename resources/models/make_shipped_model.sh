#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the model that ships for recordings of plants that nobody has trained at: draws 1000 recordings of 250 synthetic plants (tables, logs,
# labels), of which whole plants are left out, learns from the others both ways (about half an hour) and puts the model beside this script.
# make_shipped_model.sh [FOLDER FOR THE DRAWN RECORDINGS]
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="${1:-${TMPDIR:-/tmp}/vestigo-shipped-model}"
program="$here/../../build/release/bin/vestigo-cli"
mkdir -p "$work"

if [[ ! -e "$work/drawn/dataset.json" ]]; then
    "$program" synth --out "$work/drawn" --recordings 1000 --plants 250 --whole-plants --seed 303 --duration 64 --no-video --workers 2
fi
# Each recording is learned from twice, judged by its plant and judged by itself. Without epochs of the network's deeper part: the model is what
# boosted trees and their correction by time and graph say.
echo '{"own_normal": true, "training": {"epochs": 0}}' > "$work/options.json"
"$program" train --dataset "$work/drawn" --engine vg-ms-st-gat --initial nothing --seed 1 --options "$work/options.json" --half-precision --workers 2 \
    --out "$work/vg-ms-st-gat.safetensors"
# On plants that it has not seen, drawn by the same hand.
"$program" eval --dataset "$work/drawn" --split test --model "$work/vg-ms-st-gat.safetensors"
"$program" eval --dataset "$work/drawn" --split test --model "$work/vg-ms-st-gat.safetensors" --causal
cp "$work/vg-ms-st-gat.safetensors" "$here/"
