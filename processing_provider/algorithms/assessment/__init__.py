# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``assessment``."""

from .classify_water_quality import ClassifyWaterQuality
from .detect_trends import DetectTrends
from .map_plume import MapPlume

ALGORITHMS: tuple[type, ...] = (ClassifyWaterQuality, DetectTrends, MapPlume)
