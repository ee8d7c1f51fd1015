# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Algorithms of the room ``store``."""

from .archive_observations import ArchiveObservations
from .create_database import CreateDatabase
from .import_park import ImportPark
from .load_observations import LoadObservations
from .restore_observations import RestoreObservations

ALGORITHMS: tuple[type, ...] = (
    CreateDatabase, ImportPark, LoadObservations, ArchiveObservations, RestoreObservations,
)  # fmt: skip
