#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes encoder_golden.json: what torchvision's EfficientNet-B0 (Debian: python3-torch, python3-torchvision) gives with
weights and a picture made by formulas, which tests/core/models/encoder_test.cpp makes again.

Value i of a tensor is u(i) = frac((i + 1) * 0.6180339887498949 + h / 2^32) - 0.5 in double precision, h the FNV-1a hash (32 bit) of its
name; then, by the end of the name: `running_var` 1 + u, `running_mean` 0.2 u, `bias` 0.2 u, the weight of a batch normalisation (one side) 1 +
0.4 u, any other weight u * sqrt(24 / number of values that one output sees). Picture: (31 x + 17 y + 101 c + 7 floor(x y / 64)) mod 256, in as (v / 255 - mean) /
deviation of ImageNet.
"""
import json
import math
import pathlib

import numpy
import torch
import torchvision


def values(name, shape):
    digest = 2166136261
    for byte in name.encode():
        digest = ((digest ^ byte) * 16777619) % 2**32
    count = int(numpy.prod(shape)) if len(shape) else 1
    u = numpy.modf((numpy.arange(count, dtype=numpy.float64) + 1) * 0.6180339887498949 + digest / 2**32)[0] - 0.5
    if name.endswith("running_var"):
        u = 1 + u
    elif name.endswith("running_mean") or name.endswith("bias"):
        u = 0.2 * u
    elif len(shape) == 1:
        u = 1 + 0.4 * u
    else:
        u = u * math.sqrt(24 / (count / shape[0]))
    return torch.from_numpy(u.astype(numpy.float32)).reshape(shape)


def picture(height, width):
    y, x, c = numpy.meshgrid(numpy.arange(height), numpy.arange(width), numpy.arange(3), indexing="ij")
    v = (31 * x + 17 * y + 101 * c + 7 * (x * y // 64)) % 256
    v = (v / 255 - numpy.array([0.485, 0.456, 0.406])) / numpy.array([0.229, 0.224, 0.225])
    return torch.from_numpy(v.astype(numpy.float32)).permute(2, 0, 1).unsqueeze(0)


torch.set_num_threads(1)
model = torchvision.models.efficientnet_b0().eval()
state = model.state_dict()
for name in state:
    if not name.endswith("num_batches_tracked"):
        state[name] = values(name, tuple(state[name].shape))
model.load_state_dict(state)
cases = []
for height, width in ((128, 128), (64, 96)):
    with torch.no_grad():
        maps = model.features(picture(height, width))[0].double()
    pooled = maps.mean(dim=(1, 2))
    cases.append({
        "height": height, "width": width,
        "pooled": [round(float(v), 7) for v in pooled[:48]],
        "sum": float(pooled.sum()), "sum_of_squares": float((pooled**2).sum()),
        "map_of_channel_7": [round(float(v), 7) for v in maps[7].flatten()],
        "map_of_channel_1279": [round(float(v), 7) for v in maps[1279].flatten()],
        "largest": float(maps.abs().max()),
    })
here = pathlib.Path(__file__).parent
(here / "encoder_golden.json").write_text(json.dumps({"made_by": f"torch {torch.__version__}, torchvision {torchvision.__version__}",
                                                      "cases": cases}, indent=1) + "\n")
