# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Modbus link is told: where the gateway is, which units are behind it, and what their registers mean."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...records.observations import Flag
from ...wording import say
from .channels import Channel, read_channel
from .modbus_frames import Framing
from .modbus_line import Address
from .registers import BIT_TABLES, MOST_WORDS, Cell, NumberType, Order, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...entries import Entry

_WORDS = {"good": Flag.GOOD, "suspect": Flag.SUSPECT, "fail": Flag.FAIL, "missing": Flag.MISSING}
_WORST_LAST = (Flag.GOOD, Flag.SUSPECT, Flag.FAIL, Flag.MISSING)
_TABLE_OF = {"0": Table.COIL, "1": Table.DISCRETE, "3": Table.INPUT, "4": Table.HOLDING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A register by which the device says how good a value is.

    Attributes
    ----------
    flags : mapping of int to int
        Whole number to QARTOD flag; another number is suspect.
    bits : mapping of int to int
        Bit that is set to QARTOD flag, the worst counts; none set is good.
    """

    cell: Cell
    flags: Mapping[int, int]
    bits: Mapping[int, int]

    def flag(self, number: float) -> int:
        """Return the QARTOD flag that a number of the status register means."""
        if self.flags:
            return self.flags.get(int(number), Flag.SUSPECT)
        found = [Flag(flag) for bit, flag in self.bits.items() if int(number) >> bit & 1]
        return max(found, key=_WORST_LAST.index, default=Flag.GOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A number of a device and the datastream it belongs to.

    Attributes
    ----------
    missing : tuple of float
        Numbers, before scaling, by which the device says that it has no value.
    """

    cell: Cell
    channel: Channel
    missing: tuple[float, ...] = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSettings:
    """One device behind the connection, asked each ``interval_s`` seconds."""

    unit: int
    name: str
    interval_s: float
    registers: tuple[Register, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All numbers to read, those of the status registers too."""
        statuses = (each.status.cell for each in self.registers if each.status)
        return tuple(dict.fromkeys((*(each.cell for each in self.registers), *statuses)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ModbusSettings:
    """A connection and the units behind it.

    Attributes
    ----------
    retry_cap_s : float
        The longest wait before a device that has failed is asked again, s.
    gap, longest : int
        As for `plan_blocks`.
    """

    address: Address
    units: tuple[UnitSettings, ...]
    retry_cap_s: float = 60.0
    gap: int = 0
    longest: int = MOST_WORDS


def read_settings(entry: Entry) -> ModbusSettings:
    """Read and check the settings of a link; faults go to the entry's findings."""
    address = read_address(entry, 502)
    interval = entry.number("interval_s", 0.1, 86_400, 60)
    units = tuple(_read_unit(each, interval) for each in entry.entries("units"))
    if not units:
        entry.fault("missing_list", say("At least one is expected here."), "units")
    _refuse_doubles(entry, units)
    if address.framing is Framing.RTU and not all(1 <= unit.unit <= 247 for unit in units):
        entry.fault("bad_number", say("Units on a serial line have the numbers 1 to 247."), "units")
    return ModbusSettings(
        address=address, units=units, retry_cap_s=entry.number("retry_cap_s", 1, 3600, 60),
        gap=int(entry.number("gap", 0, 100, 0)), longest=int(entry.number("block", 1, MOST_WORDS, MOST_WORDS)),
    )  # fmt: skip


def read_address(entry: Entry, port: int) -> Address:
    """Read ``host``, ``port``, ``framing`` and ``timeout_s``."""
    return Address(
        host=entry.text("host"), port=int(entry.number("port", 1, 65_535, port)),
        framing=entry.choice("framing", Framing, Framing.TCP), timeout_s=entry.number("timeout_s", 0.05, 30, 2),
    )  # fmt: skip


def _read_unit(entry: Entry, interval: float) -> UnitSettings:
    number = int(entry.number("unit", 0, 255))
    orders = read_orders(entry)
    registers = tuple(_read_register(each, orders) for each in entry.entries("registers"))
    if not registers:
        entry.fault("missing_list", say("At least one is expected here."), "registers")
    settings = UnitSettings(
        unit=number, name=entry.text("name", f"unit {number}"),
        interval_s=entry.number("interval_s", 0.1, 86_400, interval), registers=registers,
    )  # fmt: skip
    refuse_overlaps(entry, settings.cells)
    entry.refuse_unknown()
    return settings


def read_orders(entry: Entry, default: tuple[Order, Order] = (Order.BIG, Order.BIG)) -> tuple[Order, Order]:
    """Read ``byte_order`` and ``word_order``."""
    return entry.choice("byte_order", Order, default[0]), entry.choice("word_order", Order, default[1])


def _read_register(entry: Entry, orders: tuple[Order, Order]) -> Register:
    cell = read_cell(entry, orders)
    register = Register(
        cell=cell, channel=read_channel(entry), missing=_read_missing(entry),
        status=_read_status(entry.entry("status"), cell, orders) if "status" in entry else None,
    )  # fmt: skip
    entry.refuse_unknown()
    return register


def read_cell(entry: Entry, orders: tuple[Order, Order], table: Table = Table.HOLDING) -> Cell:
    """Read where a number lies: ``table`` and ``address``, or ``register`` as manuals write it; type and orders."""
    if "register" in entry:
        table, address = _document_number(entry)
        for key in ("address", "table"):
            if key in entry:
                entry.fault("bad_source", say("Give either register, or address and table."), key)
    else:
        table, address = entry.choice("table", Table, table), int(entry.number("address", 0, 65_535))
    bits = table in BIT_TABLES
    kind = entry.choice("type", NumberType, NumberType.BIT if bits else NumberType.UINT16)
    if bits and kind is not NumberType.BIT:
        entry.fault("bad_type", say("A coil or discrete input has the type bit."), "type")
        kind = NumberType.BIT
    byte_order, word_order = read_orders(entry, orders)
    bit = int(entry.number("bit", 0, 15)) if kind is NumberType.BIT and not bits else 0
    cell = Cell(table=table, address=address, type=kind, byte_order=byte_order, word_order=word_order, bit=bit)
    if cell.end > 65_536:
        entry.fault("bad_number", say("The number ends beyond the last address."), "address")
    return cell


def _document_number(entry: Entry) -> tuple[Table, int]:
    """Read a number such as 40001 or 400001: the first digit is the table, the others count from 1.

    Without quotes YAML takes 00017 for an octal number, so numbers of coils must be quoted.
    """
    text = entry.text("register")
    if (
        len(text) in {5, 6}
        and text.isascii()
        and text.isdigit()
        and text[0] in _TABLE_OF
        and 1 <= int(text[1:]) <= 65_536
    ):
        return _TABLE_OF[text[0]], int(text[1:]) - 1
    message = say('{value} is no register such as 40001, 30017 or, in quotes, "00001".', value=repr(text))
    entry.fault("bad_register", message, "register")
    return Table.HOLDING, 0


def _read_missing(entry: Entry) -> tuple[float, ...]:
    found = entry.value("missing")
    items = found if isinstance(found, list) else [] if found is None else [found]
    if all(isinstance(item, (int, float)) and not isinstance(item, bool) for item in items):
        return tuple(float(item) for item in items)
    entry.fault("bad_number", say("Numbers are expected here."), "missing")
    return ()


def _read_status(entry: Entry, cell: Cell, orders: tuple[Order, Order]) -> Status:
    status = Status(cell=read_cell(entry, orders, cell.table), flags=_read_flags(entry, "flags", 2**32),
                    bits=_read_flags(entry, "bits", 64))  # fmt: skip
    if bool(status.flags) == bool(status.bits):
        entry.fault("bad_source", say("Give either flags (number: word) or bits (bit: word)."))
    entry.refuse_unknown()
    return status


def _read_flags(entry: Entry, key: str, end: int) -> dict[int, int]:
    found = entry.value(key)
    if found is None:
        return {}
    if isinstance(found, dict) and all(
        type(number) is int and 0 <= number < end and word in _WORDS for number, word in found.items()
    ):
        return {number: int(_WORDS[word]) for number, word in found.items()}
    entry.fault("unknown_word", say("Give each whole number one of {words}.", words=", ".join(_WORDS)), key)
    return {}


def refuse_overlaps(entry: Entry, cells: Iterable[Cell]) -> None:
    """Note numbers that share registers without being the same number or bits of the same register."""
    ordered = sorted(set(cells), key=lambda cell: (cell.table, cell.address, cell.end))
    for first, second in itertools.pairwise(ordered):
        apart = first.table is not second.table or second.address >= first.end
        bits = first.type is second.type is NumberType.BIT
        if not apart and not bits:
            message = say("{first} ({kind}) and {second} ({other}) overlap.", first=first.label, kind=first.type,
                          second=second.label, other=second.type)  # fmt: skip
            entry.fault("overlap", message, "registers")


def _refuse_doubles(entry: Entry, units: Iterable[UnitSettings]) -> None:
    numbers: set[int] = set()
    names: set[str] = set()
    streams = set()
    for unit in units:
        if unit.unit in numbers or unit.name in names:
            entry.fault("doubled_unit", say("{name} (unit {unit}) is listed twice.", name=unit.name, unit=unit.unit))
        numbers.add(unit.unit)
        names.add(unit.name)
        for key in (register.channel.datastream for register in unit.registers):
            if key.property and key in streams:
                message = say("{point} and {property} stand in two registers; tell them apart by sensor.",
                              point=key.point, property=key.property)  # fmt: skip
                entry.fault("doubled_datastream", message, "units")
            streams.add(key)


TEMPLATE = """\
# A Modbus device, or a gateway with several devices behind it.
name: field PLC
kind: modbus
host: 192.0.2.10
port: 502
framing: tcp            # rtu: serial frames passed through by a serial device server
timeout_s: 2            # for each answer, and for the connection
interval_s: 60          # between two readings, on a grid of the clock
retry_cap_s: 60         # longest wait before a device that failed is asked again
gap: 0                  # registers between two numbers that may be read along
block: 125              # most registers in one read
units:
  - unit: 1
    name: PLC
    interval_s: 10      # of this device alone
    byte_order: big     # inside a register
    word_order: big     # of the registers of one number; little: low part first
    registers:
      - register: 40001 # as in the manual; or  table: holding  and  address: 0
        type: float32   # int16 uint16 int32 uint32 int64 uint64 float32 float64 bcd bcd32 bit
        point: MW-1
        property: water_level
        unit: m
        missing: [-9999]
      - table: input
        address: 4
        type: int16
        scale: 0.1      # number * scale + offset is in the unit
        offset: 0
        point: MW-1
        property: water_temperature
        unit: degC
        status:         # how good the value is, as the device says
          table: input
          address: 5
          flags: {0: good, 1: suspect, 2: fail}   # or  bits: {0: fail, 3: suspect}
"""
