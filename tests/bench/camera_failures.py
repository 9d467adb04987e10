#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a camera that fails costs: a copy of a data set in which, from 20 s on, one device camera of each recording of a split is covered
(an even grey cloth, with noise) or frozen (its last picture stays), the rest as it was. Needs ffmpeg.

    camera_failures.py make DATASET OUT covered|frozen [--split test]
    camera_failures.py named OUT RESULTS        how many of those cameras the results (vestigo-cli eval --results) name

The labels stay as they are: what an engine raises because of the camera counts as false. The cost is the paired difference that
shared/score/score.py --against, or vestigo-cli compare, gives between results on both."""

import argparse
import json
import os
import shutil
import subprocess

FROM = 20.0  # seconds


def filters(kind, duration):
    if kind == "covered":
        return (f"drawbox=x=0:y=0:w=iw:h=ih:color=0x8a8a86:t=fill:enable='gte(t,{FROM})',"
                f"noise=alls=6:allf=t:enable='gte(t,{FROM})'")
    return f"trim=end={FROM},tpad=stop_mode=clone:stop_duration={max(0.0, duration - FROM)}"


def device_cameras(recording):
    return [(terminal["id"], stream) for terminal in recording["terminals"] for stream in terminal["streams"]
            if stream["kind"] == "video" and stream["name"] == "device"]


def make(arguments):
    with open(os.path.join(arguments.dataset, "dataset.json"), encoding="utf-8") as file:
        dataset = json.load(file)
    entries = [entry for entry in dataset["recordings"] if entry["split"] == arguments.split]
    failed = {}
    for number, entry in enumerate(entries):
        source = os.path.abspath(os.path.join(arguments.dataset, entry["path"]))
        target = os.path.join(arguments.out, entry["path"])
        shutil.copytree(source, target)
        with open(os.path.join(source, "recording.json"), encoding="utf-8") as file:
            recording = json.load(file)
        cameras = device_cameras(recording)
        if not cameras:
            continue
        terminal, stream = cameras[number % len(cameras)]
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", os.path.join(source, stream["file"]),
                        "-vf", filters(arguments.kind, recording["duration_s"]), "-c:v", "libx264", "-crf", "12",
                        "-pix_fmt", "yuv420p", os.path.join(target, stream["file"])], check=True)
        failed[recording["id"]] = [terminal, stream["name"]]
    dataset["recordings"] = entries
    with open(os.path.join(arguments.out, "dataset.json"), "w", encoding="utf-8") as file:
        json.dump(dataset, file)
    with open(os.path.join(arguments.out, "failed.json"), "w", encoding="utf-8") as file:
        json.dump({"kind": arguments.kind, "from_s": FROM, "cameras": failed}, file, indent=1)


def named(arguments):
    with open(os.path.join(arguments.out, "failed.json"), encoding="utf-8") as file:
        failed = json.load(file)
    found, others = 0, 0
    for name in sorted(os.listdir(arguments.results)):
        with open(os.path.join(arguments.results, name), encoding="utf-8") as file:
            result = json.load(file)
        camera = failed["cameras"].get(result["recording"]["id"])
        for terminal in result["terminals"]:
            for stream in terminal.get("cameras", []):
                states = [state for state in stream.get("states", []) if state["end_s"] > failed["from_s"] + 1.0]
                if camera == [terminal["id"], stream["stream"]]:
                    print(result["recording"]["id"], *camera, [(s["condition"], s["start_s"], s["end_s"]) for s in states])
                    found += bool(states)
                else:
                    others += bool(states)
    print(f"{failed['kind']}: {found} of {len(failed['cameras'])} failed cameras named; a state is also named for {others} other cameras")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("make")
    command.add_argument("dataset")
    command.add_argument("out")
    command.add_argument("kind", choices=["covered", "frozen"])
    command.add_argument("--split", default="test")
    command.set_defaults(run=make)
    command = commands.add_parser("named")
    command.add_argument("out")
    command.add_argument("results")
    command.set_defaults(run=named)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
