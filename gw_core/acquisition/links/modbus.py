# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modbus devices, over TCP or as serial frames over TCP, asked on a grid of the clock.

One connection may lead to many units. Each has its own back-off and health, and one that is silent costs the others no
more than one time-out now and then. The connection itself is the coordinator's: when nobody behind it answers, or it
breaks and cannot be opened anew, the session is over.
"""

from __future__ import annotations

import math
import time
from collections import deque
from threading import Event
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...records.substances import observed_properties
from ...wording import listed, plain_number, say
from .json_times import microseconds
from .link import Delivery, LinkFault, LinkKind
from .modbus_line import Line, NoAnswer
from .modbus_settings import TEMPLATE, ModbusSettings, read_settings
from .modbus_units import (
    Sample,
    Task,
    Unit,
    describe_orders,
    is_hardly_anything,
    is_plausible,
    other_orders,
    pick_unit,
    read_samples,
)
from .registers import FUNCTIONS, plan_blocks

if TYPE_CHECKING:
    from concurrent.futures import Future

    from .link import Inbox, LinkContext, LinkReading
    from .modbus_frames import Answer
    from .modbus_settings import Register, UnitSettings
    from .registers import Cell

_EXCEPTIONS = {
    1: "illegal function", 2: "illegal address", 3: "illegal value", 4: "device failure", 5: "acknowledge", 6: "busy",
    8: "memory parity error", 10: "gateway path unavailable", 11: "gateway target does not respond",
}  # fmt: skip
_ADDRESS_FAULTS = frozenset({2, 3})
_UNIT_FAULTS = frozenset({5, 6, 10, 11})  # of the unit as a whole, whatever was asked for
_MOST_SILENCES = 2
"""So many time-outs a unit may cost in one round, and so many units that worked may fall silent on one connection."""


class ModbusLink:
    """A Modbus connection as the coordinator runs it."""

    kind = "modbus"

    def __init__(self, name: str, settings: ModbusSettings, context: LinkContext) -> None:
        self.name = name
        self._settings = settings
        self._context = context

    def session(self, inbox: Inbox, stop: Event) -> None:
        """Ask the units until ``stop`` is set."""
        with Line(self._settings.address, stop) as line:
            try:
                line.connect()
                _Session(self.name, self._settings, self._context, inbox, stop, line).run()
            except OSError:
                if not stop.is_set():  # else it was stopped while it connected
                    raise


class _Session:
    def __init__(
        self, name: str, settings: ModbusSettings, context: LinkContext, inbox: Inbox, stop: Event, line: Line
    ) -> None:
        self._name = name
        self._settings = settings
        self._clock = context.clock
        self._inbox = inbox
        self._stop = stop
        self._line = line
        now = time.monotonic()
        phase_s = context.clock().timestamp() - now
        self._units = [Unit(unit, settings, phase_s, now) for unit in settings.units]
        self._taken: Future[None] | None = None
        self._fallen_silent = 0

    def run(self) -> None:
        """Ask until told to stop; `OSError` when the connection is lost, `LinkFault` when nobody answers."""
        try:
            self._run()
        except OSError as error:
            message = say("The connection is lost: {reason}.", reason=error.strerror or error)
            for unit in self._units:
                if unit.works and not self._stop.is_set():
                    self._inbox.fault(message, unit.name)
            raise

    def _run(self) -> None:
        while not self._stop.is_set():
            now = time.monotonic()
            unit = pick_unit(self._units, now, self._settings.address.timeout_s, self._settings.retry_cap_s)
            if unit is None:
                self._stop.wait(min(0.5, max(0.02, min(each.next_at() for each in self._units) - now)))
            else:
                self._poll(unit)
                unit.advance(time.monotonic())
                self._give_up_when_all_are_silent()

    def _give_up_when_all_are_silent(self) -> None:
        if all(unit.silent for unit in self._units) and not self._stop.is_set():
            message = say("No unit behind {address} answers.", address=self._settings.address)
            raise LinkFault(message)

    def _poll(self, unit: Unit) -> None:
        samples: dict[Cell, Sample] = {}
        queue = deque(unit.ready_tasks(time.monotonic()))
        silences = 0
        answered = False
        while queue and silences < _MOST_SILENCES and not self._stop.is_set():
            task = queue.popleft()
            try:
                answer = self._ask(unit, task)
            except NoAnswer as error:
                silences += 1
                if not answered and not self._stop.is_set():
                    self._suspect_the_line(unit)
                    self._unit_fails(unit, task, error.message, silent=True)
                    return
                self._task_fails(unit, task, error.message)
                continue
            if answer.exception in _UNIT_FAULTS and not answered:
                self._unit_fails(unit, task, _exception(unit, task, answer.exception), silent=False)
                return
            answered = True
            self._fallen_silent = 0
            self._take(unit, task, answer, samples, queue)
        if answered:
            self._unit_works(unit, samples)

    def _suspect_the_line(self, unit: Unit) -> None:
        """Connect anew when units that worked fall silent one after the other.

        A device that lost its power says no goodbye, and its old connection looks alive for a long time.
        """
        self._fallen_silent += unit.works
        if self._fallen_silent >= _MOST_SILENCES:
            self._fallen_silent = 0
            self._line.connect()

    def _ask(self, unit: Unit, task: Task) -> Answer:
        block, number = task.block, unit.settings.unit
        for _ in range(2):
            try:
                return self._line.ask(number, FUNCTIONS[block.table], block.address, block.count)
            except OSError:
                self._line.connect()  # when this fails too, the way to the device is gone: the session is over
        # The gateway hangs up because of this unit; the others are none the worse.
        raise NoAnswer(say("The connection breaks whenever unit {unit} is asked.", unit=number))

    def _take(self, unit: Unit, task: Task, answer: Answer, samples: dict[Cell, Sample], queue: deque[Task]) -> None:
        if answer.exception:
            parts = task.parts()
            if answer.exception in _ADDRESS_FAULTS and len(parts) > 1:
                unit.replace(task, parts)
                queue.extendleft(reversed(parts))
            else:
                self._task_fails(unit, task, _exception(unit, task, answer.exception))
            return
        time_us = microseconds(self._clock())
        words = task.block.words(answer.payload)
        samples.update((cell, Sample(tuple(task.block.of(cell, words)), time_us)) for cell in task.block.cells)
        task.retry.reset()
        if task.told:
            task.told = False
            self._inbox.online(task.device(unit.name))

    def _task_fails(self, unit: Unit, task: Task, message: str) -> None:
        task.retry.fail(time.monotonic(), self._settings.retry_cap_s)
        if task.deserves_parting():
            unit.replace(task, task.parts())
            return
        task.told = True
        self._inbox.fault(message, task.device(unit.name))

    def _unit_fails(self, unit: Unit, task: Task, message: str, *, silent: bool) -> None:
        now = time.monotonic()
        task.retry.fail(now, self._settings.retry_cap_s)  # the next probe asks for something else
        unit.retry.fail(now, self._settings.retry_cap_s)
        unit.silent = silent
        unit.works = False
        for each in unit.tasks:
            each.retry.at = min(each.retry.at, unit.retry.at)
        self._inbox.fault(message, unit.name)

    def _unit_works(self, unit: Unit, samples: dict[Cell, Sample]) -> None:
        unit.retry.reset()
        unit.silent = False
        unit.works = True
        self._look_at_orders(unit, samples)
        readings, rejected = read_samples(unit, samples, self._name)
        self._inbox.online()
        self._inbox.online(unit.name)
        if readings or rejected:
            shares = ((unit.name, len(readings)),)
            self._put(Delivery(readings=tuple(readings), rejected=tuple(rejected), shares=shares))

    def _put(self, delivery: Delivery) -> None:
        if self._taken is not None and self._taken.done():
            self._taken.result()  # raises when the inbox did not take the last one
        self._taken = self._inbox.put(delivery)

    def _look_at_orders(self, unit: Unit, samples: dict[Cell, Sample]) -> None:
        """Tell when numbers are absurd, as they are when the order of bytes or words in the settings is wrong."""
        for register in unit.settings.registers:
            sample = samples.get(register.cell)
            if sample is None:
                continue
            message = _order_fault(register, sample.words)
            device = f"{unit.name}: {register.cell.label}"
            if message and register.cell not in unit.implausible:
                unit.implausible.add(register.cell)
                self._inbox.fault(message, device)
            elif not message and register.cell in unit.implausible:
                unit.implausible.discard(register.cell)
                self._inbox.online(device)


def _exception(unit: Unit, task: Task, code: int) -> str:
    return say("{unit} refuses to read {count} from {register}: {reason} (exception {code}).", unit=unit.name,
               count=task.block.count, register=task.block.cells[0].label, reason=_EXCEPTIONS.get(code, "?"),
               code=code)  # fmt: skip


def _order_fault(register: Register, words: tuple[int, ...]) -> str:
    """Return what is wrong with a number that no such property can have; nothing when it can."""
    try:
        number = register.cell.decode(words)
    except InvalidInputError:
        return ""  # a rejected row says so
    is_odd = is_hardly_anything(register, number)
    if is_plausible(register, number) and not is_odd:
        return ""
    others = describe_orders(other_orders(register, words), register)
    if is_odd and not others:
        return ""
    key = register.channel.datastream
    value = f"{register.channel.value(number):.6g}"
    if others:
        return say("{property} of {point} cannot be {value}; in another order it would be {others}.",
                   property=key.property, point=key.point, value=value, others=others)  # fmt: skip
    return say("{property} of {point} cannot be {value}.", property=key.property, point=key.point, value=value)


def test_connection(settings: ModbusSettings, context: LinkContext) -> str:
    """Connect, read every register once, and say in one sentence what answered.

    Values that no such property can have are shown under the other orders of bytes and words too.
    """
    try:
        with Line(settings.address, Event()) as line:
            line.connect()
            told = [_test_unit(line, unit, settings) for unit in settings.units]
    except NoAnswer:
        raise
    except OSError as error:
        reason = error.strerror or error
        message = say("{address} cannot be reached: {reason}.", address=settings.address, reason=reason)
        raise LinkFault(message) from error
    if not any(answered for answered, _ in told):
        raise LinkFault(listed([text for _, text in told]))
    return say("{address} answers: {units}.", address=settings.address, units=listed([text for _, text in told]))


def _test_unit(line: Line, unit: UnitSettings, settings: ModbusSettings) -> tuple[bool, str]:
    samples: dict[Cell, Sample] = {}
    faults = []
    queue = deque(plan_blocks(unit.cells, settings.gap, settings.longest))
    while queue:
        block = queue.popleft()
        try:
            answer = line.ask(unit.unit, FUNCTIONS[block.table], block.address, block.count)
        except NoAnswer as error:
            faults.append(error.message)
            break
        if not answer.exception:
            words = block.words(answer.payload)
            samples.update((cell, Sample(tuple(block.of(cell, words)), 0)) for cell in block.cells)
        elif answer.exception in _ADDRESS_FAULTS and len(block.halves()) > 1:
            queue.extendleft(reversed(block.halves()))
        else:
            faults.append(f"{block.cells[0].label} {_EXCEPTIONS.get(answer.exception, answer.exception)}")
    readings, rejected = read_samples(Unit(unit, settings, 0.0, 0.0), samples, "")
    doubts = [_order_fault(each, samples[each.cell].words) for each in unit.registers if each.cell in samples]
    parts = [*map(_told, readings), *(row.raw for row in rejected), *faults, *filter(None, doubts)]
    return bool(samples), say("{name}: {reason}", name=unit.name, reason=listed(parts) if parts else "–")


def _told(reading: LinkReading) -> str:
    key = reading.datastream
    value = plain_number(reading.value) if not math.isnan(reading.value) else "–"
    return f"{key.point} {key.property} {value} {observed_properties()[key.property].unit}"


LINK = LinkKind(name="modbus", read=read_settings, build=ModbusLink, test=test_connection, template=TEMPLATE)
