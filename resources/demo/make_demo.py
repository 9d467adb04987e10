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


DURATION, STEP, RATE, FPS = 200.0, 0.5, 15, 10
WIDTH, HEIGHT = 480, 360
ORDERS = {"robot-01": ["10", "28", "30", "31", "59", "29"], "robot-02": ["59", "31", "10", "29", "28", "30"]}
# Columns of the tables and the joints of the source that they hold.
JOINTS = [("shoulder_pitch", "RightShoulderPitch"), ("shoulder_roll", "RightShoulderRoll"), ("elbow", "RightElbow"),
          ("wrist_pitch", "RightWristPitch")]
TERMINALS = [("plc-01", "plc", "Cell PLC", [6.0, 5.0], "192.168.10.10"), ("robot-01", "industrial_robot", "Pick robot", [3.0, 2.5], "192.168.10.21"),
             ("robot-02", "industrial_robot", "Pack robot", [9.5, 2.0], "192.168.10.22"), ("cv-01", "conveyor", "Transfer conveyor", [6.2, 1.2], "192.168.10.31"),
             ("hmi-01", "hmi_panel", "Operator panel", [2.4, 5.2], "192.168.10.40"), ("gw-01", "gateway", "Line gateway", [9.8, 4.8], "192.168.10.1")]
LINKS = [("plc-01", "robot-01"), ("plc-01", "robot-02"), ("plc-01", "cv-01"), ("robot-01", "cv-01"), ("hmi-01", "plc-01"), ("gw-01", "robot-01"),
         ("gw-01", "robot-02"), ("gw-01", "plc-01")]
# First incident: the PLC is tampered with, the pick robot jams, the conveyor is overloaded.
TAMPER, JAM, OVERLOAD = (60.0, 76.0), (64.0, 80.0), (69.0, 84.0)
# Second incident: somebody on the gateway holds back the telemetry of one robot and replays old telemetry of the other.
ATTACK, DELAY, SPOOF = (104.0, 120.0), (108.0, 123.0), (113.0, 127.0)
DELAY_BY, REPLAY_FROM = 3.0, 70.0  # s late; s earlier
# Two faults of cameras, of no other consequence.
FROZEN, COVER = (148.0, 158.0), (176.0, 187.0)
CHANGEOVER = (22.0, 30.0)  # normal, although it looks odd
INTRUDER = "192.168.10.77"
rng = np.random.default_rng(20240517)


def inside(t, span):
    return span[0] <= t < span[1]


def piled_up(t):
    """How much lies on the conveyor that should not, 0..1: it piles up from part to part."""
    return min(1.0, 0.35 + (t - OVERLOAD[0]) / 12.0) if inside(t, OVERLOAD) else 0.0


def noise(sigma):
    return sigma * float(rng.standard_normal())


class Episodes:
    """Real episodes one after another, again and again: rows of joints and references to frames, 30 a second."""

    def __init__(self, source, order):
        self.measured, self.command, self.frames, self.first = [], [], [], []
        while len(self.frames) < int(DURATION * 30) + 30:
            for name in order:
                with open(os.path.join(source, "csv", f"episode_0000{name}.csv"), newline="") as handle:
                    for number, row in enumerate(csv.DictReader(handle)):
                        self.measured.append([float(row[f"state.k{joint}"]) for _, joint in JOINTS])
                        self.command.append([float(row[f"action.k{joint}"]) for _, joint in JOINTS])
                        self.frames.append((name, number))
                        self.first.append(number < 30 // RATE)
        self.measured, self.command = np.array(self.measured), np.array(self.command)

    def speed(self, t):
        """Sum of the commanded joint speeds, rad/s; none where an episode begins."""
        row = int(t * 30)
        back = 30 // RATE
        return 0.0 if row < back or self.first[row] else float(np.abs(self.command[row] - self.command[row - back]).sum()) * RATE


def write_csv(path, head, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(head)
        writer.writerows(rows)


def shown_time(terminal, t):
    """Of which moment the measured joints speak: jammed, late, or replayed."""
    if terminal == "robot-01" and inside(t, JAM):
        return JAM[0]
    if terminal == "robot-01" and inside(t, DELAY):
        return max(DELAY[0] - 0.1, t - DELAY_BY)
    return t - REPLAY_FROM if terminal == "robot-02" and inside(t, SPOOF) else t


def robot_table(out, terminal, episodes):
    """Real joints at 15 Hz, measured and commanded; the current follows the real motion."""
    head = ["t"] + [f"{name}_{kind}" for name, _ in JOINTS for kind in ("rad", "command_rad")] + ["tracking_error_rad", "current_a", "comm_rtt_ms"]
    own = np.random.default_rng(2)
    table = []
    for k in range(int(DURATION * RATE)):
        t = k / RATE
        told = shown_time(terminal, t)
        measured, command = episodes.measured[int(told * 30)], episodes.command[int(t * 30)]
        error = float(np.sqrt(np.mean((measured - command) ** 2)))
        jammed = terminal == "robot-01" and inside(t, JAM)
        current = 2.0 + 1.2 * min(episodes.speed(told), 6.0) + (4.5 + 5.0 * error if jammed else 0.0) + noise(0.05)
        cells = [f"{t:.3f}"]
        for pair in zip(measured, command):
            cells += [f"{value:.4f}" for value in pair]
        round_trip = 10.6 + 0.4 * float(own.standard_normal()) + (DELAY_BY * 1000 if terminal == "robot-01" and inside(t, DELAY) else 0)
        table.append(cells + [f"{error:.4f}", f"{current:.2f}", f"{round_trip:.1f}"])
    write_csv(os.path.join(out, "behavior", f"{terminal}.csv"), head, table)
    return np.array([episodes.speed(k / RATE) for k in range(int(DURATION * RATE))])


def derived_tables(out, motion):
    """The others have no sensors in the source; their tables follow the robots' real motion. 5 Hz; the panel and the gateway 2 Hz."""
    plc, belt, panel, gateway = [], [], [], []
    for k in range(0, int(DURATION * RATE), 3):
        t, busy = k / RATE, float(np.clip(motion[max(0, k - 15):k + 1].mean(), 0, 6))
        up, pile, change = inside(t, TAMPER), piled_up(t), inside(t, CHANGEOVER)
        plc.append([f"{t:.3f}", f"{34 + 4 * busy + (27 if up else 0) + noise(1.2):.1f}",
                    f"{0.016 + 0.001 * busy + (0.014 if up else 0) + noise(0.0006):.4f}", f"{24.1 + noise(0.05):.2f}"])
        belt.append([f"{t:.3f}", f"{(114 if change else 120) - 38 * pile + noise(1.5):.1f}",
                     f"{4.1 + 0.2 * busy + 3.1 * pile - (0.1 if change else 0) + noise(0.12):.2f}",
                     f"{45 + 2 * busy + 41 * pile - (2 if change else 0) + noise(1.2):.1f}"])
    for k in range(int(DURATION * 2)):
        t = k / 2
        attack = inside(t, ATTACK)
        panel.append([f"{t:.3f}", "1" if t % 60 < 20 or inside(t, CHANGEOVER) else "0", f"{18 + noise(1.0):.1f}", f"{36 + 0.01 * t + noise(0.15):.1f}"])
        gateway.append([f"{t:.3f}", f"{28 + (36 if attack else 0) + noise(1.6):.1f}", f"{41 + (1.5 if attack else 0) + noise(0.2):.1f}"])
    write_csv(os.path.join(out, "behavior", "plc-01.csv"), ["t", "load_pct", "cycle_time_s", "voltage_v"], plc)
    write_csv(os.path.join(out, "behavior", "cv-01.csv"), ["t", "speed_rpm", "current_a", "load_pct"], belt)
    write_csv(os.path.join(out, "behavior", "hmi-01.csv"), ["t", "operator_present", "load_pct", "temperature_c"], panel)
    write_csv(os.path.join(out, "behavior", "gw-01.csv"), ["t", "load_pct", "temperature_c"], gateway)


def clip(source, name):
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", os.path.join(source, "videos", f"episode_0000{name}.mp4"), "-vf", f"scale={WIDTH}:{HEIGHT}:flags=area",
                          "-f", "rawvideo", "-pix_fmt", "bgr24", "-"], stdout=subprocess.PIPE, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, HEIGHT, WIDTH, 3)


def covered(picture, t):
    """A soft dark shape that slides over the lens from the right within a second."""
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH]
    slide = min(1.0, (t - COVER[0]) / 1.0)
    distance = np.hypot((xx - 495 + 285 * slide) / 200.0, (yy - 180) / 190.0)
    cover = np.clip((1.15 - distance) / 0.25, 0, 1)[..., None]
    return picture * (1 - cover) + np.array([26, 24, 22]) * cover


def video(source, out, terminal, frames):
    """Real pictures at 10 frames/s. A jammed arm stands still before a camera that goes on; a frozen camera gives one and the same picture."""
    path = os.path.join(out, "video", f"{terminal}.device.mp4")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    encoder = subprocess.Popen(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS),
                                "-i", "-", "-c:v", "libx264", "-crf", "26", "-preset", "slow", "-threads", "1", "-pix_fmt", "yuv420p", "-g", "50",
                                "-movflags", "+faststart", path], stdin=subprocess.PIPE)
    clips = {name: clip(source, name) for name in {frame[0] for frame in frames}}
    grain = np.random.default_rng(1)
    last = None
    for k in range(int(DURATION * FPS)):
        t = k / FPS
        if terminal == "robot-02" and inside(t, FROZEN) and last is not None:
            encoder.stdin.write(last)
            continue
        name, number = frames[int((JAM[0] if terminal == "robot-01" and inside(t, JAM) else t) * 30)]
        picture = clips[name][min(number, len(clips[name]) - 1)].astype(float)
        if terminal == "robot-02" and inside(t, COVER):
            picture = covered(picture, t)
        last = np.clip(picture + grain.normal(0, 1.2, picture.shape), 0, 255).astype(np.uint8).tobytes()
        encoder.stdin.write(last)
    encoder.stdin.close()
    if encoder.wait() != 0:
        sys.exit(f"ffmpeg could not write {path}")


def disturbance(source, target, t):
    """How much a fault disturbs the talk between two terminals: times as many messages, bytes more in each."""
    if {source, target} == {"plc-01", "robot-01"} and inside(t, JAM):
        return 1.1, 30
    if source == "gw-01" and ((target == "robot-01" and inside(t, DELAY)) or (target == "robot-02" and inside(t, SPOOF))):
        return 1.3, 60
    return 1.0, 0


def communication(out):
    talk = [("plc-01", "robot-01", "profinet"), ("plc-01", "robot-02", "profinet"), ("plc-01", "cv-01", "modbus_tcp"), ("robot-01", "cv-01", "modbus_tcp"),
            ("hmi-01", "plc-01", "opc_ua"), ("gw-01", "robot-01", "opc_ua"), ("gw-01", "robot-02", "opc_ua"), ("gw-01", "plc-01", "opc_ua")]
    messages = []
    for source, target, protocol in talk:
        t = rng.uniform(0, 0.6)
        while t < DURATION:
            more, size = disturbance(source, target, t)
            messages.append((t, source, target, protocol, int(96 + rng.integers(0, 40) + size), "ok"))
            messages.append((t + rng.uniform(0.008, 0.012), target, source, protocol, int(60 + rng.integers(0, 20)), "ok"))
            t += rng.normal(0.6, 0.03) / more
    write_csv(os.path.join(out, "logs", "communication.csv"), ["t", "src", "dst", "protocol", "bytes", "status"],
              [(f"{message[0]:.4f}",) + message[1:] for message in sorted(messages) if message[0] < DURATION])


def instructions(out):
    own = {"industrial_robot": "MOVE_TO", "hmi_panel": "SHOW_PAGE", "gateway": "FORWARD"}
    orders = []
    for terminal, kind, _, _, _ in TERMINALS:
        t, turn = rng.uniform(0, 1), 0
        while t < DURATION:
            orders.append((t, terminal, ["READ_STATUS", "READ_INPUTS", own.get(kind, "WRITE_OUTPUTS")][turn % 3],
                           "mes" if terminal in ("plc-01", "gw-01") else "plc-01", "ok"))
            t, turn = t + rng.normal(0.75, 0.03), turn + 1
    for terminal, span, word, pace in (("plc-01", TAMPER, "WRITE_PARAM", (0.15, 0.3)), ("gw-01", ATTACK, "WRITE_ROUTE", (0.3, 0.6))):
        t = span[0]
        while t < span[1]:
            orders.append((t, terminal, word, INTRUDER, "error" if rng.random() < 0.3 else "ok"))
            t += rng.uniform(*pace)
    orders += [(CHANGEOVER[0] - 1, "cv-01", "LOGIN", "eng.zhao", "ok"), (CHANGEOVER[0], "cv-01", "MODE_MAINTENANCE", "eng.zhao", "ok"),
               (CHANGEOVER[1], "cv-01", "MODE_AUTO", "eng.zhao", "ok"), (CHANGEOVER[1] + 1, "cv-01", "LOGOUT", "eng.zhao", "ok")]
    write_csv(os.path.join(out, "logs", "instructions.csv"), ["t", "terminal", "instruction", "actor", "result"],
              [(f"{order[0]:.3f}",) + order[1:] for order in sorted(orders)])


def recording():
    def streams(terminal, kind):
        camera = [{"name": "device", "kind": "video", "file": f"video/{terminal}.device.mp4", "offset_s": 0.0}] if kind == "industrial_robot" else []
        return camera + [{"name": "behavior", "kind": "table", "file": f"behavior/{terminal}.csv", "offset_s": 0.0}]

    return {"format": "ind-vibe-recording", "version": 1, "id": "demo-cell-0932", "site": "demonstration cell", "started_at": "2024-05-17T09:32:00+08:00",
            "duration_s": DURATION, "step_s": STEP,
            "terminals": [{"id": terminal, "type": kind, "name": name, "position_m": place, "address": address, "streams": streams(terminal, kind)}
                          for terminal, kind, name, place, address in TERMINALS],
            "links": [{"from": source, "to": target, "kind": kind} for source, target in LINKS for kind in ("communication", "operation")],
            "logs": {"instructions": "logs/instructions.csv", "communication": "logs/communication.csv"}, "annotations": "annotations.json",
            "provenance_note": "real robot video and joints (MIT, see NOTICE); the other terminals derived from them; faults injected"}


def annotations():
    def anomaly(number, terminal, kind, span, features, box=None):
        return {"id": number, "terminal": terminal, "type": kind, "start_s": span[0], "end_s": span[1],
                "regions": [{"stream": "device", "start_s": span[0], "end_s": span[1], "box": box}] if box else [],
                "behavior_segments": [{"start_s": span[0], "end_s": span[1], "features": features}] if features else []}

    arm = [150, 0, 325, 270]
    anomalies = [anomaly("a1", "plc-01", "malicious_tampering", TAMPER, ["instr_rate", "instr_error_ratio", "instr_surprise", "load_pct", "cycle_time_s"]),
                 anomaly("a2", "robot-01", "equipment_jamming", JAM, ["tracking_error_rad", "current_a"], arm),
                 anomaly("a3", "cv-01", "overload", OVERLOAD, ["load_pct", "current_a", "speed_rpm"]),
                 anomaly("a4", "gw-01", "protocol_attack", ATTACK, ["load_pct", "temperature_c", "instr_rate", "instr_error_ratio", "instr_surprise"]),
                 anomaly("a5", "robot-01", "protocol_attack", DELAY, ["tracking_error_rad", "comm_rtt_ms", "comm_rate_in", "comm_bytes_in"]),
                 anomaly("a6", "robot-02", "malicious_tampering", SPOOF, ["tracking_error_rad", "comm_rate_in", "comm_bytes_in"]),
                 anomaly("a7", "robot-02", "component_fault", FROZEN, [], [0, 0, WIDTH, HEIGHT]),
                 anomaly("a8", "robot-02", "visual_obstruction", COVER, [], [0, 0, 440, HEIGHT])]
    edges = [("a1", "a2", JAM[0] - TAMPER[0]), ("a2", "a3", OVERLOAD[0] - JAM[0]), ("a4", "a5", DELAY[0] - ATTACK[0]), ("a4", "a6", SPOOF[0] - ATTACK[0])]
    return {"format": "ind-vibe-annotations", "version": 1, "recording": "demo-cell-0932", "anomalies": anomalies,
            "causal_edges": [{"from": source, "to": target, "lag_s": lag} for source, target, lag in edges],
            "activities": [{"terminal": "cv-01", "type": "changeover", "start_s": CHANGEOVER[0], "end_s": CHANGEOVER[1]}],
            "rois": [{"terminal": terminal, "stream": "device", "name": "moving_part", "start_s": 0.0, "end_s": DURATION, "box": arm} for terminal in ORDERS]}


def main():
    source, out = sys.argv[1:3]
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    motions = []
    for terminal, order in ORDERS.items():
        episodes = Episodes(source, order)
        motions.append(robot_table(out, terminal, episodes))
        video(source, out, terminal, episodes.frames)
    derived_tables(out, np.mean(motions, axis=0))
    communication(out)
    instructions(out)
    for name, content in (("recording.json", recording()), ("annotations.json", annotations())):
        with open(os.path.join(out, name), "w", encoding="utf-8") as handle:
            json.dump(content, handle, indent=1)
            handle.write("\n")
    shutil.copy(os.path.join(source, "LICENSE"), os.path.join(out, "NOTICE"))
    os.chmod(os.path.join(out, "NOTICE"), 0o644)


main()
