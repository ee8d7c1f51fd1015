# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``quality``."""

from .quality_control import QualityControl

ALGORITHMS: tuple[type, ...] = (QualityControl,)
