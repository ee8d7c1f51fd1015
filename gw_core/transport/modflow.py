# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MODFLOW 6 as the rest of the house uses it: find the program, simulate flow, simulate transport."""

from __future__ import annotations

from .gwf import FixedHead, FlowInput, PumpedWell, River, simulate_flow
from .gwt import simulate_transport
from .program import find_mf6, locate_mf6
from .scenario import Record, Scheme, Source, TransportInput, TransportResult

__all__ = [
    "FixedHead",
    "FlowInput",
    "PumpedWell",
    "Record",
    "River",
    "Scheme",
    "Source",
    "TransportInput",
    "TransportResult",
    "find_mf6",
    "locate_mf6",
    "simulate_flow",
    "simulate_transport",
]
