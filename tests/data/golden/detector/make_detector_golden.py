#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers for the detector of key regions, by others' code: torchvision (complete IoU, non-maximum suppression)
and plain NumPy (distribution focal loss, decoding of sides).

    /usr/bin/python3 make_detector_golden.py > detector_golden.json      (Debian: python3-torch, python3-torchvision, python3-numpy)
"""
import json

import numpy
import torch
import torchvision

BINS = 16
numbers = numpy.random.default_rng(7)


def boxes(count):
    corner = numbers.uniform(0, 60, (count, 2))
    size = numbers.uniform(3, 50, (count, 2))
    return numpy.concatenate([corner, corner + size], 1)


def complete_overlap():
    a, b = boxes(24), boxes(24)
    b[:8] = a[:8] + numbers.uniform(-3, 3, (8, 4))  # some that nearly agree
    loss = torchvision.ops.complete_box_iou_loss(torch.tensor(a), torch.tensor(b), reduction="none")
    return {"a": a.tolist(), "b": b.tolist(), "overlap": (1 - loss).tolist()}


def suppression():
    found = boxes(60)
    kinds = numbers.integers(0, 3, 60)
    scores = numbers.permutation(numpy.linspace(0.01, 0.99, 60))
    kept = torchvision.ops.batched_nms(torch.tensor(found), torch.tensor(scores), torch.tensor(kinds), 0.3)
    return {"boxes": found.tolist(), "kinds": kinds.tolist(), "scores": scores.tolist(), "kept": kept.tolist()}


def sides():
    logits = numbers.normal(0, 2, (6, 4, BINS))
    targets = numbers.uniform(0, BINS - 1.01, (6, 4))
    chances = numpy.exp(logits) / numpy.exp(logits).sum(-1, keepdims=True)
    loss = numpy.zeros(6)
    for i in range(6):
        for side in range(4):
            below = int(targets[i, side])
            above = targets[i, side] - below
            loss[i] -= (numpy.log(chances[i, side, below]) * (1 - above) + numpy.log(chances[i, side, below + 1]) * above) / 4
    distances = (chances * numpy.arange(BINS)).sum(-1)
    return {"logits": logits.reshape(6, -1).tolist(), "targets": targets.tolist(), "loss": loss.tolist(),
            "distances": distances.tolist()}


print(json.dumps({"complete_overlap": complete_overlap(), "suppression": suppression(), "sides": sides()}))
