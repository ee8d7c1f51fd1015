# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``emergency``."""

from .plan_response import PlanResponse

ALGORITHMS: tuple[type, ...] = (PlanResponse,)
