#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes granger.json: conditional Granger tests as statsmodels gives them. /usr/bin/python3 (Debian's statsmodels).

The lag order is the one with the smallest BIC of the full OLS over the same rows for every candidate; the test is
OLS.compare_f_test over all rows that the order allows. Two-series cases are held against grangercausalitytests here.
"""
import json
import os
import warnings

import numpy as np
import scipy.stats
import statsmodels.api as sm
from statsmodels.stats.multitest import multipletests
from statsmodels.tsa.stattools import grangercausalitytests

warnings.filterwarnings("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))


def design(series, lag, first):
    n = len(series[0])
    columns = [s[first - l:n - l] for s in series for l in range(1, lag + 1)]
    return sm.add_constant(np.column_stack(columns), has_constant="add")


def longest_order(n, count, largest, smallest_rows):
    for lag in range(largest, 0, -1):
        if n - lag - (1 + lag * count) >= smallest_rows:
            return lag
    return 0


def varies(s):
    return np.std(s) > 1e-12 * np.max(np.abs(s))


def expect(series, largest, smallest_rows):
    cause, effect, others = series[0], series[1], [s for s in series[2:] if varies(s)]
    if not varies(cause) or not varies(effect):
        return {"tested": False}
    n, count = len(effect), 2 + len(others)
    longest = longest_order(n, count, largest, smallest_rows)
    if longest < 1:
        return {"tested": False}
    bic = {l: sm.OLS(effect[longest:], design([effect, cause] + others, l, longest)).fit().bic for l in range(1, longest + 1)}
    lag = min(bic, key=lambda l: (round(bic[l], 8), l))
    full = sm.OLS(effect[lag:], design([effect] + others + [cause], lag, lag)).fit()
    restricted = sm.OLS(effect[lag:], design([effect] + others, lag, lag)).fit()
    if full.df_model == restricted.df_model:
        return {"tested": False}
    f, p, _ = full.compare_f_test(restricted)
    if count == 2:
        g = grangercausalitytests(np.column_stack([effect, cause]), [lag], verbose=False)[lag][0]["ssr_ftest"]
        assert abs(g[0] - f) < 1e-6 * max(1, abs(f)) and abs(g[1] - p) < 1e-9, (g, f, p)
    weights = np.abs(full.params[-lag:])
    return {"tested": True, "lag": lag, "strongest_lag": int(np.argmax(weights)) + 1, "f": f, "p": p,
            "strength": (restricted.mse_resid - full.mse_resid) / restricted.mse_resid,
            "df_num": int(full.df_model - restricted.df_model), "df_den": int(full.df_resid)}


def chain(g, n, count, lag, weight, memory=0.6):
    """Each series drives the next one."""
    x = g.normal(size=(count, n))
    for t in range(max(lag, 1), n):
        for i in range(count):
            x[i, t] += memory * x[i, t - 1] + (weight * x[i - 1, t - lag] if i else 0.0)
    return [s for s in x]


def logistic(s):
    return 1.0 / (1.0 + np.exp(-s))


def cases():
    g = np.random.default_rng(20240517)
    for count in (2, 3, 5):
        for lag in (1, 3, 6):
            for n in (90, 200, 400):
                yield f"chain of {count}, lag {lag}, {n} steps", chain(g, n, count, lag, 0.8), 8, 24
    for count in (2, 3, 5):
        yield f"{count} independent series", chain(g, 150, count, 1, 0.0), 16, 24
        yield f"{count} random walks", [np.cumsum(g.normal(size=160)) for _ in range(count)], 6, 24
    x = chain(g, 140, 3, 4, 0.9)
    yield "probabilities, small", [0.02 + 0.9 * logistic(2 * s - 3) for s in x], 10, 24
    yield "different units", [x[0] * 1e3, x[1] * 1e-3, x[2] + 100.0], 6, 24
    x = [np.round(s, 9) for s in chain(g, 180, 3, 2, 0.7)]
    yield "other is a copy of the cause", [x[0], x[1], x[0]], 5, 24
    yield "other is a multiple of another", [x[0], x[1], x[2], -2.0 * x[2]], 5, 24
    yield "constant cause", [np.full(180, 0.25), x[1], x[2]], 5, 24
    yield "constant effect", [x[0], np.full(180, 0.25), x[2]], 5, 24
    yield "constant other", [x[0], x[1], np.full(180, 0.25)], 5, 24
    yield "the last length that allows one lag", [s[:28] for s in x[:2]], 5, 24
    yield "one step too short", [s[:27] for s in x[:2]], 5, 24
    yield "no steps but one", [s[:1] for s in x[:2]], 5, 24
    step = np.r_[np.zeros(50), np.ones(50)]
    yield "two steps with noise", [step + 0.01 * g.normal(size=100), np.roll(step, 6) + 0.01 * g.normal(size=100)], 12, 24


def main():
    out = []
    for name, series, largest, rows in cases():
        series = [np.round(s, 12) if np.max(np.abs(s)) > 1e-3 else s for s in series]
        out.append({"name": name, "series": [s.tolist() for s in series], "largest_lag": largest, "smallest_rows": rows,
                    "expect": expect(series, largest, rows)})
    g = np.random.default_rng(7)
    bh = []
    for p in ([0.01, 0.04, 0.03, 0.005, 0.8], [0.05], [0.2, 0.2, 0.2], g.uniform(size=40).tolist(), (g.uniform(size=30) ** 6).tolist()):
        bh.append({"p": list(p), "q": multipletests(p, method="fdr_bh")[1].tolist()})
    tail = [{"f": f, "df_num": a, "df_den": b, "p": float(scipy.stats.f.sf(f, a, b))}
            for f in (1e-6, 0.1, 0.9, 1.0, 2.5, 10.0, 80.0, 1000.0) for a in (1, 2, 7, 16) for b in (1, 5, 24, 90, 3000)]
    with open(os.path.join(HERE, "granger.json"), "w", encoding="utf-8") as file:
        json.dump({"made_by": "make_granger_golden.py", "statsmodels": sm.__version__ if hasattr(sm, "__version__") else __import__("statsmodels").__version__,
                   "tests": out, "benjamini_hochberg": bh, "f_tail": tail}, file, separators=(",", ":"))
        file.write("\n")
    print(len(out), "tests,", sum(c["expect"]["tested"] for c in out), "tested")


main()
