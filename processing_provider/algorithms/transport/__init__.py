# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``transport``."""

from .simulate_flow import SimulateFlow
from .simulate_plume import SimulatePlume
from .simulate_plume_analytic import SimulatePlumeAnalytic

ALGORITHMS: tuple[type, ...] = (SimulateFlow, SimulatePlume, SimulatePlumeAnalytic)
