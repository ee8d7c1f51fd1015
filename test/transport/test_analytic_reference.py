# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The family of exact solutions against a slow, independent reference in 40-digit arithmetic.

The reference integrates plain text-book kernels (no scaled functions, no joined exponents) with mpmath; the fixed rows
were computed by `reference` below, and some are computed again here each time.
"""

from __future__ import annotations

import math
from itertools import pairwise

import mpmath as mp
import numpy as np
import pytest
from gw_monitor.gw_core.transport.analytic.analytic import (
    Release,
    UniformFlow,
    column_inflow,
    gaussian_strip,
    patch,
    point_continuous_2d,
    point_continuous_3d,
    strip,
)
from gw_monitor.gw_core.transport.analytic.chain import Chain
from gw_monitor.gw_core.transport.analytic.columns import column_finite, column_flux, column_point, column_pulse
from gw_monitor.gw_core.transport.analytic.radial import RadialFlow, well_injection

GOAL = 1e-10
HERE = {"x": 1.0, "y": 0.0, "z": 0.0, "al": 1.0, "ah": 0.1, "av": 0.01, "r": 1.0, "lam": 0.0, "end": 0.0, "k": 0.0}


def flow_of(case):
    return UniformFlow(
        velocity_m_d=case["v"], porosity=0.3, dispersivity_l_m=case["al"], dispersivity_t_m=case["ah"],
        dispersivity_v_m=case["av"], retardation=case["r"], decay_per_d=case["lam"],
    )  # fmt: skip


def computed(case):
    """Return the library's value."""
    case = HERE | case
    flow, x, y, z, t = flow_of(case), case["x"], case["y"], case["z"], case["t"]
    release = Release(stopped_d=case["end"], source_decay_per_d=case["k"])
    return float(
        {
            "seminf1": lambda: column_inflow(flow, x, t, release=release),
            "seminf3": lambda: column_flux(flow, x, t, release=release),
            "point1": lambda: column_point(flow, 1.0, x, t, release=release),
            "point2": lambda: point_continuous_2d(flow, 1.0, x, y, t, release=release),
            "point3": lambda: point_continuous_3d(flow, 1.0, x, y, z, t, release=release),
            "stripi": lambda: strip(flow, -5.0, 5.0, x, y, t, release=release),
            "strip3": lambda: strip(flow, -5.0, 5.0, x, y, t, release=release, third_type=True),
            "stripf": lambda: strip(flow, 20.0, 35.0, x, y, t, release=release, aquifer_width_m=60.0),
            "gauss": lambda: gaussian_strip(flow, 0.0, 5.0, x, y, t, release=release),
            "patchi": lambda: patch(flow, (-5.0, 5.0), (-1.0, 1.0), x, y, z, t, release=release),
            "patchf": lambda: patch(flow, (20.0, 35.0), (0.0, 1.0), x, y, z, t, release=release, aquifer_m=(60.0, 3.0)),
        }[case["kind"]]()
    )


def reference(case):
    """Return the same by integration over travel times in 40 digits, within its own lines only."""
    case = HERE | case
    kind = case["kind"]
    with mp.workdps(60):
        number = {key: mp.mpf(value) for key, value in case.items() if key != "kind"}
        v = number["v"] / number["r"]
        dx, dy, dz = (number[key] * number["v"] / number["r"] for key in ("al", "ah", "av"))
        x, y, z, t = (number[key] for key in "xyzt")

        def kernel(tau):
            travel = mp.exp(-((x - v * tau) ** 2) / (4 * dx * tau)) / mp.sqrt(4 * mp.pi * dx * tau)
            return travel * mp.exp(-number["lam"] * tau - number["k"] * (t - tau)) * entry(tau) * across(tau)

        def entry(tau):
            if kind in ("seminf3", "strip3"):
                gauss = mp.exp(-((x - v * tau) ** 2) / (4 * dx * tau)) / mp.sqrt(4 * mp.pi * dx * tau)
                end = mp.exp(v * x / dx) * mp.erfc((x + v * tau) / (2 * mp.sqrt(dx * tau)))
                return (2 * v * gauss - v**2 / (2 * dx) * end) / gauss
            return 1 / (mp.mpf("0.3") * number["r"]) if kind.startswith("point") else x / tau

        def across(tau):
            first, second = dy * tau, dz * tau
            return {
                "point2": lambda: spike(y, first),
                "point3": lambda: spike(y, first) * spike(z, second),
                "stripi": lambda: slab(y, -5, 5, first),
                "strip3": lambda: slab(y, -5, 5, first),
                "stripf": lambda: walled(y, 20, 35, 60, first),
                "gauss": lambda: mp.exp(-(y**2) / (50 + 4 * first)) * 5 / mp.sqrt(25 + 2 * first),
                "patchi": lambda: slab(y, -5, 5, first) * slab(z, -1, 1, second),
                "patchf": lambda: walled(y, 20, 35, 60, first) * walled(z, 0, 1, 3, second),
            }.get(kind, lambda: mp.mpf(1))()

        return +integral(kernel, number["end"], t)


def spike(place, spread):
    return mp.exp(-(place**2) / (4 * spread)) / mp.sqrt(4 * mp.pi * spread)


def slab(place, low, high, spread):
    root = 2 * mp.sqrt(spread)
    return (mp.erfc((place - high) / root) - mp.erfc((place - low) / root)) / 2


def walled(place, low, high, wall, spread):
    if spread > wall**2:
        waves = [
            2 / (n * mp.pi) * (mp.sin(n * mp.pi * high / wall) - mp.sin(n * mp.pi * low / wall))
            * mp.cos(n * mp.pi * place / wall) * mp.exp(-((n * mp.pi / wall) ** 2) * spread)
            for n in range(1, 8)
        ]  # fmt: skip
        return mp.mpf(high - low) / wall + mp.fsum(waves)
    return mp.fsum(
        slab(place, 2 * n * wall + a, 2 * n * wall + b, spread)
        for n in range(-12, 13)
        for a, b in ((low, high), (-high, -low))
    )


def integral(kernel, begin, end):
    """Integrate over ln(tau), cut where the kernel has fallen by 1e-32 of its greatest value and into short pieces."""
    start = mp.log(begin) if begin > 0 else mp.log(end) - 90
    grid = [start + (mp.log(end) - start) * mp.mpf(i) / 600 for i in range(601)]
    size = [kernel(mp.exp(u)) * mp.exp(u) for u in grid]
    top = max(size)
    live = [i for i, value in enumerate(size) if value > top * mp.mpf(10) ** -32]
    low, high = max(live[0] - 1, 0), min(live[-1] + 1, 600)
    edges = [grid[low] + (grid[high] - grid[low]) * mp.mpf(i) / 40 for i in range(41)]
    nodes = _gauss()
    parts = []
    for a, b in pairwise(edges):
        half, middle = (b - a) / 2, (a + b) / 2
        taus = [(mp.exp(middle + half * place), weight) for place, weight in nodes]
        parts.append(half * mp.fsum(weight * kernel(tau) * tau for tau, weight in taus))
    return mp.fsum(parts)


_RULE = []


def _gauss(order=24):
    """Return nodes and weights of the Gauss–Legendre rule in high precision."""
    if not _RULE:
        for place in np.polynomial.legendre.leggauss(order)[0]:
            root = mp.findroot(lambda p: mp.legendre(order, p), mp.mpf(float(place)))
            slope = order * (root * mp.legendre(order, root) - mp.legendre(order - 1, root)) / (root**2 - 1)
            _RULE.append((root, 2 / ((1 - root**2) * slope**2)))
    return _RULE


ROWS = """
seminf1 x=0.126 v=0.112 al=63.4 r=10000 lam=1 t=15670 k=0.00064 = 3.9093582185843784e-07
seminf3 x=260 v=0.142 al=0.208 r=50 t=306100 end=3061 = 1.0
point2 x=51000 v=1.28 al=2.83 ah=0.0676 r=50 lam=0.0001 t=1.064e+07 = 3.2274941646522433e-88
point3 x=-0.432 v=2.29 al=1.09 ah=0.314 av=0.0122 r=50 lam=1 t=47.24 y=8 z=2.9 k=0.21 = 1.1567087284433152e-68
gauss x=0.0108 v=2 al=0.0455 ah=0.000156 r=50 t=3.954 y=5.01 end=1.186 k=0.25 = 0.015936672166360397
patchi x=112 v=0.341 al=0.332 ah=0.133 av=0.00262 r=2 lam=0.01 t=1914 z=2.9 = 5.990662849703244e-06
patchf x=1.49 v=0.0061 al=96.5 ah=0.573 av=1.88 t=76.84 y=41.9 z=2.9 = 4.1241137469132717e-25
seminf1 x=12.7 v=0.457 al=0.666 lam=0.0001 t=507.4 end=152.2 k=0.002 = 2.554109826759317e-10
seminf3 x=2.77 v=0.0181 al=0.179 t=3780 = 1.0
point1 x=0.0506 v=0.1 al=0.0203 r=2 lam=0.0001 t=0.4592 k=0.22 = 2.7922091579756825
point3 x=554 v=7.92 al=3.17 ah=0.0487 av=0.211 r=50 lam=0.0001 t=4763 y=30 = 1.2684417293365012e-07
strip3 x=0.00591 v=0.00687 al=41.7 ah=0.255 r=50 t=4274 y=0.5 = 0.1268973278921504
gauss x=10900 v=0.263 al=27.9 ah=6.21 r=2 t=98740 y=5.01 = 0.013533265840008161
patchi x=41.8 v=1.25 al=1.31 ah=0.138 av=0.00674 lam=0.0001 t=21.38 z=1.01 k=0.0047 = 0.020882769221014223
seminf1 x=1700 v=6.56 al=15.4 r=2 lam=0.01 t=35440 end=10630 = 2.470631720169917e-272
seminf3 x=0.00449 v=0.011 al=0.114 r=50 t=407.7 = 0.6588816944456446
point1 x=5.26e-05 v=0.00422 al=0.349 t=0.00955 end=0.002865 k=1000 = 0.2661582478317083
point2 x=43000 v=0.00235 al=71.2 ah=1.03 r=50 t=4.143e+08 y=4.99 end=3.729e+08 = 2.203740383492347e-45
stripi x=7.41e-06 v=0.591 al=0.0452 ah=0.00391 r=10000 lam=0.0001 t=10.06 k=0.099 = 0.36946401239544435
strip3 x=1.15 v=0.00462 al=0.128 ah=0.00241 r=2 lam=0.0001 t=2209 y=4.99 = 0.5249796641115109
stripf x=3.86 v=0.00167 al=0.349 ah=0.0055 r=2 lam=0.01 t=4357 y=38.9 end=1307 k=0.0023 = 4.3477347884130617e-106
gauss x=0.00911 v=0.00356 al=86.1 ah=7.16 t=0.7345 y=4.99 end=0.007345 = 0.059050986907716686
patchi x=0.423 v=0.202 al=16.7 ah=2.88 av=0.004 t=70.31 y=8 z=2.9 k=0.0014 = 9.764589832855975e-13
seminf3 x=4740 v=1.78 al=49.7 r=2 t=16560 k=6e-06 = 0.9351400215837123
point1 x=0.000651 v=0.149 al=0.514 t=0.0641 k=160 = 0.08849848575400608
point2 x=11.7 v=0.081 al=0.349 ah=0.0094 r=10000 t=538000 y=5.01 = 1.3842322320080878e-71
point3 x=0.0212 v=1.8 al=0.736 ah=0.565 av=0.00639 r=50 t=42.37 y=30 z=0.5 end=38.13 = 9.965136739193999e-120
strip3 x=2.14 v=2.97 al=0.0158 ah=0.0021 lam=0.0001 t=1.917 y=4.99 end=0.5751 = 0.5250532820366746
gauss x=24.4 v=0.00354 al=1.67 ah=0.0783 lam=0.0001 t=118000 k=8.5e-05 = 3.7095030576798034e-05
patchi x=0.12 v=0.00464 al=45.9 ah=0.557 av=0.211 lam=0.01 t=36.03 y=4.99 z=2.9 end=32.43 = 6.635970207576265e-17
patchf x=6570 v=0.0378 al=0.142 ah=0.111 av=0.00275 t=2.937e+06 y=42.6 z=0.5 = 0.0815856946818599
seminf3 x=1.73e-05 v=0.0475 al=0.115 r=2 t=0.01862 = 0.06793215929435774
point1 x=0.767 v=3.39 al=0.0676 r=10000 lam=0.01 t=145900 k=6.9e-07 = 3.587330881278013e-06
stripi x=7.62 v=0.0556 al=2.47 ah=0.024 r=10000 t=1.956e+07 y=4.99 end=1.76e+07 = 9.668499527433806e-07
strip3 x=6.25e+06 v=6.01 al=73.1 ah=46.8 r=50 t=1.769e+09 = 0.0001649428139841946
stripf x=46.9 v=0.199 al=14.2 ah=7.56 r=10000 t=844100 y=10.6 = 0.029032164338418362
gauss x=0.000274 v=0.0266 al=0.0719 ah=0.000116 r=10000 t=32.67 k=0.31 = 0.003727826162597436
patchi x=4.36 v=0.126 al=1.48 ah=0.607 av=0.0021 t=102.9 y=30 z=1.01 k=0.097 = 2.687775484982208e-13
patchf x=2.44 v=0.0862 al=14.1 ah=5.6 av=0.783 r=50 lam=0.0001 t=2788 y=37.9 z=1.01 = 0.034929847110810694
seminf1 x=1.06 v=2.1 al=37.9 lam=1 t=1.142 = 0.895300843793625
seminf3 x=0.0731 v=0.00747 al=0.254 r=2 t=4.855 end=0.04855 k=0.21 = 0.0677536848699717
point1 x=3.44 v=0.397 al=0.298 r=2 lam=1 t=732.7 end=7.327 = 8.879448336231312e-05
point3 x=1.33 v=0.25 al=1.32 ah=0.00592 av=0.00409 lam=0.0001 t=167.5 y=8 = 7.720780419585428e-33
strip3 x=0.0234 v=0.0102 al=0.0278 ah=0.00982 lam=1 t=1.977 y=5.01 = 0.02817183906781557
gauss x=2.13 v=0.0856 al=0.271 ah=0.00537 lam=0.01 t=265.5 y=8 = 0.2185490020097031
patchi x=0.0171 v=0.832 al=0.528 ah=0.137 av=0.000379 lam=0.01 t=1.468 y=5.01 = 0.22272148998601038
seminf1 x=333 v=0.0111 al=0.156 r=2 t=498100 end=4981 = 1.0
point2 x=1.72 v=2.49 al=3.78 ah=1.46 r=10000 lam=0.0001 t=55070 y=5.01 = 0.00443409926701239
stripi x=1820 v=7.85 al=2.33 ah=0.00765 r=2 lam=0.01 t=313.4 y=4.99 end=94.02 k=0.032 = 8.116544000358487e-17
strip3 x=1.58 v=0.0025 al=0.634 ah=0.411 r=10000 lam=0.01 t=2.896e+07 y=5.01 = 4.187949495283953e-175
gauss x=9.09e-06 v=2.04 al=0.0276 ah=0.000249 r=2 lam=1 t=2.842e-05 y=8 = 0.27648824521191473
seminf1 x=0.000435 v=0.287 al=0.0221 r=10000 t=33.21 = 0.955394111725519
seminf3 x=2210 v=0.0421 al=79.1 r=10000 t=1.378e+08 end=1.24e+08 = 2.2771837539279694e-08
point1 x=2.82e-06 v=0.0144 al=0.0264 lam=1 t=0.002539 end=2.539e-05 = 4.369635716580511
point3 x=-0.481 v=0.0041 al=0.365 ah=0.0599 av=0.0302 lam=1 t=19400 y=8 z=0.5 = 4.59144987677836e-222
stripi x=0.154 v=0.402 al=64.1 ah=1.93 lam=0.0001 t=5.159 y=0.5 k=0.019 = 0.9013471881540882
gauss x=82.7 v=0.0785 al=0.0533 ah=0.0442 r=50 lam=0.01 t=61140 = 3.288219387303461e-181
seminf1 x=0.514 v=0.0935 al=0.0942 r=10000 lam=0.0001 t=660400 end=6604 = 0.03367740045475513
seminf3 x=0.000289 v=0.00432 al=0.107 r=10000 lam=0.01 t=900 = 0.01741333871328921
point1 x=-6.89e-05 v=0.86 al=0.0172 t=0.0004938 = 0.3345266798503738
point3 x=849 v=0.0571 al=0.077 ah=0.000164 av=0.00015 r=10000 t=1.059e+10 y=0.5 = 22.2681837966482
stripi x=58.7 v=0.00191 al=0.175 ah=0.0009 r=2 lam=0.0001 t=217100 = 0.002386539375332657
stripf x=72.3 v=0.0652 al=7.67 ah=5.54 r=50 lam=0.01 t=228600 y=7.85 = 1.7666232765566603e-31
gauss x=0.0483 v=1.85 al=0.236 ah=0.00615 r=2 t=0.01475 y=4.99 = 0.3664650731796291
seminf1 x=59 v=0.00331 al=0.0549 lam=0.01 t=59800 = 2.419651876978762e-68
stripi x=1.82e-05 v=0.179 al=0.0613 ah=7.27e-05 r=50 lam=0.0001 t=0.1046 y=0.5 = 0.9980016805889838
strip3 x=0.00303 v=0.314 al=0.107 ah=0.00246 r=50 t=0.3755 y=4.99 k=27 = 0.007831053888932531
stripf x=4.66 v=0.00592 al=20.7 ah=2.2 r=10000 t=1.815e+06 y=50.4 = 6.495951220120269e-15
gauss x=9.26 v=1.98 al=9.67 ah=0.0115 lam=1 t=51.25 end=15.38 = 1.2231086629747108e-09
seminf1 x=1.99e-06 v=1.47 al=0.0145 r=50 lam=0.0001 t=0.003541 = 0.9991531093461063
point1 x=1130 v=1.18 al=0.0362 r=50 t=782700 = 2.824858757062147
point2 x=-0.00566 v=0.588 al=77.1 ah=0.522 lam=0.0001 t=1.263 y=4.99 end=1.137 = 3.753521425830243e-10
strip3 x=0.154 v=7.39 al=2.32 ah=0.632 r=50 lam=1 t=29.94 y=0.5 = 0.17649084149667224
"""


def rows():
    for line in ROWS.strip().splitlines():
        words, expected = line.split(" = ")
        kind, *values = words.split()
        yield {"kind": kind} | {key: float(value) for key, value in (word.split("=") for word in values)}, expected


@pytest.mark.parametrize(("case", "expected"), rows(), ids=lambda part: part["kind"] if isinstance(part, dict) else "")
def test_a_row_of_the_reference_is_met(case, expected):
    assert abs(computed(case) / float(expected) - 1.0) < GOAL


@pytest.mark.parametrize("number", [3, 5, 9, 10])
def test_the_rows_are_what_the_reference_says(number):
    case, expected = list(rows())[number]
    assert abs(float(reference(case)) / float(expected) - 1.0) < 1e-15


@pytest.mark.parametrize("third", [False, True])
@pytest.mark.parametrize(
    ("v", "al", "length", "decay", "x", "t"),
    [
        (0.1, 1.0, 50.0, 0.0, 49.0, 400.0), (0.1, 20.0, 10.0, 1e-3, 10.0, 30.0), (1.0, 0.05, 20.0, 1e-2, 18.0, 17.0),
        (0.5, 3.0, 4.0, 0.3, 1e-3, 500.0), (0.01, 0.5, 250.0, 1.0, 25.0, 4e4), (2.0, 1.0, 100.0, 0.0, 60.0, 9.0),
    ],
)  # fmt: skip
def test_a_finite_column_is_its_transform_inverted_in_50_digits(v, al, length, decay, x, t, third):
    flow = UniformFlow(velocity_m_d=v, dispersivity_l_m=al, decay_per_d=decay)
    d, half = mp.mpf(v) * mp.mpf(al), 1 / (2 * mp.mpf(al))

    def transform(s):
        w = mp.sqrt(half**2 + (s + mp.mpf(decay)) / d)
        back = (w - half) / (w + half)
        there = mp.exp((half - w) * x) * (1 + back * mp.exp(-2 * w * (length - x)))
        return there * (
            2 * half / (half + w) / (1 - back**2 * mp.exp(-2 * w * length)) if third
            else 1 / (1 + back * mp.exp(-2 * w * length))
        ) / s  # fmt: skip

    with mp.workdps(60):
        exact = mp.invertlaplace(transform, t, method="dehoog", degree=40)
    assert float(column_finite(flow, length, x, t, third_type=third)) == pytest.approx(float(exact), rel=GOAL)


# rho0, rho, tau, decay and type of boundary, all in dispersivities; inverted with mpmath, Talbot's method, 90 terms.
WELLS = """
0.1 100 4000 0 1 0.078138867465083924862
0.1 100 5500 0 1 0.70929698851460618771
0.1 300 46000 1e-05 3 0.38297194936830545802
1 60 3000 0 1 0.99007747358407213227
1 45 1100 0.001 3 0.25438847878886581645
0.001 51 1300 0.02 1 9.8743363628673660761e-9
0.01 200 1e5 0.001 1 1.4354000787601367769e-8
0.01 200 22000 0.001 1 1.4332178492147826299e-8
0.01 49 40000 0.5 3 7.8328403443685789506e-62
"""


def radial(start, decay):
    return RadialFlow(
        rate_m3_d=2.0 * math.pi, thickness_m=1.0, porosity=1.0, dispersivity_m=1.0, well_radius_m=start,
        decay_per_d=decay,
    )  # fmt: skip


@pytest.mark.parametrize("line", WELLS.strip().splitlines())
def test_a_well_is_its_transform_inverted_in_90_digits(line):
    start, rho, tau, decay, kind, exact = map(float, line.split())
    assert float(well_injection(radial(start, decay), rho, tau, third_type=kind == 3)) == pytest.approx(exact, rel=GOAL)


@pytest.mark.parametrize("third", [False, True])
@pytest.mark.parametrize(("start", "rho", "tau", "decay"), [(0.4, 5.0, 8.0, 0.0), (2.0, 2.3, 40.0, 0.1)])
def test_a_well_computed_live(start, rho, tau, decay, third):
    def transform(s):
        root, q = mp.cbrt(s + decay), s + decay
        y, y0 = root * (rho + 1 / (4 * q)), root * (start + 1 / (4 * q))
        below = mp.airyai(y0) / 2 - root * mp.airyai(y0, derivative=1) if third else mp.airyai(y0)
        return mp.exp((mp.mpf(rho) - mp.mpf(start)) / 2) * mp.airyai(y) / below / s

    with mp.workdps(40):
        exact = float(mp.invertlaplace(transform, tau, method="talbot", degree=36))
    assert float(well_injection(radial(start, decay), rho, tau, third_type=third)) == pytest.approx(exact, rel=GOAL)


def test_a_well_reaches_its_steady_state_and_half_at_the_front_far_away():
    with_decay = radial(0.5, 1e-3)
    steady = well_injection(with_decay, [1.0, 10.0, 100.0], np.inf)
    assert np.allclose(well_injection(with_decay, [1.0, 10.0, 100.0], 1e9), steady, rtol=1e-11, atol=0.0)
    assert float(well_injection(radial(1.0, 0.0), 1e5, 0.5e10)) == pytest.approx(0.5, abs=1e-3)
    assert well_injection(radial(1.0, 0.0), [1.0, 5.0], np.inf).tolist() == [1.0, 1.0]
    assert np.isnan(well_injection(radial(1.0, 0.0), 0.9, 1.0))


RATES = [(0.01, 0.005, 0.003, 0.001), (0.01, 0.01, 0.01, 0.01), (1.0, 1e-4, 1e-4, 0.0), (1e-5, 1.0, 10.0, 0.1)]


@pytest.mark.parametrize("rates", RATES)
def test_the_shares_of_a_chain_are_batemans(rates):
    chain = Chain(decay_per_d=rates, yields=(0.8, 0.7, 0.6))
    tau = np.array([1e-6, 0.3, 20.0, 700.0, 4e4])
    with mp.workdps(150):  # equal rates are set apart by 1e-30, which the plain sum then needs
        for member in range(4):
            apart = [mp.mpf(rate) + mp.mpf(10) ** -30 * i for i, rate in enumerate(rates[: member + 1])]
            gain = mp.fprod(apart[i] * mp.mpf(chain.yields[i]) for i in range(member))
            found = chain.share(member, tau) * np.exp(-chain.slowest(member) * tau)
            for moment, value in zip(tau, found, strict=True):
                exact = gain * mp.fsum(
                    mp.exp(-a * mp.mpf(moment)) / mp.fprod(b - a for k, b in enumerate(apart) if k != j)
                    for j, a in enumerate(apart)
                )
                if exact > mp.mpf("1e-290"):
                    assert abs(value / float(exact) - 1.0) < 1e-12


def test_a_chain_in_a_column_is_the_transformation_of_sun():
    # c2 + y k1/(k1-k2) c1 moves like one substance that decays with k2 (Sun et al. 1999).
    k1, k2, part = 0.01, 0.003, 0.8
    chain = Chain(decay_per_d=(k1, k2), yields=(part,))
    x, t = np.array([0.01, 5.0, 40.0, 90.0]), 500.0
    plain = UniformFlow(velocity_m_d=0.1, dispersivity_l_m=2.0, retardation=1.4)
    parent, daughter = column_inflow(plain, x, t, release=Release(chain=chain))
    slow, fast = (
        column_inflow(
            UniformFlow(velocity_m_d=0.1, dispersivity_l_m=2.0, retardation=1.4, decay_per_d=k), x, t
        )
        for k in (k2, k1)
    )  # fmt: skip
    assert np.allclose(parent, fast, rtol=1e-11, atol=0.0)
    assert np.allclose(daughter, part * k1 / (k1 - k2) * (slow - fast), rtol=1e-9, atol=0.0)
    assert np.allclose(
        column_pulse(plain, 1.0, x, t, chain=chain)[0],
        column_pulse(UniformFlow(velocity_m_d=0.1, dispersivity_l_m=2.0, retardation=1.4, decay_per_d=k1), 1.0, x, t),
        rtol=1e-12, atol=0.0,
    )  # fmt: skip


def test_a_chain_that_ends_stable_keeps_all_mass():
    # With yields of 1 and a last member that stays, the members sum up to the substance that does not decay.
    chain = Chain(decay_per_d=(0.02, 0.02, 0.005, 0.0), yields=(1.0, 1.0, 1.0))
    flow = UniformFlow(velocity_m_d=0.2, porosity=0.3, dispersivity_l_m=2.0, dispersivity_t_m=0.2)
    x, y, t = np.array([-2.0, 0.5, 10.0, 60.0]), 1.5, 300.0
    total = point_continuous_2d(flow, 1.0, x, y, t, release=Release(chain=chain)).sum(axis=0)
    assert np.allclose(total, point_continuous_2d(flow, 1.0, x, y, t), rtol=1e-11, atol=0.0)
