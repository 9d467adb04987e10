#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the demo recording from real robot episodes (see README.md): make_demo.py SOURCE_FOLDER OUT_FOLDER

Needs Debian's python3-numpy and ffmpeg. The same source gives the same tables, logs and labels.
"""
import csv
import json
import os
import shutil
import subprocess
import sys

import numpy as np


DURATION, STEP, RATE, FPS = 90.0, 0.5, 15, 10
ORDERS = {"robot-01": ["10", "28", "30", "31", "59", "29"], "robot-02": ["59", "31", "10", "29", "28", "30"]}
JOINTS = ["RightShoulderPitch", "RightShoulderRoll", "RightElbow", "RightWristPitch", "RightHandIndex"]
TAMPER, JAM, OVERLOAD, COVER, SERVICE = (45.0, 60.0), (48.0, 63.0), (52.0, 66.0), (74.0, 84.0), (25.0, 30.0)
rng = np.random.default_rng(20240517)


def inside(t, span):
    return span[0] <= t < span[1]


def episodes(source, order):
    """Joint rows and video frames of the episodes one after another, again and again: (rows, frame references)."""
    rows, frames = [], []
    while len(rows) < int(DURATION * 30) + 30:
        for name in order:
            with open(os.path.join(source, "csv", f"episode_0000{name}.csv"), newline="") as handle:
                for number, row in enumerate(csv.DictReader(handle)):
                    rows.append(row)
                    frames.append((name, number))
    return rows, frames


def write_csv(path, head, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(head)
        writer.writerows(rows)


def robot_table(out, terminal, rows):
    """Real joints at 15 Hz. In the jam the measured joints of robot-01 stay where they were."""
    head = ["t"]
    for joint in JOINTS:
        head += [f"{joint}_rad", f"{joint}_command_rad"]
    head += ["tracking_error_rad", "current_a"]
    table, held, motion = [], None, []
    last = None
    for k in range(int(DURATION * RATE)):
        t = k / RATE
        row = rows[int(t * 30)]
        measured = [float(row[f"state.k{j}"]) for j in JOINTS]
        command = [float(row[f"action.k{j}"]) for j in JOINTS]
        if terminal == "robot-01" and inside(t, JAM):
            held = held or measured
            measured = held
        error = float(np.sqrt(np.mean((np.array(measured) - np.array(command)) ** 2)))
        speed = 0.0 if last is None else float(np.abs(np.array(command) - last).sum()) * RATE
        last = np.array(command)
        current = 2.0 + 1.2 * min(speed, 6.0) + 6.0 * error + 0.05 * rng.standard_normal()
        cells = [f"{t:.3f}"]
        for m, c in zip(measured, command):
            cells += [f"{m:.5f}", f"{c:.5f}"]
        table.append(cells + [f"{error:.5f}", f"{current:.3f}"])
        motion.append(speed)
    write_csv(os.path.join(out, "behavior", f"{terminal}.csv"), head, table)
    return np.array(motion)


def derived_tables(out, motion):
    """The PLC and the conveyor have no sensors in the source; their tables follow the robots' real motion."""
    plc, belt = [], []
    for k in range(0, int(DURATION * RATE), 3):
        t, busy = k / RATE, float(np.clip(motion[max(0, k - 15):k + 1].mean(), 0, 6))
        up = inside(t, TAMPER)
        plc.append([f"{t:.3f}", f"{30 + 6 * busy + (28 if up else 0) + rng.standard_normal():.2f}",
                    f"{0.016 + 0.001 * busy + (0.02 if up else 0) + 0.0005 * rng.standard_normal():.4f}",
                    f"{0.8 + 0.05 * busy + (0.3 if up else 0) + 0.02 * rng.standard_normal():.3f}"])
        over = inside(t, OVERLOAD)
        rest = inside(t, SERVICE)
        speed = 0.0 if rest else 120 - (35 if over else 0) + 1.5 * rng.standard_normal()
        belt.append([f"{t:.3f}", f"{speed:.1f}", f"{0.4 if rest else 4.1 + (3.0 if over else 0) + 0.1 * rng.standard_normal():.2f}",
                     f"{2 if rest else 45 + 2 * busy + (38 if over else 0) + rng.standard_normal():.1f}"])
    write_csv(os.path.join(out, "behavior", "plc-01.csv"), ["t", "load_pct", "cycle_time_s", "current_a"], plc)
    write_csv(os.path.join(out, "behavior", "cv-01.csv"), ["t", "speed_rpm", "current_a", "load_pct"], belt)


def video(source, out, terminal, frames):
    """Real pictures, 320x240 at 10 frames/s; held still in the jam, covered by a soft dark shape for robot-02."""
    size, path = (320, 240), os.path.join(out, "video", f"{terminal}.device.mp4")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    encoder = subprocess.Popen(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgr24", "-s", "320x240", "-r", str(FPS),
                                "-i", "-", "-c:v", "libx264", "-crf", "27", "-preset", "slow", "-threads", "1", "-pix_fmt", "yuv420p",
                                "-movflags", "+faststart", path], stdin=subprocess.PIPE)
    clips = {}
    for name in {f[0] for f in frames}:
        raw = subprocess.run(["ffmpeg", "-v", "error", "-i", os.path.join(source, "videos", f"episode_0000{name}.mp4"), "-vf", "scale=320:240:flags=area",
                              "-f", "rawvideo", "-pix_fmt", "bgr24", "-"], stdout=subprocess.PIPE, check=True).stdout
        clips[name] = np.frombuffer(raw, np.uint8).reshape(-1, 240, 320, 3)
    yy, xx = np.mgrid[0:240, 0:320]
    held = None
    for k in range(int(DURATION * FPS)):
        t = k / FPS
        name, number = frames[int(t * 30)]
        picture = clips[name][min(number, len(clips[name]) - 1)].copy()
        if terminal == "robot-01" and inside(t, JAM):
            held = picture if held is None else held
            picture = held
        if terminal == "robot-02" and inside(t, COVER):
            slide = min(1.0, (t - COVER[0]) / 1.0)
            distance = np.hypot((xx - 330 + 190 * slide) / 130.0, (yy - 120) / 125.0)
            cover = np.clip((1.15 - distance) / 0.25, 0, 1)[..., None]
            picture = (picture * (1 - cover) + np.array([26, 24, 22]) * cover).astype(np.uint8)
        noise = rng.normal(0, 1.2, picture.shape)
        encoder.stdin.write(np.clip(picture + noise, 0, 255).astype(np.uint8).tobytes())
    encoder.stdin.close()
    if encoder.wait() != 0:
        sys.exit(f"ffmpeg could not write {path}")


def logs(out):
    talk = [("plc-01", "robot-01", "profinet"), ("plc-01", "robot-02", "profinet"), ("plc-01", "cv-01", "modbus_tcp"), ("robot-01", "cv-01", "modbus_tcp")]
    messages, orders = [], []
    for source, target, protocol in talk:
        t = rng.uniform(0, 0.6)
        while t < DURATION:
            busy = inside(t, TAMPER) and source == "plc-01"
            messages.append((t, source, target, protocol, int(96 + rng.integers(0, 40) + (300 if busy else 0)), "retry" if busy and rng.random() < 0.25 else "ok"))
            messages.append((t + rng.uniform(0.004, 0.02), target, source, protocol, int(60 + rng.integers(0, 20)), "ok"))
            t += rng.uniform(0.5, 0.8) / (3 if busy else 1)
    for terminal in ("plc-01", "robot-01", "robot-02", "cv-01"):
        t, turn = rng.uniform(0, 1), 0
        while t < DURATION:
            orders.append((t, terminal, ["READ_STATUS", "READ_INPUTS", "MOVE_TO" if terminal.startswith("robot") else "WRITE_OUTPUTS"][turn % 3], "mes" if terminal == "plc-01" else "plc-01", "ok"))
            t, turn = t + rng.uniform(0.6, 0.9), turn + 1
    t = TAMPER[0]
    while t < TAMPER[1]:
        orders.append((t, "plc-01", "WRITE_PARAM", "unknown", "error" if rng.random() < 0.3 else "ok"))
        t += rng.uniform(0.15, 0.3)
    orders += [(SERVICE[0] - 1, "cv-01", "LOGIN", "eng.zhao", "ok"), (SERVICE[0], "cv-01", "MODE_MAINTENANCE", "eng.zhao", "ok"),
               (SERVICE[1], "cv-01", "MODE_AUTO", "eng.zhao", "ok"), (SERVICE[1] + 1, "cv-01", "LOGOUT", "eng.zhao", "ok")]
    write_csv(os.path.join(out, "logs", "communication.csv"), ["t", "src", "dst", "protocol", "bytes", "status"], [(f"{m[0]:.4f}",) + m[1:] for m in sorted(messages)])
    write_csv(os.path.join(out, "logs", "instructions.csv"), ["t", "terminal", "instruction", "actor", "result"], [(f"{o[0]:.3f}",) + o[1:] for o in sorted(orders)])


def documents(out):
    def streams(terminal, camera):
        video_stream = [{"name": "device", "kind": "video", "file": f"video/{terminal}.device.mp4", "offset_s": 0.0}] if camera else []
        return video_stream + [{"name": "behavior", "kind": "table", "file": f"behavior/{terminal}.csv", "offset_s": 0.0}]

    names = [("plc-01", "plc", "Cell PLC", [6.0, 5.0], False), ("robot-01", "industrial_robot", "Pick robot", [3.0, 2.5], True),
             ("robot-02", "industrial_robot", "Pack robot", [9.5, 2.0], True), ("cv-01", "conveyor", "Transfer conveyor", [6.2, 1.2], False)]
    recording = {"format": "ind-vibe-recording", "version": 1, "id": "demo-cell-0932", "site": "demonstration cell", "started_at": "2024-05-17T09:32:00+08:00",
                 "duration_s": DURATION, "step_s": STEP,
                 "terminals": [{"id": i, "type": k, "name": n, "position_m": p, "streams": streams(i, c)} for i, k, n, p, c in names],
                 "links": [{"from": a, "to": b, "kind": kind} for a, b in (("plc-01", "robot-01"), ("plc-01", "robot-02"), ("plc-01", "cv-01"), ("robot-01", "cv-01")) for kind in ("communication", "operation")],
                 "logs": {"instructions": "logs/instructions.csv", "communication": "logs/communication.csv"}, "annotations": "annotations.json",
                 "provenance_note": "real robot video and joints (MIT, see NOTICE); PLC and conveyor derived from them; faults injected"}

    def anomaly(number, terminal, kind, span, features, box=None):
        return {"id": number, "terminal": terminal, "type": kind, "start_s": span[0], "end_s": span[1],
                "regions": [{"stream": "device", "start_s": span[0], "end_s": span[1], "box": box}] if box else [],
                "behavior_segments": [{"start_s": span[0], "end_s": span[1], "features": features}] if features else []}

    whole = {"start_s": 0.0, "end_s": DURATION, "name": "moving_part", "stream": "device", "box": [40, 30, 240, 200]}
    labels = {"format": "ind-vibe-annotations", "version": 1, "recording": "demo-cell-0932",
              "anomalies": [anomaly("a1", "plc-01", "malicious_tampering", TAMPER, ["instr_rate", "instr_surprise", "load_pct"]),
                            anomaly("a2", "robot-01", "equipment_jamming", JAM, ["tracking_error_rad", "current_a"], [40, 30, 240, 200]),
                            anomaly("a3", "cv-01", "overload", OVERLOAD, ["load_pct", "current_a", "speed_rpm"]),
                            anomaly("a4", "robot-02", "visual_obstruction", COVER, [], [20, 10, 270, 225])],
              "causal_edges": [{"from": "a1", "to": "a2", "lag_s": JAM[0] - TAMPER[0]}, {"from": "a2", "to": "a3", "lag_s": OVERLOAD[0] - JAM[0]}],
              "activities": [{"terminal": "cv-01", "type": "maintenance", "start_s": SERVICE[0], "end_s": SERVICE[1]}],
              "rois": [{"terminal": "robot-01", **whole}, {"terminal": "robot-02", **whole}]}
    for name, content in (("recording.json", recording), ("annotations.json", labels)):
        with open(os.path.join(out, name), "w", encoding="utf-8") as handle:
            json.dump(content, handle, indent=1)
            handle.write("\n")


def main():
    source, out = sys.argv[1:3]
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    motions = []
    for terminal, order in ORDERS.items():
        rows, frames = episodes(source, order)
        motions.append(robot_table(out, terminal, rows))
        video(source, out, terminal, frames)
    derived_tables(out, np.mean(motions, axis=0))
    logs(out)
    documents(out)
    shutil.copy(os.path.join(source, "LICENSE"), os.path.join(out, "NOTICE"))
    os.chmod(os.path.join(out, "NOTICE"), 0o644)


main()
