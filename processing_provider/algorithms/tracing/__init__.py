# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``tracing``."""

from .trace_source import TraceSource

ALGORITHMS: tuple[type, ...] = (TraceSource,)
