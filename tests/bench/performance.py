#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time and peak memory of `vestigo-cli info` and `analyze`: the demo, ten recordings of plant-a (synthetic), and a
table of 2 GB. Needs nothing but Debian's python3. See README.md."""
import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile

from measured_run import drop_from_cache, files_under, measured_run

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COLUMNS = 20
ROWS_A_SECOND = 100


def measure(command, files, warm_runs):
    """One run with the files out of the page cache, then the middle one of some with them in it."""
    drop_from_cache(files)
    runs = [measured_run(command) for _ in range(1 + warm_runs)]
    if any(run["status"] != 0 for run in runs):
        raise SystemExit(f"{' '.join(command)} ended with {[run['status'] for run in runs]}")
    return {"cold_s": runs[0]["seconds"], "warm_s": statistics.median(run["seconds"] for run in runs[1:]),
            "processor_s": statistics.median(run["processor_seconds"] for run in runs[1:]),
            "peak_mb": max(run["peak_mb"] for run in runs)}


def what_is_in(recording):
    with open(os.path.join(recording, "recording.json"), encoding="utf-8") as file:
        document = json.load(file)
    kinds = [stream["kind"] for terminal in document["terminals"] for stream in terminal.get("streams", [])]
    return {"duration_s": document["duration_s"], "terminals": len(document["terminals"]),
            "videos": kinds.count("video"), "megabytes": round(sum(map(os.path.getsize, files_under(recording))) / 1e6, 1)}


def measure_recording(options, name, recording, scratch):
    files = files_under(recording) + [options.cli]
    result = os.path.join(scratch, "result.json")
    analyze = [options.cli, "analyze", recording, "--json", result]
    entry = {"recording": name, **what_is_in(recording)}
    entry["info"] = measure([options.cli, "info", recording, "--json", result], files, options.runs)
    entry["analyze"] = measure(analyze, files, options.runs)
    # How much recorded time of one terminal is judged in a second.
    entry["terminal_seconds_per_second"] = round(entry["duration_s"] * entry["terminals"] / entry["analyze"]["warm_s"])
    print(row(entry), flush=True)
    return entry


def row(entry):
    info, analyze = entry["info"], entry["analyze"]
    return (f"| {entry['recording']} | {entry['duration_s']:.0f} s, {entry['terminals']} terminals, {entry['videos']} videos, "
            f"{entry['megabytes']:.0f} MB | {info['cold_s']:.2f} / {info['warm_s']:.2f} | {info['peak_mb']:.0f} | "
            f"{analyze['cold_s']:.2f} / {analyze['warm_s']:.2f} | {analyze['processor_s']:.2f} | {analyze['peak_mb']:.0f} | "
            f"{entry['terminal_seconds_per_second']} |")


def write_large_table(folder, size):
    """A recording with one table of at least `size` bytes, and what it takes to know it is right: rows and columns."""
    os.makedirs(os.path.join(folder, "behavior"))
    # Rows repeat after a while; the times do not. What is measured is reading, not surprise.
    cells = ["".join(f",{(7 * row + 13 * column * column) % 9973 / 97:.4f}" for column in range(COLUMNS)) + "\n"
             for row in range(4999)]
    written = rows = 0
    with open(os.path.join(folder, "behavior", "m.csv"), "w", encoding="ascii", buffering=1 << 20) as file:
        written += file.write("t," + ",".join(f"x{column + 1:02d}" for column in range(COLUMNS)) + "\n")
        while written < size:
            block = "".join(f"{(rows + k) / ROWS_A_SECOND:.2f}{cells[(rows + k) % len(cells)]}" for k in range(20000))
            written += file.write(block)
            rows += 20000
    with open(os.path.join(folder, "recording.json"), "w", encoding="utf-8") as file:
        json.dump({"format": "ind-vibe-recording", "version": 1, "id": "large-table", "duration_s": rows // ROWS_A_SECOND,
                   "terminals": [{"id": "m", "type": "press", "streams": [
                       {"name": "behavior", "kind": "table", "file": "behavior/m.csv"}]}]}, file)
    return rows


def check_large_table(options, folder, rows, scratch):
    """Speed means nothing if rows were left out."""
    result = os.path.join(scratch, "info.json")
    measured_run([options.cli, "info", folder, "--json", result])
    with open(result, encoding="utf-8") as file:
        text = file.read()
    if f'"rows": {rows}' not in text and f'"rows":{rows}' not in text:
        raise SystemExit(f"info does not say {rows} rows: {text[:2000]}")


def recordings(options):
    yield "demo", os.path.join(ROOT, "resources", "demo", "recording")
    plant = os.path.join(options.data, "plant-a", "rec")
    if not os.path.isdir(plant):
        print(f"{plant} is not there: plant-a left out", file=sys.stderr)
        return
    for name in sorted(os.listdir(plant))[::10][:10]:
        yield f"plant-a {name}", os.path.join(plant, name)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", help="file for all figures")
    parser.add_argument("--data", default=os.path.join(ROOT, "..", "shared", "data"))
    parser.add_argument("--cli", default=os.path.join(ROOT, "build", "release", "bin", "vestigo-cli"))
    parser.add_argument("--runs", type=int, default=3, help="warm runs; the middle one counts")
    parser.add_argument("--table-gb", type=float, default=2.0, help="size of the large table; 0: leave it out")
    parser.add_argument("--temporary", help="folder for the large table (default: the system's)")
    options = parser.parse_args()
    options.cli = os.path.abspath(options.cli)
    print("| recording | what | info cold / warm s | peak MB | analyze cold / warm s | processor s | peak MB | terminal-seconds per s |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    scratch = tempfile.mkdtemp(prefix="vestigo-bench-", dir=options.temporary)
    try:
        entries = [measure_recording(options, name, path, scratch) for name, path in recordings(options)]
        if options.table_gb > 0:
            large = os.path.join(scratch, "large")
            rows = write_large_table(large, options.table_gb * 1e9)
            check_large_table(options, large, rows, scratch)
            options.runs = 1
            entries.append(measure_recording(options, f"table of {options.table_gb:g} GB", large, scratch))
    finally:
        shutil.rmtree(scratch)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"recordings": entries, "load_average": os.getloadavg()}, file, indent=1)
            file.write("\n")


if __name__ == "__main__":
    main()
