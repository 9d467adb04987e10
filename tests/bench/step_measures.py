# SPDX-License-Identifier: GPL-3.0-or-later
"""Point-wise measures of scores against labels, and the two detectors that a good one must beat. Nothing here comes
from Vestigo: it is what its figures are held against."""
import numpy as np


def _thresholds(labels, scores):
    """True positives and raised steps at each threshold; equal scores are raised together."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    last = np.r_[np.flatnonzero(np.diff(scores[order])), len(scores) - 1]
    return hits[last].astype(float), last + 1.0


def average_precision(labels, scores):
    """Area under precision over recall, as steps (AUC-PR)."""
    hits, raised = _thresholds(labels, scores)
    return float(np.sum(np.diff(np.r_[0.0, hits / hits[-1]]) * hits / raised))


def area_under_roc(labels, scores):
    hits, raised = _thresholds(labels, scores)
    false = raised - hits
    heights = np.r_[0.0, hits]
    return float(np.sum(np.diff(np.r_[0.0, false]) * 0.5 * (heights[1:] + heights[:-1])) / (hits[-1] * false[-1]))


def best_f1(labels, scores):
    """F1 at the threshold that the labels like best: an upper bound, no detector's own figure."""
    hits, raised = _thresholds(labels, scores)
    return float(np.max(2.0 * hits / (raised + hits[-1])))


def f1(labels, flags):
    hits = float(np.sum(labels & flags))
    return 2.0 * hits / max(1.0, float(np.sum(labels) + np.sum(flags)))


def measures(labels, scores, flags):
    """Point-wise figures. Point-adjusted F1 is not among them: it flatters a random score."""
    return {"auc_pr": average_precision(labels, scores), "best_f1": best_f1(labels, scores),
            "f1": f1(labels, flags), "auc_roc": area_under_roc(labels, scores)}


def random_scores(count, seed=1):
    return np.random.default_rng(seed).random(count)


def _smoothed(values, causal):
    """Mean over three rows: the row and its neighbours, or (causal) the row and the two before it."""
    padded = np.pad(values, ((2, 0), (0, 0)) if causal else ((1, 1), (0, 0)), mode="edge")
    return (padded[:-2] + padded[1:-1] + padded[2:]) / 3.0


def greatest_robust_z(train, rows, causal):
    """Greatest |value - median| / spread of all columns, spread from the train rows (1.4826 MAD, at least a quarter
    of the standard deviation), each column smoothed over three rows: ../shared/score's trivial detector."""
    median = np.median(train, axis=0)
    spread = 1.4826 * np.median(np.abs(train - median), axis=0)
    spread = np.maximum.reduce([spread, 0.25 * np.std(train, axis=0), 1e-3 * np.abs(median), np.full(len(median), 1e-9)])
    return _smoothed(np.minimum(np.abs(rows - median) / spread, 40.0), causal).max(axis=1)
