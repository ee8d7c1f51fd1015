# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readings as what a rule compares with its thresholds, one module a kind of rule."""
