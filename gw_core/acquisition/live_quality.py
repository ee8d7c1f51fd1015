# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks on the way to the store: flags before a reading is written, and later ones as one operation now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..store.ports import Batch, Store


class LiveQuality(Protocol):
    """What the writer asks of the checks."""

    def flag(self, batch: Batch) -> Batch:
        """Return a batch with the flags of the checks; flags that readings get later are kept back."""

    def committed(self) -> None:
        """Hear that all batches given so far are in the store."""

    def record(self, store: Store) -> None:
        """Add to the ledger, as one operation, what was found later for readings that are in the store."""


class NoQuality:
    """No checks at all."""

    def flag(self, batch: Batch) -> Batch:
        """Return the batch as it is."""
        return batch

    def committed(self) -> None:
        """Nothing to do."""

    def record(self, store: Store) -> None:
        """Nothing to do."""
