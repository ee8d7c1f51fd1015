# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the data of HJ 212 mean: groups of a frame to readings of datastreams, the rest to rejected rows.

Real-time values and the averages of minutes, hours and days are datastreams of their own, told apart by the sensor:
``MN/code``, ``MN/code/minute`` and so on. The time of an average is its ``DataTime``, the start of the interval.
"""

from __future__ import annotations

import csv
import functools
import math
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...records.observations import Flag
from ...store.ports import DatastreamKey, RejectedRow
from ...wording import say
from ..zones import parse_zone
from .channels import canonical_factors
from .hj212_settings import STATISTICS, Repeated
from .link import LinkReading

if TYPE_CHECKING:
    from .hj212_frames import Frame, Group
    from .hj212_settings import Hj212Device, Hj212Settings

INTERVALS = {"2011": "", "2051": "minute", "2061": "hour", "2031": "day"}
"""Commands that bring readings, and the interval that they are of."""

_KNOWN = frozenset((*STATISTICS, "SampleTime", "Cou", "Flag", "EFlag", "ValidNum", "TotalNum"))
_NUMBER = re.compile(
    r"(?P<less><)?(?P<number>[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,3})?)(?P<low>L)?",
    re.ASCII,
)
_MOMENT = re.compile(r"\d{14}(?:\d{3})?")
_NOTHING = frozenset({"", "-", "--", "---", "null", "NULL", "NaN", "nan"})
_FAR_US = 30 * 86_400_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_OLDEST = datetime(1990, 1, 1)  # noqa: DTZ001 - a local time, as devices send it


@dataclass(slots=True)
class Decoded:
    """What a frame brought: readings, rejected rows, and faults that the device reports of itself.

    Attributes
    ----------
    time : int or None
        The latest ``DataTime``, in µs since 1970 UTC.
    """

    readings: list[LinkReading] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    time: int | None = None


class _Target(NamedTuple):
    """An item that becomes a reading."""

    item: str
    datastream: DatastreamKey
    factor: float
    offset: float
    flag: int


class _Factor(NamedTuple):
    """A row of the table of codes."""

    property: str
    unit: str
    confirmed: bool


@functools.cache
def _factors() -> dict[str, _Factor]:
    path = Path(__file__).with_name("data") / "hj212_factors.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["code"]: _Factor(row["property"], row["unit"], row["confidence"] == "confirmed") for row in rows}


@functools.lru_cache(maxsize=4096)
def read_moment(text: str, zone: tzinfo) -> int | None:
    """Return a local time of 14 digits, or 17 with milliseconds, as µs since 1970 UTC; None when there is no such time.

    Of a time that exists twice the later is taken, standard time; one that was skipped is not invented.

    Examples
    --------
    >>> read_moment("20260115080000", timezone(timedelta(hours=8)))
    1768435200000000
    """
    if not _MOMENT.fullmatch(text) or not text.isascii():
        return None
    try:
        local = datetime(  # noqa: DTZ001 - made aware below
            int(text[:4]), int(text[4:6]), int(text[6:8]), int(text[8:10]), int(text[10:12]), int(text[12:14]),
            int(text[14:] or 0) * 1000,
        )  # fmt: skip
    except ValueError:
        return None
    if local < _OLDEST:
        return None
    before, after = (local.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    if before < after:  # the clock was put forward over it
        return None
    return (local.replace(tzinfo=timezone.utc) - after - _EPOCH) // timedelta(microseconds=1)


class FrameDecoder:
    """Turns the frames of one device into readings.

    Parameters
    ----------
    link : str
        Name of the link, the source of rejected rows.
    device : Hj212Device
    settings : Hj212Settings
    zone : str
        Of the device's clock.
    """

    def __init__(self, link: str, device: Hj212Device, settings: Hj212Settings, zone: str) -> None:
        self._link = link
        self._device = device
        self._settings = settings
        self._zone = parse_zone(zone)
        self._plans: dict[tuple[str, str], tuple[_Target, ...] | str] = {}

    def decode(self, frame: Frame, start: str, now: int) -> Decoded:
        """Return what a data frame brings.

        Parameters
        ----------
        frame : Frame
            Of a command of `INTERVALS`.
        start : str
            ``DataTime`` that a packet goes on from.
        now : int
            µs since 1970 UTC, by this machine's clock.
        """
        found = Decoded()
        command, stamp = frame.header.get("CN", ""), start
        found.time = read_moment(stamp, self._zone) if stamp else None
        for group in frame.groups:
            if group[0][0] == "DataTime":
                stamp, group = group[0][1], group[1:]  # noqa: PLW2901 - items may follow it in the same group
                found.time = read_moment(stamp, self._zone)
            for part in _by_code(group):
                reason = self._read(found, command, part, now)
                if reason:
                    raw = ",".join(f"{name}={value}" for name, value in part)
                    self._reject(found, reason, f"MN={self._device.mn};CN={command};DataTime={stamp};{raw}")
        return found

    def _reject(self, found: Decoded, reason: str, raw: str) -> None:
        found.rejected.append(RejectedRow(file=self._link, line=0, reason=reason, raw=raw))

    def _read(self, found: Decoded, command: str, group: Group, now: int) -> str:
        """Read the items of one code; return why they, or some of them, cannot be taken."""
        code = group[0][0].partition("-")[0]
        if code in self._device.ignored:
            return ""
        items = {name.partition("-")[2]: value for name, value in group}
        if len(items) != len(group):
            if self._settings.repeated is Repeated.REJECT:
                return say("An item stands twice in this group: which one counts is not known.")
            if self._settings.repeated is Repeated.FIRST:
                items = {name.partition("-")[2]: value for name, value in reversed(group)}
        plan = self._plan(command, code)
        if isinstance(plan, str):
            return plan
        if "EFlag" in items and items["EFlag"] not in {"", "N", "0"}:
            found.faults.append(say("{code} reports the fault {text}.", code=code, text=items["EFlag"]))
        moment = read_moment(items["SampleTime"], self._zone) if "SampleTime" in items else found.time
        return self._take(found, plan, items, moment, now)

    def _take(
        self, found: Decoded, plan: tuple[_Target, ...], items: dict[str, str], moment: int | None, now: int
    ) -> str:
        if moment is None:
            return say("The time is missing or cannot be read.")
        if moment > now + _FAR_US:
            return say("The time lies more than 30 days ahead: the clock of the device is wrong.")
        flag = self._flag(items, moment, now)
        taken, reason = 0, ""
        for target in plan:
            if target.item not in items:
                continue
            taken += 1
            reading = _reading(target, items[target.item], moment, flag)
            if reading is None:
                reason = say('"{value}" of {item} is not a number.', value=items[target.item], item=target.item)
            else:
                found.readings.append(reading)
        unknown = items.keys() - _KNOWN
        if unknown:
            return say("The item {name} is unknown.", name=min(unknown))
        return reason if taken else say("None of the items that become readings is in this group.")

    def _flag(self, items: dict[str, str], moment: int, now: int) -> int:
        flag = int(self._settings.flags.get(items["Flag"], Flag.SUSPECT)) if "Flag" in items else Flag.NOT_EVALUATED
        ahead = moment > now + self._settings.ahead_s * 1e6
        return _worse(flag, Flag.SUSPECT) if ahead else flag

    def _plan(self, command: str, code: str) -> tuple[_Target, ...] | str:
        plan = self._plans.get((command, code))
        if plan is None:
            plan = self._made_plan(command, code)
            if len(self._plans) < 10_000:  # codes come from outside: what is remembered of them is bounded
                self._plans[command, code] = plan
        return plan

    def _made_plan(self, command: str, code: str) -> tuple[_Target, ...] | str:
        """Return the items of a code that become readings, or why there are none."""
        channel, interval = self._device.channels.get(code), INTERVALS[command]
        if channel is not None:
            base, factor, offset, flag = channel.datastream, channel.factor, channel.offset, 0
        else:
            factor_row = _factors().get(code)
            reason = _no_channel(code, factor_row)
            if factor_row is None or reason:
                return reason
            base = DatastreamKey(point=self._device.point, property=factor_row.property)
            factor, offset = canonical_factors(factor_row.unit, factor_row.property)
            flag = 0 if factor_row.confirmed else Flag.SUSPECT
        sensor = "/".join(filter(None, (base.sensor or f"{self._device.sensor}/{code}", interval)))
        usual = "RS" if _is_state(code) else "Avg" if interval else "Rtd"
        asked = dict.fromkeys((usual, *self._settings.statistics)) if _is_state(code) else self._settings.statistics
        return tuple(
            _Target(item, DatastreamKey(point=base.point, property=base.property,
                    sensor=sensor if item == usual else f"{sensor}/{item.lower()}"), factor, offset, int(flag))
            for item in asked
        )  # fmt: skip


def _no_channel(code: str, row: _Factor | None) -> str:
    if _is_state(code):
        return say("{code} is the state of a device, and no channel says what it means.", code=code)
    if row is None:
        return say("The factor code {code} is unknown, and no channel says what it means.", code=code)
    if not row.property:
        return say("The factor code {code} stands for nothing that is observed here.", code=code)
    if not row.unit:
        return say("The unit of the factor code {code} is not certain: name it in a channel.", code=code)
    return ""


def _is_state(code: str) -> bool:
    return code.startswith("SB") and code[2:].isalnum()


def _by_code(group: Group) -> list[Group]:
    """Divide a group by the codes of its items; nearly always there is one."""
    codes = dict.fromkeys(name.partition("-")[0] for name, _ in group)
    if len(codes) < 2:
        return [group] if group else []
    return [tuple(item for item in group if item[0].partition("-")[0] == code) for code in codes]


def _reading(target: _Target, text: str, moment: int, flag: int) -> LinkReading | None:
    if text in _NOTHING:
        return LinkReading(target.datastream, moment, float("nan"), Flag.MISSING)
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    value = float(found["number"]) * target.factor + target.offset
    if not math.isfinite(value):
        return None
    censored = found["less"] is not None or found["low"] is not None
    return LinkReading(target.datastream, moment, value, _worse(flag, target.flag), censored)


def _worse(flag: int, other: int) -> int:
    """Return the worse of two flags; good counts for less than not evaluated here, since nobody else has looked."""
    return max(flag, other)
