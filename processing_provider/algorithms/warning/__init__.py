# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``warning``."""

from .check_rules import CheckRules
from .derive_limits import DeriveLimits
from .evaluate_warnings import EvaluateWarnings
from .merge_warnings import MergeWarnings

ALGORITHMS: tuple[type, ...] = (EvaluateWarnings, CheckRules, DeriveLimits, MergeWarnings)
