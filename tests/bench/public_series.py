#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""AUC-PR and point-wise F1 of an engine on SMD, SMAP, MSL and ASD, offline and causal, beside a random score and the
greatest robust z-score. Needs Debian's python3-numpy. See README.md."""
import argparse
import json
import os
import shutil
import subprocess
import sys

import numpy as np

import series_sets
import step_measures

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FIRST = 16  # the first step that an engine emits; all detectors are judged from there on
NORMAL_QUANTILE = 0.995  # of the train scores: the threshold of the detectors beside
FIGURES = ("auc_pr", "best_f1", "f1", "auc_roc")


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(command):
    """Runs a command to its end in a process of its own: this one holds the series. Seconds and peak memory (MB)."""
    launcher = [sys.executable, os.path.join(HERE, "measured_run.py")]
    measured = json.loads(subprocess.run(launcher + command, stdout=subprocess.PIPE, check=True).stdout)
    if measured["status"] != 0:
        raise SystemExit(f"{' '.join(command)} ended with {measured['status']}")
    return measured


def read_result(path, entity):
    """Scores and flags of the test rows from the result's own JSON; what was not said counts as usual."""
    with open(path, encoding="utf-8") as file:
        terminal = json.load(file)["terminals"][0]
    rows = np.rint(np.array(terminal["t"]) / entity.step_s).astype(int)
    if rows[0] != FIRST or rows[-1] != len(entity.test) - 1 or len(rows) != len(entity.test) - FIRST:
        raise SystemExit(f"{path}: does not speak of rows {FIRST} to {len(entity.test) - 1}")
    scores = np.array([np.nan if p is None else p for p in terminal["probability"]], float)
    return np.nan_to_num(scores), np.array(terminal["abnormal"], bool), float(np.mean(np.isnan(scores)))


def check_agreement(path, own, name):
    """vestigo-cli eval must say what this script says of the same result."""
    with open(path, encoding="utf-8") as file:
        theirs = json.load(file)["metrics"]
    for figure, key in (("auc_pr", "step AP"), ("best_f1", "step F1, best threshold"), ("f1", "step F1"),
                        ("auc_roc", "step AUROC")):
        if abs((theirs[key]["value"] or 0.0) - own[figure]) > 1e-9:
            raise SystemExit(f"{name}: {key} is {theirs[key]['value']} by vestigo-cli eval, {own[figure]} by this script")


def detectors_beside(entity, causal):
    labels = entity.labels[FIRST:]
    chance = step_measures.random_scores(len(labels))
    usual = step_measures.greatest_robust_z(entity.train, entity.train, causal)
    unusual = step_measures.greatest_robust_z(entity.train, entity.test, causal)[FIRST:]
    return {"random": step_measures.measures(labels, chance, chance >= NORMAL_QUANTILE),
            "robust z": step_measures.measures(labels, unusual, unusual >= np.quantile(usual, NORMAL_QUANTILE))}


def judge(options, entity, folder, causal):
    way = "causal" if causal else "offline"
    results = os.path.join(folder, "results-" + way)
    os.makedirs(results, exist_ok=True)
    figures = os.path.join(folder, f"eval-{way}.json")
    cost = run([options.cli, "eval", "--dataset", folder, "--model", os.path.join(folder, "model.safetensors"),
                "--json", figures, "--results", results] + (["--causal"] if causal else []))
    scores, flags, unsaid = read_result(os.path.join(results, "rec-test.json"), entity)
    own = step_measures.measures(entity.labels[FIRST:], scores, flags)
    check_agreement(figures, own, f"{entity.collection} {entity.name} {way}")
    return {options.engine: own, **detectors_beside(entity, causal)}, {**cost, "unsaid": round(unsaid, 4)}


def measure(options, entity):
    folder = os.path.join(options.out, entity.collection.lower(), entity.name)
    shutil.rmtree(folder, ignore_errors=True)
    series_sets.write_dataset(folder, entity)
    train = run([options.cli, "train", "--dataset", folder, "--engine", options.engine, "--seed", str(options.seed),
                 "--out", os.path.join(folder, "model.safetensors")])
    offline, offline_cost = judge(options, entity, folder, False)
    causal, causal_cost = judge(options, entity, folder, True)
    if not options.keep:
        shutil.rmtree(folder)
    return {"set": entity.collection, "entity": entity.name, "train_rows": len(entity.train),
            "test_rows": len(entity.test), "columns": entity.test.shape[1],
            "abnormal": round(float(np.mean(entity.labels)), 4), "offline": offline, "causal": causal,
            "cost": {"train": train, "offline": offline_cost, "causal": causal_cost}}


def means(entries, way, detector):
    return {figure: float(np.mean([entry[way][detector][figure] for entry in entries])) for figure in FIGURES}


def line(name, figures):
    return f"{name:22s}" + "".join(f"{figures[figure]:9.3f}" for figure in FIGURES)


def show(entries, each):
    sets = list(dict.fromkeys(entry["set"] for entry in entries))
    for collection in sets:
        own = [entry for entry in entries if entry["set"] == collection]
        print(f"\n{collection}, {len(own)} entities, {np.mean([entry['abnormal'] for entry in own]):.1%} abnormal on average")
        print(f"{'':22s}{'AUC-PR':>9s}{'best F1':>9s}{'F1':>9s}{'AUC-ROC':>9s}")
        for way in ("offline", "causal"):
            for detector in own[0][way]:
                if each:
                    for entry in own:
                        print(line(f"{entry['entity']} {way} {detector}", entry[way][detector]))
                print(line(f"{way} {detector}", means(own, way, detector)))
        costs = [entry["cost"] for entry in own]
        print(f"train {max(c['train']['seconds'] for c in costs):.1f} s, eval {max(c['offline']['seconds'] for c in costs):.1f} s offline "
              f"and {max(c['causal']['seconds'] for c in costs):.1f} s causal at most; peak {max(c[k]['peak_mb'] for c in costs for k in c)} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, help="folder for data sets, models and results; outside the repository")
    parser.add_argument("--json", help="file for all figures")
    parser.add_argument("--data", default=os.path.join(ROOT, "..", "shared", "data"))
    parser.add_argument("--cli", default=os.path.join(ROOT, "build", "release", "bin", "vestigo-cli"))
    parser.add_argument("--engine", default="kmeans")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="sets or entities: SMD, machine-1-6, ...")
    parser.add_argument("--each", action="store_true", help="print every entity, not the means alone")
    parser.add_argument("--keep", action="store_true", help="keep the data sets, models and results")
    options = parser.parse_args()
    if os.path.realpath(options.out).startswith(os.path.realpath(ROOT) + os.sep):
        parser.error("--out lies in the repository")
    entries = []
    for entity in series_sets.entities(options.data, say):
        if not options.only or entity.collection in options.only or entity.name in options.only:
            entries.append(measure(options, entity))
            entry = entries[-1]
            say(f"{entity.collection} {entity.name}: AUC-PR {entry['offline'][options.engine]['auc_pr']:.3f}, robust z {entry['offline']['robust z']['auc_pr']:.3f}")
    if not entries:
        parser.error("nothing to measure")
    show(entries, options.each)
    if options.json:
        series_sets.write_json(options.json, {"engine": options.engine, "seed": options.seed, "entities": entries, "means": {
            collection: {way: {detector: means([e for e in entries if e["set"] == collection], way, detector)
                               for detector in entries[0][way]} for way in ("offline", "causal")}
            for collection in dict.fromkeys(e["set"] for e in entries)}})


if __name__ == "__main__":
    main()
