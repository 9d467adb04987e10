#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small TorchScript detectors, good and bad, for the test of the child process (Debian: python3-torch):

    /usr/bin/python3 make_models.py       writes good.pt, endless.pt, wild.pt, writes.pt, reads.pt, shape.pt beside this file

good.pt finds one region whose middle is the mean brightness (times 100) of the picture, 20 x 10 pixels large, class 3, and
one of class 1 that is not sure enough. The others do what a detector must not do."""
import os

import torch


class Good(torch.nn.Module):
    def forward(self, x):
        mean = x.mean() * 100.0
        out = torch.zeros(1, 10, 2)
        out[0, 0, 0] = mean
        out[0, 1, 0] = mean
        out[0, 2, 0] = 20.0
        out[0, 3, 0] = 10.0
        out[0, 7, 0] = 0.9
        out[0, 5, 1] = 0.1
        return out


class Endless(torch.nn.Module):
    def forward(self, x):
        n = 1
        while n > 0:
            n = n % 7 + 1
        return x * n


class Wild(torch.nn.Module):
    """Writes far outside of its memory: the process dies."""

    def forward(self, x):
        indices = torch.tensor([[1000000000000]])
        sparse = torch._sparse_coo_tensor_unsafe(indices, torch.ones(1), [4])
        return sparse.to_dense()


class Writes(torch.nn.Module):
    def forward(self, x):
        torch.save(x, "/tmp/vestigo-torchscript-was-here")
        return x


class Reads(torch.nn.Module):
    def forward(self, x):
        return torch.from_file("/etc/passwd", False, 16)


class Shape(torch.nn.Module):
    def forward(self, x):
        return x


folder = os.path.dirname(os.path.abspath(__file__))
for module, name in ((Good(), "good"), (Endless(), "endless"), (Wild(), "wild"), (Writes(), "writes"), (Reads(), "reads"),
                     (Shape(), "shape")):
    torch.jit.script(module).save(os.path.join(folder, name + ".pt"))
