# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ``[Data]`` section that Solinst ``lev`` and Van Essen ``mon`` and ``dat`` files share, below their header.

The section begins with the number of readings and ends with an end mark. Several files one after the other are several
blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import InvalidInputError
from ...wording import say
from ..cells import split_rows
from .logger_file import refuse_file
from .readings import with_notes
from .sections import Sections, first_value, read_sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..cells import Rows
    from .logger_file import LoggerFile
    from .vendor_tables import Line

_BEGIN = re.compile(r"^\W*Data file for DataLogger", re.IGNORECASE)
_END = "END OF DATA"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataBlock:
    """One file of a logger: header, names and units of its channels, and its rows.

    The first two columns of ``rows`` are date and time. ``declared`` is the number of readings that the file announces.
    """

    sections: Sections
    names: tuple[str, ...]
    units: tuple[str, ...]
    rows: Rows
    declared: int | None
    ended: bool


def read_blocks(lines: Sequence[Line]) -> list[DataBlock]:
    """Read the blocks of a text.

    Raises
    ------
    InvalidInputError
        A block ends before its readings begin, or names no channel (finding code ``truncated``).
    """
    starts = [at for at, (_, line) in enumerate(lines) if at and _BEGIN.match(line)]
    ends = [*starts, len(lines)]
    blocks: list[DataBlock] = []
    begin = 0
    for start, end in zip([0, *starts], ends, strict=True):
        try:
            blocks.append(_read_block(lines[start:end]))
            begin = start
        except InvalidInputError:
            if blocks:  # a damaged header begins no block; its lines are accounted for with those before
                blocks[-1] = _read_block(lines[begin:end])
            elif end == len(lines):
                raise
    return blocks


def _is_data(line: str) -> bool:
    return line.strip().lower() == "[data]"


def _read_block(lines: Sequence[Line]) -> DataBlock:
    at = next((position for position, (_, line) in enumerate(lines) if _is_data(line)), None)
    if at is None:
        raise refuse_file("truncated", say("The file ends before its [Data] section."))
    sections = read_sections(line for _, line in lines[:at])
    names, units = _channels(sections)
    body = [line for line in lines[at + 1 :] if line[1].strip()]
    declared = int(body[0][1]) if body and body[0][1].strip().isdecimal() else None
    body = body if declared is None else body[1:]
    ended = any(line.startswith(_END) for _, line in body)
    numbered = [(n, " ".join(line.split())) for n, line in body if not line.startswith(_END)]
    rows = split_rows(numbered, " ", 2 + len(names))
    return DataBlock(
        sections=sections, names=tuple(names), units=tuple(units), rows=rows, declared=declared, ended=ended
    )


def _channels(sections: Sections) -> tuple[list[str], list[str]]:
    names, units = [], []
    for number in range(1, 100):
        later, earlier = f"channel {number} from data header", f"channel {number}"
        name = first_value(sections, "identification", later, earlier)
        if not name:
            break
        names.append(name)
        units.append(first_value(sections, "unit", later, earlier) or _measured_unit(sections, later, earlier))
    if not names:
        raise refuse_file("truncated", say("The header of the file names no channel."))
    return names, units


def _measured_unit(sections: Sections, *names: str) -> str:
    """Return the unit that stands behind a number, as in ``Reference =400.000 cmH2O``."""
    for key in ("reference", "reference level", "range"):
        words = first_value(sections, key, *names).split(maxsplit=1)
        if len(words) > 1:
            return words[1].strip()
    return ""


def with_count(file: LoggerFile, declared: int | None, *, ended: bool) -> LoggerFile:
    """Return the file with notes of a wrong number of readings and of a missing end mark."""
    if declared is not None and declared != file.data_rows:
        note = say(
            "The header announces {declared} readings, the file holds {found}.", declared=declared, found=file.data_rows
        )
        file = with_notes(file, note)
    return file if ended else with_notes(file, say("The file breaks off before its end mark."))
