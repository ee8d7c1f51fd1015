# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Modbus session remembers of each unit: which reads it makes, when the next is due, what has failed.

Nothing here knows of sockets; moments are seconds of a clock that never goes back.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...quality.checks import CheckKind, checks_for, read_checks
from ...records.observations import Flag
from ...records.substances import observed_properties
from ...store.ports import RejectedRow
from ...wording import plain_number, say
from .link import LinkReading
from .registers import plan_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...quality.checks import Check
    from .modbus_settings import ModbusSettings, Register, UnitSettings
    from .registers import Block, Cell

_FIRST_WAIT_S = 1.0
_SPLIT_AFTER = 3
_NEVER_TINY = {"level", "depth", "column", "pressure", "temperature", "conductivity", "voltage"}
_TINY = 1e-3  # m, kPa, °C, µS/cm, V


@dataclass(slots=True)
class Retry:
    """When something that failed may be tried again: after one second, two, four … up to a cap."""

    failures: int = 0
    at: float = -math.inf

    def fail(self, now: float, cap_s: float) -> None:
        """Note a failure."""
        self.failures += 1
        self.at = now + self.wait_s(cap_s)

    def wait_s(self, cap_s: float) -> float:
        """Return how long to wait after so many failures."""
        return min(cap_s, _FIRST_WAIT_S * 2.0 ** min(self.failures - 1, 30)) if self.failures else 0.0

    def reset(self) -> None:
        """Note a success."""
        self.failures, self.at = 0, -math.inf


@dataclass(slots=True)
class Task:
    """One read of a unit."""

    block: Block
    retry: Retry = field(default_factory=Retry)
    told: bool = False

    def device(self, unit: str) -> str:
        """Return the name under which its health is told."""
        return f"{unit}: {self.block.cells[0].label}"

    def parts(self) -> list[Task]:
        """Return reads of fewer numbers in its place; itself alone when it reads one."""
        halves = self.block.halves()
        return [Task(half) for half in halves] if len(halves) > 1 else [self]

    def deserves_parting(self) -> bool:
        """Return True when it keeps failing although the unit answers: one bad register may spoil it."""
        return self.retry.failures >= _SPLIT_AFTER and len(self.block.halves()) > 1


@dataclass(frozen=True, slots=True)
class Sample:
    """The words of a number as they came, and the moment they did, microseconds since 1970-01-01 UTC."""

    words: tuple[int, ...]
    time: int


class Unit:
    """A unit behind the line."""

    def __init__(self, settings: UnitSettings, link: ModbusSettings, phase_s: float, now: float) -> None:
        self.settings = settings
        self.tasks = [Task(block) for block in plan_blocks(settings.cells, link.gap, link.longest)]
        self.retry = Retry()
        self.silent = False
        self.works = False  # it has answered, and nothing failed since
        self.due = now
        self.implausible: set[Cell] = set()
        self._phase_s = phase_s

    @property
    def name(self) -> str:
        """Its name in the settings."""
        return self.settings.name

    def next_at(self) -> float:
        """Return when it is to be asked."""
        return self.retry.at if self.retry.failures else self.due

    def advance(self, now: float) -> None:
        """Put the next read on the grid: multiples of the interval by the clock, however long the last one took."""
        interval = self.settings.interval_s
        if self.due <= now:
            self.due = (math.floor((now + self._phase_s) / interval) + 1) * interval - self._phase_s

    def ready_tasks(self, now: float) -> list[Task]:
        """Return the reads to make now, those that worked last first."""
        return sorted((task for task in self.tasks if task.retry.at <= now), key=lambda task: task.retry.failures)

    def replace(self, task: Task, parts: Sequence[Task]) -> None:
        """Put reads in the place of one."""
        at = self.tasks.index(task)
        self.tasks[at : at + 1] = parts


def pick_unit(units: Sequence[Unit], now: float, timeout_s: float, cap_s: float) -> Unit | None:
    """Return the unit to ask now; None when nothing is due.

    Those that work go first. One that has failed waits for a gap in which its silence delays nobody, but at most as
    long again as it had to wait anyway. So a unit that works waits for one silence at most.
    """
    ready = sorted((unit for unit in units if unit.next_at() <= now), key=Unit.next_at)
    working = [unit for unit in ready if unit.works]
    if working:
        return working[0]
    gap_until = min((unit.due for unit in units if unit.works), default=math.inf)
    for unit in ready:
        if now + timeout_s <= gap_until or now >= unit.next_at() + unit.retry.wait_s(cap_s):
            return unit
    return None


def read_samples(unit: Unit, samples: Mapping[Cell, Sample], link: str) -> tuple[list[LinkReading], list[RejectedRow]]:
    """Return the readings of the registers that were read, and what is no number; absurd numbers are suspect."""
    readings: list[LinkReading] = []
    rejected: list[RejectedRow] = []
    for register in unit.settings.registers:
        sample = samples.get(register.cell)
        if sample is None:
            continue
        try:
            reading = _reading(register, sample, samples)
            is_doubtful = register.cell in unit.implausible and reading.flag < Flag.SUSPECT
            readings.append(reading._replace(flag=int(Flag.SUSPECT)) if is_doubtful else reading)
        except InvalidInputError as error:
            raw = f"{unit.name} {register.cell.label}: {' '.join(f'{word:04x}' for word in sample.words)}"
            rejected.append(RejectedRow(file=link, line=register.cell.address + 1, reason=error.message, raw=raw))
    return readings, rejected


def _reading(register: Register, sample: Sample, samples: Mapping[Cell, Sample]) -> LinkReading:
    number = register.cell.decode(sample.words)
    key = register.channel.datastream
    if math.isnan(number) or number in register.missing:
        return LinkReading(key, sample.time, math.nan, Flag.MISSING)
    value = register.channel.value(number)
    if not math.isfinite(value):
        raise InvalidInputError(say("The value is infinite."))
    flag = _flag(register, samples)
    return LinkReading(key, sample.time, math.nan if flag == Flag.MISSING else value, flag)


def _flag(register: Register, samples: Mapping[Cell, Sample]) -> int:
    if register.status is None:
        return Flag.NOT_EVALUATED
    sample = samples.get(register.status.cell)
    if sample is None:  # the device did not say how good the value is
        return Flag.SUSPECT
    return register.status.flag(register.status.cell.decode(sample.words))


def is_plausible(register: Register, number: float) -> bool:
    """Return False for a number that no such property can have: beyond the gross range that fails."""
    low, high = _gross_range(register.channel.datastream.property)
    value = register.channel.value(number)
    return math.isnan(number) or number in register.missing or (math.isfinite(value) and low <= value <= high)


def is_hardly_anything(register: Register, number: float) -> bool:
    """Return True for a number within the range of the property but smaller than any sensor of it resolves.

    Floats whose words are exchanged often become such numbers: 10.42 becomes -0.00005.
    """
    if not register.cell.type.startswith("float") or number in register.missing:
        return False
    kind = observed_properties()[register.channel.datastream.property].kind
    return kind in _NEVER_TINY and 0 < abs(register.channel.value(number)) < _TINY


@functools.lru_cache(maxsize=512)
def _gross_range(code: str) -> tuple[float, float]:
    for check in checks_for(code, _checks()):
        if check.check is CheckKind.GROSS_RANGE:
            low = -math.inf if math.isnan(check.fail_min) else check.fail_min
            return low, math.inf if math.isnan(check.fail_max) else check.fail_max
    return -math.inf, math.inf


@functools.cache
def _checks() -> tuple[Check, ...]:
    return read_checks()


def other_orders(register: Register, words: Sequence[int]) -> list[tuple[Cell, float]]:
    """Return under which other orders of bytes and words the same words are a plausible number."""
    found = []
    for cell in register.cell.orders():
        if cell == register.cell:
            continue
        try:
            number = cell.decode(words)
        except InvalidInputError:
            continue
        if not math.isnan(number) and is_plausible(register, number) and _is_ordinary(number):
            found.append((cell, number))
    return found


def _is_ordinary(number: float) -> bool:
    """Return False for the tiny numbers that swapped words of a float become, which lie within many ranges."""
    return number == 0 or abs(number) >= 1e-6


def describe_orders(found: Iterable[tuple[Cell, float]], register: Register) -> str:
    """Return values and their orders in words: ``12.3 (byte_order big, word_order little)``."""
    return ", ".join(
        f"{plain_number(register.channel.value(number))} (byte_order {cell.byte_order}, word_order {cell.word_order})"
        for cell, number in found
    )
