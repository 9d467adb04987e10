#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes breakdown_golden.json from the recordings of score_golden.json: what lies behind the scorer's figures, by
another way than ours. Areas are counted over all pairs of an abnormal and a normal step, average precision over all
thresholds, curves point by point. Which anomaly was found, how late and under which name is the scorer's word
(../../../../../shared/score). Also the paired difference of the first case to itself with every second incident
struck out, by the scorer's own paired(). Run with Debian's python3-numpy and python3-scipy:

    make_breakdown_golden.py ../../../../../shared/score"""
import json
import os
import sys
import tempfile

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
FRAME = (160, 120)
STEP = 0.5


def collect(recording):
    import metrics
    import reader

    reader.Recording.size = lambda self, terminal, stream: FRAME if terminal != "agv-01" else None
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "annotations.json"), "w", encoding="utf-8") as file:
            json.dump(recording["annotations"], file)
        with open(os.path.join(folder, "recording.json"), "w", encoding="utf-8") as file:
            json.dump({"id": recording["id"], "duration_s": recording["duration_s"], "step_s": STEP,
                       "terminals": [{"id": t["id"]} for t in recording["result"]["terminals"]],
                       "annotations": "annotations.json"}, file)
        return metrics.collect(reader.Recording(folder, ".", "test"), recording["result"])


def none_or(value):
    return None if value is None or value != value else float(value)


def area(positive, negative):
    """Share of pairs in which the abnormal step has the greater score; a tie is half a pair."""
    if not len(positive) or not len(negative):
        return None
    difference = np.asarray(positive)[:, None] - np.asarray(negative)[None, :]
    return float(np.mean((difference > 0) + 0.5 * (difference == 0)))


def average_precision(positive, negative):
    if not len(positive) or not len(negative):
        return None
    positive, negative = np.asarray(positive), np.asarray(negative)
    total, before = 0.0, 0.0
    for threshold in sorted(set(positive), reverse=True):
        hits, alarms = np.sum(positive >= threshold), np.sum(negative >= threshold)
        recall = hits / len(positive)
        total += (recall - before) * hits / (hits + alarms)
        before = recall
    return float(total)


def steps_of(recordings):
    """(terminal, score, raised, type or None) of every step."""
    steps = []
    for recording in recordings:
        anomalies = recording["annotations"]["anomalies"]
        for terminal in recording["result"]["terminals"]:
            for t, p, raised in zip(terminal["t"], terminal["probability"], terminal["abnormal"]):
                at = [a["type"] for a in anomalies if a["terminal"] == terminal["id"] and a["start_s"] <= t <= a["end_s"]]
                steps.append((terminal["type"], 0.0 if p is None else p, bool(raised), at[0] if at else None))
    return steps


def ratio(part, whole):
    return part / whole if whole else None


def by_anomaly_type(recordings, counted, steps):
    anomalies = [(a, c) for r, n in zip(recordings, counted) for a, c in zip(r["annotations"]["anomalies"], n["anomalies"])]
    names_types = any("type" in e for r in recordings for i in r["result"]["incidents"] for e in i["episodes"])
    normal = [p for _, p, _, kind in steps if kind is None]
    out = {}
    for name in sorted({a["type"] for a, _ in anomalies}):
        mine = [(p, raised) for _, p, raised, kind in steps if kind == name]
        of = [c for a, c in anomalies if a["type"] == name]
        found = [c for c in of if c["det"]]
        out[name] = {"anomalies": len(of), "abnormal_steps": len(mine), "steps": len(mine) + len(normal), "metrics": {
            "step AUROC": area([p for p, _ in mine], normal), "step AP": average_precision([p for p, _ in mine], normal),
            "step recall": ratio(sum(r for _, r in mine), len(mine)), "event recall": ratio(len(found), len(of)),
            "found and rightly named": ratio(sum(c.get("ptype") == name for c in of), len(of)) if names_types else None,
            "detection delay, mean s": none_or(np.mean([c["delay"] for c in found]) if found else None)}}
    return out


def by_terminal_type(recordings, counted, steps):
    out = {}
    kinds = {t["id"]: t["type"] for r in recordings for t in r["result"]["terminals"]}
    for name in sorted({t["type"] for r in recordings for t in r["result"]["terminals"]}):
        mine = [(p, raised, kind) for terminal, p, raised, kind in steps if terminal == name]
        abnormal, normal = [s for s in mine if s[2]], [s for s in mine if not s[2]]
        of = [c for r, n in zip(recordings, counted) for a, c in zip(r["annotations"]["anomalies"], n["anomalies"])
              if kinds[a["terminal"]] == name]
        episodes = [c for r, n in zip(recordings, counted)
                    for e, c in zip([e for i in r["result"]["incidents"] for e in i["episodes"]], n["eps"])
                    if kinds[e["terminal"]] == name]
        hours = len(normal) * STEP / 3600
        out[name] = {"anomalies": len(of), "abnormal_steps": len(abnormal), "steps": len(mine), "metrics": {
            "step AUROC": area([s[0] for s in abnormal], [s[0] for s in normal]),
            "step AP": average_precision([s[0] for s in abnormal], [s[0] for s in normal]),
            "step precision": ratio(sum(s[1] for s in abnormal), sum(s[1] for s in mine)),
            "step recall": ratio(sum(s[1] for s in abnormal), len(abnormal)),
            "event recall": ratio(sum(c["det"] for c in of), len(of)),
            "event precision": ratio(sum(c["tp"] for c in episodes), len(episodes)),
            "false alarms per terminal-hour": ratio(sum(c["fa"] for c in episodes), hours)}}
    return out


def confusion(recordings, counted):
    """{"true|named": count}; episodes that touch no anomaly lie in the row "none"."""
    out = {}
    for recording, count in zip(recordings, counted):
        for anomaly, c in zip(recording["annotations"]["anomalies"], count["anomalies"]):
            key = f"{anomaly['type']}|{(c.get('ptype') or 'not named') if c['det'] else 'none'}"
            out[key] = out.get(key, 0) + 1
        episodes = [e for i in recording["result"]["incidents"] for e in i["episodes"]]
        for episode, c in zip(episodes, count["eps"]):
            if not c["tp"]:
                key = f"none|{episode.get('type', 'not named')}"
                out[key] = out.get(key, 0) + 1
    return out


def curves(steps):
    score = np.array([s[1] for s in steps])
    truth = np.array([s[3] is not None for s in steps])
    roc, recall = [[0.0, 0.0]], []
    for threshold in sorted(set(score), reverse=True):
        raised = score >= threshold
        hits = np.sum(raised & truth)
        roc.append([np.sum(raised & ~truth) / np.sum(~truth), hits / np.sum(truth)])
        recall.append([hits / np.sum(truth), hits / np.sum(raised)])
    return [[float(x), float(y)] for x, y in roc], [[float(x), float(y)] for x, y in recall]


def calibration(steps):
    score = np.array([s[1] for s in steps])
    truth = np.array([float(s[3] is not None) for s in steps])
    place = np.minimum(9, np.floor(score * 10)).astype(int)
    bins = [[float(score[place == k].mean()), float(truth[place == k].mean()), int(np.sum(place == k))]
            for k in range(10) if np.any(place == k)]
    return {"bins": bins, "expected_error": sum(n * abs(p - t) for p, t, n in bins) / len(score),
            "brier_score": float(np.mean((score - truth) ** 2))}


def delays(counted):
    late = [a["delay"] for c in counted for a in c["anomalies"] if a["det"]]
    return [float(np.percentile(late, 25)), float(np.percentile(late, 75))]


def paired(recordings):
    import metrics

    poorer = json.loads(json.dumps(recordings))
    for recording in poorer:
        recording["result"]["incidents"] = recording["result"]["incidents"][::2]
        for terminal in recording["result"]["terminals"]:
            terminal["probability"] = [None if p is None else round(p / 2 + (0.3 if k % 3 == 0 else 0.0), 3)
                                       for k, p in enumerate(terminal["probability"])]
    found = metrics.paired([collect(r) for r in recordings], [collect(r) for r in poorer], 4000)
    return {"against": [r["result"] for r in poorer], "differences": {k: [none_or(v) for v in d] for k, d in found.items()}}


def main():
    sys.path.insert(0, sys.argv[1])
    with open(os.path.join(HERE, "score_golden.json"), encoding="utf-8") as file:
        document = json.load(file)
    cases = []
    for case in document["cases"]:
        recordings = case["recordings"]
        for recording in recordings:
            for terminal in recording["result"]["terminals"]:
                terminal["type"] = terminal["id"].split("-")[0]  # the test gives them these types, too
        counted = [collect(r) for r in recordings]
        steps = steps_of(recordings)
        roc, recall = curves(steps)
        cases.append({"anomaly_types": by_anomaly_type(recordings, counted, steps),
                      "terminal_types": by_terminal_type(recordings, counted, steps),
                      "confusion": confusion(recordings, counted), "roc": roc, "precision_recall": recall,
                      "calibration": calibration(steps), "delay_quartiles": delays(counted)})
    with open(os.path.join(HERE, "breakdown_golden.json"), "w", encoding="utf-8") as file:
        json.dump({"made_by": "make_breakdown_golden.py", "cases": cases, "paired": paired(document["cases"][0]["recordings"])},
                  file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
