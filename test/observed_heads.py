# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wells with heads, and an ear for what is warned of, for tests of maps and directions."""

from __future__ import annotations

import numpy as np
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.transport.heads.head_readings import Wells


class Told(Silent):
    def __init__(self):
        self.warnings = []

    def warn(self, text):
        self.warnings.append(text)

    @property
    def text(self):
        return "\n".join(self.warnings)


def wells(places, heads):
    n = len(places)
    return Wells(
        names=tuple(f"W{i}" for i in range(n)), places=np.asarray(places, float), heads=np.asarray(heads, float),
        readings=np.ones(n, np.int64), spreads=np.full(n, np.nan), layers=np.ones(n),
    )  # fmt: skip
