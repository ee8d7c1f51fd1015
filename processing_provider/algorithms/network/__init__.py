# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``network``."""

from .design_network import DesignNetwork

ALGORITHMS: tuple[type, ...] = (DesignNetwork,)
