# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the group acquisition."""

from .import_laboratory import ImportLaboratory
from .import_loggers import ImportLoggers

ALGORITHMS = (ImportLoggers, ImportLaboratory)
