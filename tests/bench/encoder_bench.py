#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""EfficientNet-B0 features of pictures of 128 x 128, by our encoder and by Debian's PyTorch (python3-torch, python3-torchvision, eager), in
turn in one run, one thread each. Then our EfficientNet-Lite0, and our encoder with two workers, alone and while another program takes one core away.

    cmake --preset release -DVESTIGO_BENCH=ON && cmake --build build/release --target encoder_bench
    tests/bench/encoder_bench.py [--rounds 15] [--json FILE]
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import torch
import torchvision

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Ours:
    def __init__(self, program, workers, name="efficientnet_b0"):
        self.process = subprocess.Popen([program, name, str(workers)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def times(self, batch, rounds):
        self.process.stdin.write(f"{batch} {rounds}\n")
        self.process.stdin.flush()
        return [float(text) for text in self.process.stdout.readline().split()]


def peer(model, pictures, rounds):
    times = []
    with torch.no_grad():
        for _ in range(rounds):
            begun = time.perf_counter()
            model(pictures)
            times.append(1000 * (time.perf_counter() - begun))
    return times


def in_turn(program, rounds):
    torch.set_num_threads(1)
    model = torchvision.models.efficientnet_b0().eval().features
    ours = Ours(program, 1)
    results = {}
    for batch, inner in ((1, 12), (16, 2)):
        pictures = torch.rand(batch, 3, 128, 128)
        peer(model, pictures, 2)
        ours.times(batch, 2)
        mine, other, ratios = [], [], []
        for _ in range(rounds):
            a = ours.times(batch, inner)
            b = peer(model, pictures, inner)
            mine += a
            other += b
            ratios.append(statistics.median(b) / statistics.median(a))
        results[f"batch_{batch}"] = {
            "ours_ms": statistics.median(mine), "ours_fastest_ms": min(mine), "torch_ms": statistics.median(other), "torch_fastest_ms": min(other),
            "times_as_fast_by_medians": statistics.median(other) / statistics.median(mine),
            "times_as_fast_by_rounds": statistics.median(ratios), "times_as_fast_by_fastest": min(other) / min(mine)}
    ours.process.stdin.close()
    return results


def lite0(program, rounds):
    """Milliseconds a frame of the encoder that the product ships; the peer has no such network."""
    ours = Ours(program, 1, "efficientnet_lite0")
    results = {}
    for batch, inner in ((1, 12), (16, 2)):
        ours.times(batch, 2)
        times = [time / batch for _ in range(rounds) for time in ours.times(batch, inner)]
        results[f"batch_{batch}"] = {"frame_ms": statistics.median(times), "frame_fastest_ms": min(times)}
    ours.process.stdin.close()
    return results


def one_core_taken(program, rounds):
    """Two workers on batches of 16; the other program counts without end on one core."""
    ours = Ours(program, 2)
    ours.times(16, 3)
    alone, beside = [], []
    core = max(os.sched_getaffinity(0))
    for _ in range(rounds):
        alone += ours.times(16, 4)
        thief = subprocess.Popen([sys.executable, "-c", "while True: pass"], preexec_fn=lambda: os.sched_setaffinity(0, {core}))
        time.sleep(0.2)
        beside += ours.times(16, 4)
        thief.kill()
        thief.wait()
    ours.process.stdin.close()
    return {"two_workers_ms": statistics.median(alone), "one_core_taken_ms": statistics.median(beside),
            "costs_times": statistics.median(beside) / statistics.median(alone), "costs_times_by_fastest": min(beside) / min(alone)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/bench/encoder_bench"))
    parser.add_argument("--json")
    options = parser.parse_args()
    before = os.getloadavg()[0]
    results = in_turn(options.program, options.rounds)
    results["lite0"] = lite0(options.program, options.rounds)
    results["one_core_taken"] = one_core_taken(options.program, options.rounds)
    results["load_before_and_behind"] = [before, os.getloadavg()[0]]
    print(json.dumps(results, indent=1))
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(results, indent=1) + "\n")


main()
