# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""AdePy's side of benchmarks/analytic_field.py: a task on standard input, seconds and values on standard output."""

import json
import math
import sys
import time

import numpy as np
from adepy.uniform import oneD, threeD, twoD


def main():
    task = json.load(sys.stdin)
    compute = solution(task)
    x, y = np.array(task["x"]), np.array(task["y"])
    across, along = np.meshgrid(y[:: task["every"]], x[:: task["every"]], indexing="ij")
    times = task["times"][:: len(task["times"]) // task["count"]]
    compute(along[:2].ravel()[:10], across[:2].ravel()[:10], times[0])  # compiles
    began = time.perf_counter()
    for when in times:
        compute(along.ravel(), across.ravel(), when)
    seconds = time.perf_counter() - began
    sample = zip(*(task["sample"][key] for key in "kji"), strict=True)
    place = {}
    for number, (k, j, i) in enumerate(sample):
        place.setdefault(k, []).append((number, x[i], y[j]))
    values = [None] * len(task["sample"]["k"])
    for k, rows in place.items():
        _, east, north = (np.array(each, dtype=float) for each in zip(*rows, strict=True))
        found = np.ravel(compute(east, north, task["times"][k]))
        for (number, _, _), value in zip(rows, found, strict=True):
            values[number] = float(value) if math.isfinite(value) else None
    json.dump({"seconds": seconds, "values": values}, sys.stdout)


def solution(task):
    v, n, al, ah, av = 0.1, 0.3, 1.0, 0.1, 0.01
    z, middle, wide, thick = task["z"], task["middle"], task["wide"], task["thick"]
    low, high = task["strip"]

    def deep(x):
        return np.full(x.shape, z)

    return {
        "seminf1": lambda x, y, t: oneD.seminf1(1.0, x, t, v, al),
        "point2": lambda x, y, t: twoD.point2(1.0, x, y, t, v, n, al, ah, 1.0, 0.0, middle),
        "point3": lambda x, y, t: threeD.point3(1.0, x, y, deep(x), t, v, n, al, ah, av, 1.0, 0.0, middle, 0.0),
        "stripi": lambda x, y, t: twoD.stripi(1.0, x, y, t, v, al, ah, low, high),
        "stripf": lambda x, y, t: twoD.stripf(1.0, x, y, t, v, al, ah, low, high, wide),
        "patchi": lambda x, y, t: threeD.patchi(1.0, x, y, deep(x), t, v, al, ah, av, low, high, -1.0, 1.0),
        "patchf": lambda x, y, t: threeD.patchf(1.0, x, y, deep(x), t, v, al, ah, av, wide, thick, low, high, 0.0, 1.0),
    }[task["name"]]


if __name__ == "__main__":
    main()
