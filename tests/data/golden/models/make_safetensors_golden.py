#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes reference.safetensors with the reference implementation of the format, the PyPI package `safetensors` (0.8.0 was used), so that our reader is
not only tested against our writer:

    python3 -m venv venv && venv/bin/pip install safetensors numpy && venv/bin/python make_safetensors_golden.py

The values are small multiples of 1/4, which every one of the four types holds exactly; the test knows them by formula."""
import os

import numpy as np
from safetensors import TensorSpec, serialize_file


kept = []  # TensorSpec takes bare addresses: the bytes must live as long


def tensor(kind, array):
    """BF16 is the upper half of F32."""
    if kind == "bfloat16":
        raw = (array.astype("<f4").view("<u4") >> 16).astype("<u2")
    else:
        raw = array.astype({"float64": "<f8", "float32": "<f4", "float16": "<f2"}[kind])
    raw = np.ascontiguousarray(raw)
    kept.append(raw)
    return TensorSpec(dtype=kind, shape=list(array.shape), data_ptr=raw.ctypes.data, data_len=raw.nbytes)


quarters = np.arange(-6, 6, dtype=np.float64).reshape(3, 4) / 4
tensors = {name: tensor(name, quarters) for name in ("float64", "float32", "float16", "bfloat16")}
tensors["scalar"] = tensor("float32", np.array(0.75))
tensors["empty"] = tensor("float32", np.zeros((0, 5)))
tensors["tiny"] = tensor("float16", np.array([6e-8, -6e-8, 65504.0]))
folder = os.path.dirname(os.path.abspath(__file__))
serialize_file(tensors, os.path.join(folder, "reference.safetensors"), {"engine": "none", "note": "made by the Python package"})
