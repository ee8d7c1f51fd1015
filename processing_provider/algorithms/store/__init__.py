# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``store``."""

from .create_database import CreateDatabase
from .import_park import ImportPark
from .load_observations import LoadObservations

ALGORITHMS: tuple[type, ...] = (CreateDatabase, ImportPark, LoadObservations)
