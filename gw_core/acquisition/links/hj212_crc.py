# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check sums of HJ 212, and of Modbus, with which some devices mistake it."""

from __future__ import annotations


def _crc_table(polynomial: int) -> tuple[int, ...]:
    table = []
    for index in range(256):
        register = index
        for _ in range(8):
            register = (register >> 1) ^ polynomial if register & 1 else register >> 1
        table.append(register)
    return tuple(table)


_TABLE = _crc_table(0xA001)
_HIGH = tuple(register >> 8 for register in _TABLE)


def crc(data: bytes) -> int:
    """Return the CRC of a data segment as HJ 212-2017 Annex A computes it.

    The register starts at FFFF; before each byte its high half, moved down, is combined with the byte. So only the
    high half lives on: eight bits of state, and one table look-up a byte. It is not the CRC of Modbus.

    Examples
    --------
    >>> f"{crc(b''):04X} {crc(bytes(1)):04X}"
    'FFFF 4040'
    """
    if not data:
        return 0xFFFF
    high, table = 0xFF, _HIGH
    for byte in data[:-1]:
        high = table[high ^ byte]
    return _TABLE[high ^ data[-1]]


def modbus_crc(data: bytes) -> int:
    """Return the CRC-16 of Modbus, which some devices send by mistake.

    Examples
    --------
    >>> f"{modbus_crc(b'123456789'):04X}"
    '4B37'
    """
    register = 0xFFFF
    for byte in data:
        register = (register >> 8) ^ _TABLE[(register ^ byte) & 0xFF]
    return register
