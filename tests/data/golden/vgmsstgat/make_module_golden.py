#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes modules.safetensors: the modules of VG-MS-ST-GAT computed from their equations by plain loops over numbers (numpy, double precision, no network
library), for vgmsstgat_modules_torch_test. Run with Debian's python3-numpy:

    /usr/bin/python3 make_module_golden.py

Names: "<case>.weight.<parameter>", "<case>.in.<input>", "<case>.out.<output>". Weights and inputs are random by a fixed seed."""
import json
import os
import struct

import numpy as np

random = np.random.RandomState(20261127)
tensors = {}


def draw(*shape, scale=0.5):
    return (random.standard_normal(shape) * scale).astype(np.float32).astype(np.float64)


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def silu(x):
    return x * sigmoid(x)


def softmax(logits, present):
    """Over a list; entries that are not present get 0; nothing present: all 0."""
    result = np.zeros(len(logits))
    there = [i for i in range(len(logits)) if present[i]]
    if there:
        most = max(logits[i] for i in there)
        total = sum(np.exp(logits[i] - most) for i in there)
        for i in there:
            result[i] = np.exp(logits[i] - most) / total
    return result


def keep(case, weights, inputs, outputs):
    for kind, group in (("weight", weights), ("in", inputs), ("out", outputs)):
        for name, value in group.items():
            tensors[f"{case}.{kind}.{name}"] = np.asarray(value, dtype=np.float32)


def step_convolution(x, weight, bias, width, dilation, causal):
    steps, inputs = x.shape
    result = np.zeros((steps, len(bias)))
    reach = (width - 1) * dilation
    before = reach if causal else reach // 2
    for t in range(steps):
        for k in range(width):
            at = t - before + k * dilation
            if 0 <= at < steps:
                result[t] += weight[:, k * inputs:(k + 1) * inputs] @ x[at]
        result[t] += bias
    return result


def columns_case(case, causal):
    terminals, columns, steps, channels, width, heads, outputs = 2, 5, 9, 3, 4, 2, 6
    w = {"offset": draw(4, width)}
    kinds = np.array([[0, 1, 2, 3, 3], [2, 2, 0, 3, 1]])
    for name, inputs in (("near", channels), ("wider", width), ("widest", width)):
        w[f"{name}.product.weight"] = draw(width, 3 * inputs)
        w[f"{name}.product.bias"] = draw(width)
    w["look.weight"], w["look.bias"] = draw(heads, width), draw(heads)
    w["join.weight"], w["join.bias"] = draw(outputs, (heads + 1) * width), draw(outputs)
    values = draw(terminals, columns, steps, channels, scale=1.0)
    present = (random.uniform(size=(terminals, columns, steps)) > 0.3).astype(float)
    present[0, 1] = 0.0  # a column that the terminal lacks
    present[1, :, 3] = 0.0  # a step without any
    features = np.zeros((terminals, steps, outputs))
    attention = np.zeros((terminals, steps, columns))
    for n in range(terminals):
        h = []
        for c in range(columns):
            x = silu(step_convolution(values[n, c] * present[n, c][:, None], w["near.product.weight"], w["near.product.bias"], 3, 1, causal) + w["offset"][kinds[n, c]])
            x = x + silu(step_convolution(x, w["wider.product.weight"], w["wider.product.bias"], 3, 2, causal))
            x = x + silu(step_convolution(x, w["widest.product.weight"], w["widest.product.bias"], 3, 4, causal))
            h.append(x)
        for t in range(steps):
            there = present[n, :, t]
            joined = []
            for k in range(heads):
                weights = softmax([w["look.weight"][k] @ h[c][t] + w["look.bias"][k] for c in range(columns)], there)
                attention[n, t] += weights / heads
                joined += list(sum(weights[c] * h[c][t] for c in range(columns)))
            greatest = [max([h[c][t][i] for c in range(columns) if there[c]], default=0.0) for i in range(width)]
            features[n, t] = silu(w["join.weight"] @ np.array(joined + greatest) + w["join.bias"])
    keep(case, w, {"values": values, "present": present, "kinds": kinds}, {"features": features, "attention": attention})


def convolve(picture, weight):
    """3x3, 0 beyond the edges; picture [in, height, width], weight [out, in, 3, 3]."""
    _, height, width = picture.shape
    result = np.zeros((weight.shape[0], height, width))
    for y in range(height):
        for x in range(width):
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    if 0 <= y + dy < height and 0 <= x + dx < width:
                        result[:, y, x] += weight[:, :, dy + 1, dx + 1] @ picture[:, y + dy, x + dx]
    return result


def conv_lstm_case():
    batch, steps, inputs, hidden, height, width = 2, 5, 3, 2, 3, 4
    w = {"input.weight": draw(4 * hidden, inputs, 3, 3), "input.bias": draw(4 * hidden), "hidden.weight": draw(4 * hidden, hidden, 3, 3)}
    maps = draw(batch, steps, inputs, height, width, scale=1.0)
    present = np.ones((batch, steps))
    present[1, 2] = 0.0
    out = np.zeros((batch, steps, hidden, height, width))
    for n in range(batch):
        h = np.zeros((hidden, height, width))
        c = np.zeros_like(h)
        for t in range(steps):
            if present[n, t]:
                a = convolve(maps[n, t], w["input.weight"]) + w["input.bias"][:, None, None] + convolve(h, w["hidden.weight"])
                i, f, g, o = (a[k * hidden:(k + 1) * hidden] for k in range(4))
                c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
                h = sigmoid(o) * np.tanh(c)
            out[n, t] = h
    keep("conv_lstm", w, {"maps": maps, "present": present}, {"hidden": out})


def graph_case():
    """Eq. (2); gives what the cases of attention over its edges need."""
    terminals, steps, features, hidden, strongest = 5, 3, 4, 6, 2
    w = {"from.weight": draw(hidden, features), "from.bias": draw(hidden), "to.weight": draw(hidden, features),
         "mix.weight": draw(3, hidden, scale=1.0), "mix.bias": draw(3)}
    visual = draw(terminals, steps, features, scale=1.0)
    present = np.ones((terminals, steps))
    present[2, 0] = 0.0
    relations = random.uniform(0.05, 1.0, size=(3, terminals, terminals)).astype(np.float32).astype(np.float64)
    for i in range(terminals):
        relations[:, i, i] = (1.0, 0.0, 0.0)
    weights = np.zeros((steps, terminals, terminals))
    edges = np.zeros_like(weights)
    shares = np.zeros((steps, terminals, terminals, 3))
    for t in range(steps):
        full = np.zeros((terminals, terminals))
        for i in range(terminals):
            for j in range(terminals):
                inner = np.maximum(0.0, w["from.weight"] @ visual[i, t] + w["from.bias"] + w["to.weight"] @ visual[j, t])
                shares[t, i, j] = softmax(w["mix.weight"] @ inner + w["mix.bias"], np.ones(3))
                full[i, j] = shares[t, i, j] @ relations[:, i, j]
        for i in range(terminals):
            others = sorted((j for j in range(terminals) if j != i and present[i, t] and present[j, t]), key=lambda j: -full[i, j])
            for j in [i] + others[:strongest]:
                edges[t, i, j] = 1.0
                weights[t, i, j] = full[i, j]
    keep("graph", w, {"visual": visual, "present": present, "nearness": relations[0], "communication": relations[1], "operation": relations[2]},
         {"weights": weights, "edges": edges, "shares": shares})
    return visual, weights, edges


def leaky(x):
    return np.where(x > 0.0, x, 0.2 * x)


def edge_cases(visual, weights, edges):
    terminals, steps, features = visual.shape
    w = {"own.weight": draw(1, features), "own.bias": draw(1), "other.weight": draw(1, features)}
    out = np.zeros((steps, terminals, terminals))
    for t in range(steps):
        for i in range(terminals):
            logits = [leaky(w["own.weight"][0] @ visual[i, t] + w["own.bias"][0] + w["other.weight"][0] @ visual[j, t]) for j in range(terminals)]
            out[t, i] = softmax(logits, edges[t, i])
    keep("edges", w, {"visual": visual, "edges": edges}, {"attention": out})

    heads, width = 2, features // 2
    w = {"project.weight": draw(features, features), "own": draw(heads, width), "other": draw(heads, width)}
    heard = np.zeros((terminals, steps, features))
    attention = np.zeros((steps, terminals, terminals))
    for t in range(steps):
        h = [(w["project.weight"] @ visual[n, t]).reshape(heads, width) for n in range(terminals)]
        for i in range(terminals):
            for k in range(heads):
                logits = [leaky(w["own"][k] @ h[i][k] + w["other"][k] @ h[j][k]) + np.log(max(weights[t, i, j], 1e-3)) for j in range(terminals)]
                a = softmax(logits, edges[t, i])
                attention[t, i] += a / heads
                total = sum(a[j] * h[j][k] for j in range(terminals))
                heard[i, t, k * width:(k + 1) * width] = np.where(total > 0.0, total, np.exp(total) - 1.0)
    keep("attention", w, {"features": visual, "weights": weights, "edges": edges}, {"features": heard, "attention": attention})


def window(steps, t, size, causal):
    first = t - (size - 1 if causal else size // 2)
    return [at if 0 <= at < steps else None for at in range(first, first + size)]


def window_cases(case, causal):
    terminals, steps, features, size = 2, 7, 4, 4
    w = {}
    for name in ("query", "key", "value"):
        w[f"{name}.weight"], w[f"{name}.bias"] = draw(features, features), draw(features)
    asking, asked = draw(terminals, steps, features, scale=1.0), draw(terminals, steps, features, scale=1.0)
    present = np.ones((terminals, steps))
    present[0, 2] = 0.0
    present[1, :5] = 0.0
    values = np.zeros((terminals, steps, features))
    weights = np.zeros((terminals, steps, size))
    for n in range(terminals):
        for t in range(steps):
            query = w["query.weight"] @ asking[n, t] + w["query.bias"]
            places = window(steps, t, size, causal)
            there = [p is not None and present[n, p] > 0 for p in places]
            logits = [query @ (w["key.weight"] @ asked[n, p] + w["key.bias"]) / np.sqrt(features) if ok else 0.0 for p, ok in zip(places, there)]
            weights[n, t] = softmax(logits, there)
            for p, ok, share in zip(places, there, weights[n, t]):
                if ok:
                    values[n, t] += share * (w["value.weight"] @ asked[n, p] + w["value.bias"])
    keep(f"cross_{case}", w, {"asking": asking, "asked": asked, "present": present}, {"values": values, "weights": weights})

    w = {"inner.weight": draw(features, features), "inner.bias": draw(features), "outer.weight": draw(1, features, scale=1.0)}
    out = np.zeros((terminals, steps, size))
    for n in range(terminals):
        for t in range(steps):
            places = window(steps, t, size, causal)
            there = [p is not None and present[n, p] > 0 for p in places]
            logits = [w["outer.weight"][0] @ np.tanh(w["inner.weight"] @ asked[n, p] + w["inner.bias"]) if ok else 0.0 for p, ok in zip(places, there)]
            out[n, t] = softmax(logits, there)
    keep(f"temporal_{case}", w, {"behavior": asked, "present": present}, {"weights": out})


def scales_case(case, causal):
    terminals, steps, features, channels = 4, 6, 3, 2
    w = {"back.weight": draw(features, 3 * channels), "back.bias": draw(features)}
    for side in (3, 5, 7):
        w[f"scale{side}.weight"], w[f"scale{side}.bias"] = draw(channels, features, side, side, scale=0.3), draw(channels)
    norm = {"weight": draw(3 * channels) + 1.0, "bias": draw(3 * channels), "running_mean": draw(3 * channels), "running_var": draw(3 * channels) ** 2 + 0.5}
    w.update({f"norm.{name}": value for name, value in norm.items()})
    x = draw(terminals, steps, features, scale=1.0)
    present = np.ones((terminals, steps))
    present[3, :2] = 0.0
    out = np.zeros((terminals, steps, features))
    for n in range(terminals):
        for t in range(steps):
            joined = []
            for side in (3, 5, 7):
                total = w[f"scale{side}.bias"].copy()
                for dn in range(side):
                    for dt in range(side):
                        at_n, at_t = n - side // 2 + dn, t - (side - 1 if causal else side // 2) + dt
                        if 0 <= at_n < terminals and 0 <= at_t < steps and present[at_n, at_t]:
                            total += w[f"scale{side}.weight"][:, :, dn, dt] @ x[at_n, at_t]
                joined += list(total)
            joined = (np.array(joined) - norm["running_mean"]) / np.sqrt(norm["running_var"] + 1e-5) * norm["weight"] + norm["bias"]
            out[n, t] = w["back.weight"] @ np.maximum(joined, 0.0) + w["back.bias"]
    keep(f"scales_{case}", w, {"features": x, "present": present}, {"features": out})


def confounder_case():
    features = 4
    w = {"middle": draw(3), "means": draw(8, features, scale=1.0), "counts": np.array([5, 0, 20, 40, 3, 7, 15, 10], dtype=float),
         "query.weight": draw(features, features, scale=1.0), "key.weight": draw(features, features, scale=1.0)}
    x = draw(6, features, scale=1.0)
    out = np.zeros_like(x)
    prior = w["counts"] / w["counts"].sum()
    for n in range(len(x)):
        raised = [prior[k] * np.exp((w["query.weight"] @ x[n]) @ (w["key.weight"] @ w["means"][k]) / np.sqrt(features)) for k in range(8)]
        out[n] = sum(raised[k] / sum(raised) * w["means"][k] for k in range(8))
    keep("confounders", w, {"features": x}, {"expected": out})


def loss_cases():
    visual, behavior = draw(6, scale=2.0), draw(6, scale=2.0)
    truth = np.array([1, 0, 1, 0, 0, 1], dtype=float)
    seen, told = np.array([1, 1, 0, 1, 0, 1.0]), np.array([1, 1, 1, 0, 1, 0.0])
    weights = np.array([1, 1, 2, 1, 1, 3.0])
    total = 0.0
    for i in range(6):
        for logit, there in ((visual[i], seen[i]), (behavior[i], told[i])):
            if there:
                p = sigmoid(logit)
                total -= weights[i] * (truth[i] * np.log(p) + (1 - truth[i]) * np.log(1 - p))
    keep("cross_modal_loss", {}, {"visual": visual, "behavior": behavior, "truth": truth, "seen": seen, "told": told, "weights": weights},
         {"loss": [total / weights.sum()]})
    intents = draw(6, 3, scale=1.0)
    intents[3] = intents[0] + 0.05  # near, and of another kind
    intents = intents.astype(np.float32).astype(np.float64)
    unit = intents / np.linalg.norm(intents, axis=1, keepdims=True)
    total = 0.0
    for i in range(6):
        for j in range(6):
            d = np.linalg.norm(unit[i] - unit[j])
            total += d * d if truth[i] == truth[j] else max(0.0, 0.5 - d) ** 2
    keep("contrastive_loss", {}, {"intents": intents, "truth": truth}, {"loss": [total / 36]})


def write(path):
    header, data = {}, b""
    for name in sorted(tensors):
        raw = tensors[name].astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensors[name].shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


columns_case("columns_causal", True)
columns_case("columns_offline", False)
conv_lstm_case()
edge_cases(*graph_case())
window_cases("causal", True)
window_cases("offline", False)
scales_case("causal", True)
scales_case("offline", False)
confounder_case()
loss_cases()
write(os.path.join(os.path.dirname(os.path.abspath(__file__)), "modules.safetensors"))
