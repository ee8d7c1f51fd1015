# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who hears of what the writer has put into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..store.ports import Batch, DatastreamKey


class Listener(Protocol):
    """Called by the writer's thread; returns at once and never raises."""

    def stored(self, batch: Batch) -> None:
        """Hear of a batch that is committed, duplicates and rows that the store refused included."""

    def revised(self, datastreams: Sequence[DatastreamKey]) -> None:
        """Hear of datastreams some of whose stored readings got other flags."""


class Nobody:
    """Listens to nothing."""

    def stored(self, batch: Batch) -> None:
        """Do nothing."""

    def revised(self, datastreams: Sequence[DatastreamKey]) -> None:
        """Do nothing."""


NOBODY = Nobody()
