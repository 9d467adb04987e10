# SPDX-License-Identifier: GPL-3.0-or-later
"""The public labelled series of ../shared/data as entities (machine, server or spacecraft channel), and each of them
as a data set to the contract (../shared/spec/recording.md)."""
import ast
import csv
import gzip
import io
import json
import os
from dataclasses import dataclass

import numpy as np

CHUNK = 100_000  # rows that are turned into text at once


@dataclass
class Entity:
    collection: str  # "SMD", "SMAP", "MSL" or "ASD"
    name: str
    step_s: float
    train: np.ndarray  # [row, column], normal
    test: np.ndarray  # [row, column]
    labels: np.ndarray  # [test row], True where abnormal


def read_csv(path):
    with gzip.open(path, "rt", encoding="ascii") as file:
        return np.loadtxt(file, delimiter=",", dtype=float, ndmin=2)


def read_npy(path):
    with gzip.open(path, "rb") as file:
        return np.load(io.BytesIO(file.read()), allow_pickle=False)


def complete(entity, say):
    """Whether the parts of an entity fit each other; says why not."""
    if entity.train.shape[1] != entity.test.shape[1]:
        say(f"{entity.collection} {entity.name} skipped: train and test have different columns")
    elif len(entity.labels) != len(entity.test):
        say(f"{entity.collection} {entity.name} skipped: {len(entity.labels)} labels for {len(entity.test)} rows")
    elif not entity.labels.any():
        say(f"{entity.collection} {entity.name} skipped: no label")
    else:
        return True
    return False


def server_entities(folder, collection, ending, step_s, say):
    """SMD and ASD: train/, test/ and test_label/, one file an entity in each."""
    parts = ("train", "test", "test_label", "interpretation_label")
    names = sorted({file.split(".")[0] for part in parts for file in os.listdir(os.path.join(folder, part))})
    for name in names:
        train = os.path.join(folder, "train", name + ending)
        test = os.path.join(folder, "test", name + ending)
        labels = os.path.join(folder, "test_label", name + ".txt")
        lacking = [os.path.relpath(path, folder) for path in (train, test, labels) if not os.path.exists(path)]
        if lacking:
            say(f"{collection} {name} skipped: {', '.join(lacking)} is not in the subset")
            continue
        entity = Entity(collection, name, step_s, read_csv(train), read_csv(test), np.loadtxt(labels) > 0.5)
        if complete(entity, say):
            yield entity


def spacecraft_entities(folder, say):
    """SMAP and MSL: one channel is one entity. Its step is not said; 60 s is taken."""
    ranges = {}
    with open(os.path.join(folder, "labeled_anomalies.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            spacecraft, spans = ranges.setdefault(row["chan_id"], (row["spacecraft"], []))
            spans.extend(ast.literal_eval(row["anomaly_sequences"]))
    lacking = []
    for name, (spacecraft, spans) in sorted(ranges.items(), key=lambda item: (item[1][0], item[0])):
        train = os.path.join(folder, "train", name + ".npy.gz")
        test = os.path.join(folder, "test", name + ".npy.gz")
        if not (os.path.exists(train) and os.path.exists(test)):
            lacking.append(f"{spacecraft} {name}")
            continue
        rows = read_npy(test)
        labels = np.zeros(len(rows), bool)
        for first, last in spans:
            labels[first : last + 1] = True
        entity = Entity(spacecraft, name, 60.0, read_npy(train), rows, labels)
        if complete(entity, say):
            yield entity
    if lacking:
        say(f"skipped, labelled but not in the subset: {', '.join(lacking)}")


def entities(data, say):
    yield from server_entities(os.path.join(data, "smd_subset"), "SMD", ".txt.gz", 60.0, say)
    yield from spacecraft_entities(os.path.join(data, "smap_msl"), say)
    yield from server_entities(os.path.join(data, "asd"), "ASD", ".csv.gz", 300.0, say)


def runs_of(labels):
    """First and last row of each run of abnormal rows."""
    edges = np.flatnonzero(np.diff(np.r_[0, labels.astype(int), 0]))
    return [(int(first), int(end) - 1) for first, end in zip(edges[::2], edges[1::2])]


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=1)
        file.write("\n")


def write_table(path, rows, step_s):
    header = "t," + ",".join(f"x{column + 1:02d}" for column in range(rows.shape[1]))
    with open(path, "w", encoding="ascii") as file:
        file.write(header + "\n")
        for first in range(0, len(rows), CHUNK):
            part = rows[first : first + CHUNK]
            times = (first + np.arange(len(part))) * step_s
            np.savetxt(file, np.column_stack([times, part]), fmt="%.9g", delimiter=",")


def write_recording(folder, entity, split, rows, labels):
    os.makedirs(os.path.join(folder, "behavior"))
    terminal = entity.name
    write_table(os.path.join(folder, "behavior", terminal + ".csv"), rows, entity.step_s)
    identity = f"{entity.collection}-{entity.name}-{split}".lower()
    write_json(os.path.join(folder, "recording.json"), {
        "format": "ind-vibe-recording", "version": 1, "id": identity, "site": entity.collection,
        "duration_s": (len(rows) - 1) * entity.step_s, "step_s": entity.step_s,
        "terminals": [{"id": terminal, "type": entity.collection.lower(), "streams": [
            {"name": "behavior", "kind": "table", "file": f"behavior/{terminal}.csv"}]}],
        "annotations": "annotations.json"})
    anomalies = [{"id": f"a{i + 1}", "terminal": terminal, "type": "anomaly", "start_s": first * entity.step_s,
                  "end_s": last * entity.step_s} for i, (first, last) in enumerate(runs_of(labels))]
    write_json(os.path.join(folder, "annotations.json"), {
        "format": "ind-vibe-annotations", "version": 1, "recording": identity, "anomalies": anomalies})


def write_dataset(folder, entity):
    """One entity as a data set: its train rows one normal recording, its test rows the other one."""
    none = np.zeros(len(entity.train), bool)
    write_recording(os.path.join(folder, "rec", "train"), entity, "train", entity.train, none)
    write_recording(os.path.join(folder, "rec", "test"), entity, "test", entity.test, entity.labels)
    write_json(os.path.join(folder, "dataset.json"), {
        "format": "ind-vibe-dataset", "version": 1, "name": f"{entity.collection} {entity.name}",
        "recordings": [{"path": "rec/train", "split": "train"}, {"path": "rec/test", "split": "test"}]})
