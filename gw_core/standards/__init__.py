# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published limits as data, and the functions that apply them."""

from .groundwater import (
    ClassResult,
    Limit,
    WaterClass,
    classify,
    has_limit,
    indicator,
    indicators,
    limit,
    overall,
    standard_index,
)
from .soil import LandUse, SoilFinding, screen_soil, soil_limits

__all__ = [
    "ClassResult", "LandUse", "Limit", "SoilFinding", "WaterClass", "classify", "has_limit", "indicator", "indicators",
    "limit", "overall", "screen_soil", "soil_limits", "standard_index",
]  # fmt: skip
