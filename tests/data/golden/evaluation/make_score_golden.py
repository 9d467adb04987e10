#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes score_golden.json: recordings, annotations and results drawn at random, and what the project's scorer
(../../../../../shared/score, not part of this repository) says of them. Run with Debian's python3-numpy and
python3-scipy:

    make_score_golden.py ../../../../../shared/score

The cases are drawn so that every figure has something to count: chains and lone anomalies, episodes that hit, miss,
come early or late or touch at the very edge, equal scores, unsaid probabilities, evidence with and without boxes, edges
that are right, wrong and doubled over two incidents. Numbers have few digits, as in a result file."""
import json
import os
import sys
import tempfile

import numpy as np

STEP = 0.5
TYPES = ["overload", "protocol_attack", "component_fault"]
FEATURES = ["current_a", "flow_l_min", "comm_rate_in", "instr_rate"]
FRAME = (160, 120)


def box(g):
    return [int(g.integers(0, 100)), int(g.integers(0, 80)), int(g.integers(10, 60)), int(g.integers(10, 40))]


def draw_annotations(g, identity, terminals, duration):
    anomalies = []
    for i in range(int(g.integers(4, 9))):
        start = round(float(g.uniform(2.0, duration - 8.0)), 2)
        end = round(start + float(g.uniform(0.0, 9.0)), 2)
        anomaly = {"id": f"a{i}", "terminal": str(g.choice(terminals)), "type": str(g.choice(TYPES)), "start_s": start,
                   "end_s": end}
        if g.random() < 0.6:
            anomaly["regions"] = [{"stream": str(g.choice(["device", "operator"])), "start_s": start, "end_s": end,
                                   "box": box(g)} for _ in range(int(g.integers(1, 3)))]
        if g.random() < 0.7:
            anomaly["behavior_segments"] = [{"start_s": start, "end_s": round((start + end) / 2, 2), "features": sorted(
                str(f) for f in g.choice(FEATURES, 2, replace=False))}]
        anomalies.append(anomaly)
    edges = [{"from": f"a{i}", "to": f"a{i + 1}", "lag_s": round(float(g.uniform(0.5, 8.0)), 1)}
             for i in range(len(anomalies) - 1)
             if g.random() < 0.6 and anomalies[i]["terminal"] != anomalies[i + 1]["terminal"]]
    activities = [{"terminal": str(g.choice(terminals)), "type": "maintenance", "start_s": 5.0, "end_s": 14.0}]
    return {"format": "ind-vibe-annotations", "version": 1, "recording": identity, "anomalies": anomalies,
            "causal_edges": edges, "activities": activities}


def near(g, regions):
    """A box and its stream: one of the regions moved a little, or anywhere."""
    if regions and g.random() < 0.6:
        region = regions[int(g.integers(0, len(regions)))]
        return region["stream"], [int(v + g.integers(-4, 5)) if i < 2 else v for i, v in enumerate(region["box"])]
    return str(g.choice(["device", "operator"])), box(g)


def draw_evidence(g, start, end, regions):
    stream, place = near(g, regions)
    return {"stream": stream, "t": round(float(g.uniform(start, end)), 1), "box": place, "score": round(float(g.random()), 2)}


def draw_episode(g, terminal, start, end, types, regions=()):
    episode = {"terminal": terminal, "start_s": start, "end_s": max(start, end), "peak_probability": 0.9, "peak_t": start}
    if types and g.random() < 0.8:
        chosen = str(g.choice(TYPES))
        episode["type"] = chosen
        episode["type_probabilities"] = {chosen: 0.7}
    if g.random() < 0.7:
        episode["visual_evidence"] = [
            draw_evidence(g, start, max(start, end), regions) for _ in range(int(g.integers(1, 4)))]
    if g.random() < 0.8:
        episode["key_segments"] = [
            {"start_s": round(start + k, 1), "end_s": round(start + k + 1.7, 1), "weight": round(float(g.uniform(0.1, 1)), 2),
             "features": [{"name": str(f), "weight": round(float(g.uniform(0.05, 1)), 3)}
                          for f in g.choice(FEATURES + ["speed_rpm"], int(g.integers(1, 4)), replace=False)]}
            for k in range(int(g.integers(1, 3)))]
    return episode


def draw_incidents(g, annotations, terminals, duration, types):
    episodes = []
    for anomaly in annotations["anomalies"]:
        if g.random() < 0.75:
            # 0.5 s off the end or the start is the edge of touching
            shift = float(g.choice([-0.5, 0.0, 0.5, 1.25, -2.0]))
            start = max(0.0, round(anomaly["start_s"] + shift, 2))
            episodes.append(draw_episode(g, anomaly["terminal"], start, round(anomaly["end_s"] + shift, 2), types,
                                         anomaly.get("regions", ())))
    for _ in range(int(g.integers(0, 3))):
        start = round(float(g.uniform(0.0, duration - 4.0)), 2)
        episodes.append(draw_episode(g, str(g.choice(terminals)), start, start + 2.0, types))
    for activity in annotations["activities"]:
        episodes.append(draw_episode(g, activity["terminal"], activity["start_s"] + 0.4, activity["end_s"] - 5.0, types))
    groups = [[], []]
    for episode in episodes:
        groups[int(g.random() < 0.4)].append(episode)
    place = {anomaly["id"]: anomaly["terminal"] for anomaly in annotations["anomalies"]}
    true = {(place[edge["from"]], place[edge["to"]]) for edge in annotations["causal_edges"]}
    incidents = []
    for group in (sorted(group, key=lambda e: e["start_s"]) for group in groups if group):
        names = list(dict.fromkeys(e["terminal"] for e in group))
        edges = [{"from": a, "to": b, "strength": 0.5, "lag_s": round(float(g.uniform(0.5, 8)), 1), "p_value": 0.001,
                  "q_value": 0.002} for a in names for b in names if a != b and g.random() < (0.8 if (a, b) in true else 0.1)]
        path = names if g.random() < 0.5 else [str(name) for name in g.permutation(names)]
        incidents.append({"id": f"i{len(incidents) + 1}", "start_s": group[0]["start_s"],
                          "end_s": max(e["end_s"] for e in group), "root_cause": path[0], "root_ranking": path,
                          "episodes": group, "causal_edges": edges, "path": path})
    return incidents


def draw_terminal(g, name, annotations, duration, judged):
    times = [k * STEP for k in range(16, int(duration / STEP) + 1)] if judged else []
    spans = [(a["start_s"], a["end_s"]) for a in annotations["anomalies"] if a["terminal"] == name]
    probability = []
    for t in times:
        lift = 0.3 if any(s <= t <= e for s, e in spans) else 0.0
        probability.append(None if g.random() < 0.05 else round(min(1.0, float(g.random()) * 0.7 + lift), 2))  # ties
    return {"id": name, "type": "press", "name": name, "threshold": 0.55, "t": times, "probability": probability,
            "abnormal": [p is not None and (p >= 0.55) != bool(g.random() < 0.1) for p in probability]}


def draw_case(seed, types):
    g = np.random.default_rng(seed)
    recordings = []
    for r in range(4):
        identity, duration = f"case{seed}-{r}", float(g.integers(40, 70))
        terminals = ["press-01", "press-02", "agv-01", "plc-01"]
        annotations = draw_annotations(g, identity, terminals, duration)
        result = {"format": "vestigo-analysis", "version": 1, "recording": {"id": identity, "sha256": "0" * 64,
                  "duration_s": duration}, "engine": "drawn", "causal": False, "program_version": "0", "settings": {},
                  "step_s": STEP, "terminals": [draw_terminal(g, name, annotations, duration, name != "plc-01" or r != 2)
                                                for name in terminals],
                  "incidents": [] if r == 3 else draw_incidents(g, annotations, terminals, duration, types)}
        recordings.append({"id": identity, "duration_s": duration, "annotations": annotations, "result": result})
    return recordings


def score(scorer, recordings):
    sys.path.insert(0, scorer)
    import metrics
    import reader

    reader.Recording.size = lambda self, terminal, stream: FRAME if terminal != "agv-01" else None
    counted = []
    for recording in recordings:
        with tempfile.TemporaryDirectory() as folder:
            for name, value in (("annotations.json", recording["annotations"]), ("recording.json", {
                    "id": recording["id"], "duration_s": recording["duration_s"], "step_s": STEP,
                    "terminals": [{"id": t["id"]} for t in recording["result"]["terminals"]],
                    "annotations": "annotations.json"})):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    json.dump(value, file)
            counted.append(metrics.collect(reader.Recording(folder, ".", "test"), recording["result"]))
    figures = metrics.total(counted)
    return {name: None if name not in figures or figures[name] != figures[name] else float(figures[name])
            for name in metrics.ORDER}


def main():
    cases = []
    for seed in (1, 2, 5):
        recordings = draw_case(seed, types=seed != 2)
        cases.append({"recordings": recordings, "metrics": score(sys.argv[1], recordings)})
    out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "score_golden.json")
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"made_by": "make_score_golden.py with the scorer of ../shared/score", "frame": FRAME,
                   "no_frame_of": "agv-01", "cases": cases}, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
