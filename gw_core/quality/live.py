# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of readings as they come: each batch gets its flags at once, and says which earlier flags it changes.

However readings are cut into batches, and in whatever order they come, what has been said in the end is what
`series.flag_series` says of the whole series, as long as the memory of a datastream reaches back far enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd

from ..clock import utc_now
from ..records.observations import check_frame
from .live_again import judge_again
from .live_limits import Limits
from .live_memory import FLAG_OF, Memory
from .live_next import judge_next
from .live_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from ..clock import Clock
    from .checks import Check

    Changes = list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]]


_NOTHING = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint8))


class Datastream(Protocol):
    """What names a datastream, such as the store's ``DatastreamKey``."""

    @property
    def point(self) -> str:
        """Name of the monitoring point."""

    @property
    def sensor(self) -> str:
        """Name of the sensor, which may be empty."""

    @property
    def property(self) -> str:  # the last one: from here on the name means this
        """Code of the observed property."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveFlags:
    """What the checks say of a batch.

    Attributes
    ----------
    flag : ndarray of uint8, shape (n,)
        One QARTOD flag an observation, in the order given.
    later : DataFrame
        point, property, sensor, time (UTC), flag: earlier readings that are seen otherwise now, such as a spike, which
        only the reading after it shows.
    backward : ndarray of bool, shape (n,)
        Readings with a time before that of one that came earlier: sent again late, or by a clock that was set back.
        Their flags do not say so, since a device that sends what it could not send does no wrong.
    """

    flag: NDArray[np.uint8]
    backward: NDArray[np.bool_]
    later: pd.DataFrame


class LiveChecks:
    """The last readings of each datastream, and the checks of its property.

    Made are gross range, spike, rate of change, flat line, gap, repeat, and times ahead of now; the other checks need
    more than the last readings of one series and are left to runs over the history.

    Parameters
    ----------
    checks : sequence of Check
        As from `read_checks`.
    clock : callable
        What tells the present moment.
    intervals_s : mapping of datastream to float, optional
        Sampling intervals, s, by (point, property, sensor). Others are learnt from the first readings.
    kept : int
        Readings remembered a datastream, at least 16: about 30 bytes each. A flat line over more readings is found
        while readings keep coming in order.
    """

    def __init__(
        self,
        checks: Sequence[Check],
        clock: Clock = utc_now,
        intervals_s: Mapping[tuple[str, str, str], float] | None = None,
        kept: int = 256,
    ) -> None:
        self._clock = clock
        self._intervals_s = dict(intervals_s or {})
        self._limits = Limits(checks)
        self._memory = Memory(kept)
        self._slots: dict[tuple[str, str, str], int] = {}
        self._names: list[tuple[str, str, str]] = []

    def flag(self, datastreams: Sequence[Datastream], observations: pd.DataFrame) -> LiveFlags:
        """Flag a batch and remember it.

        Parameters
        ----------
        datastreams : sequence of Datastream
        observations : DataFrame
            Observation frame in any order; ``datastream_id`` indexes ``datastreams``. Flags in it are the device's own:
            suspect, fail and missing are never improved.

        Returns
        -------
        LiveFlags
            A reading that was there before (same datastream and time) gets the flag it had.

        Raises
        ------
        InvalidInputError
            When ``observations`` is not an observation frame.
        """
        check_frame(observations)
        slots = self._slots_of(datastreams)
        rows = rows_of(observations, slots, self._memory, pd.Timestamp(self._clock()).value)
        whole, backward = rows.is_whole(self._memory), rows.is_backward(self._memory)
        changes: Changes = []
        again = rows.order[whole]
        for mine in np.split(again, np.flatnonzero(np.diff(rows.slot[again])) + 1) if len(again) else ():
            code = self._names[rows.slot[mine[0]]][1]
            changes.append(judge_again(self._memory, self._limits.of(code), rows, mine))
        for turn in rows.turns(~whole):
            changes.append(judge_next(self._memory, rows, turn))
        self._memory.row[slots] = -1
        return LiveFlags(flag=FLAG_OF[rows.rank], backward=backward, later=self._later(changes))

    def prime(self, recent: pd.DataFrame, datastreams: Sequence[Datastream]) -> None:
        """Remember readings from before a restart, with the flags they have; the last ones of each datastream do.

        Parameters
        ----------
        recent : DataFrame
            Observation frame; ``datastream_id`` indexes ``datastreams``.
        datastreams : sequence of Datastream
        """
        self.flag(datastreams, recent)

    def _slots_of(self, datastreams: Sequence[Datastream]) -> NDArray[np.int64]:
        slots = np.empty(len(datastreams), dtype=np.int64)
        for position, stream in enumerate(datastreams):
            name = (stream.point, stream.property, stream.sensor)
            slot = self._slots.get(name)
            if slot is None:
                slot = self._memory.add(self._limits.row(stream.property), self._intervals_s.get(name, 0.0))
                self._slots[name] = slot
                self._names.append(name)
            slots[position] = slot
        return slots

    def _later(self, changes: Changes) -> pd.DataFrame:
        slot, time, rank = (np.concatenate(parts) for parts in zip(*changes, strict=True)) if changes else _NOTHING
        names = [self._names[number] for number in slot]
        table = pd.DataFrame(names, columns=["point", "property", "sensor"], dtype=object)
        table["time"] = pd.DatetimeIndex(time.view("datetime64[ns]"), tz="UTC")
        table["flag"] = FLAG_OF[rank]
        return table
