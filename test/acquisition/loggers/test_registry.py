# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry of logger readers: a vendor is one file, and workbooks enter by the same door."""

from __future__ import annotations

import io
import sys
from datetime import datetime, time

import numpy as np
import openpyxl
import pytest
from gw_monitor.gw_core.acquisition import loggers
from gw_monitor.gw_core.acquisition.loggers.registry import READERS, find_readers, read_logger
from gw_monitor.gw_core.acquisition.loggers.workbooks import read_workbook
from gw_monitor.gw_core.errors import InvalidInputError

NEW_VENDOR = """
from gw_monitor.gw_core.acquisition.cells import split_lines, split_rows
from gw_monitor.gw_core.acquisition.loggers.logger_file import ColumnInfo, LoggerReader
from gw_monitor.gw_core.acquisition.loggers.readings import FileFacts, TimeCells, assemble


def _read(text, order):
    rows = split_rows(enumerate(split_lines(text)[1:], start=2), "!", 2)
    level = ColumnInfo(header="Pegel", property="water_level", unit="m")
    cells = TimeCells(dates=rows.columns[0], order=order)
    return assemble(FileFacts(reader="acme"), rows, cells, [(level, rows.columns[1])])


READER = LoggerReader(
    name="acme", recognises=lambda head: head.startswith("ACME"), read=_read,
    refuses=((b"ACME\\x00", "The file is binary: a memory dump of ACME."),),
)
"""


@pytest.fixture
def vendor_dropped_in(tmp_path, monkeypatch):
    (tmp_path / "acme.py").write_text(NEW_VENDOR, encoding="utf-8")
    monkeypatch.setattr(loggers, "__path__", [*loggers.__path__, str(tmp_path)])
    yield find_readers(loggers.__name__)
    sys.modules.pop(f"{loggers.__name__}.acme", None)


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_vendor_is_one_file(vendor_dropped_in):
    assert {reader.name for reader in vendor_dropped_in} - {reader.name for reader in READERS} == {"acme"}
    file = read_logger(b"ACME\n2024-05-01 08:00!1.5\n2024-05-01 09:00!1.6\n", readers=vendor_dropped_in)
    assert (file.reader, file.values[:, 0].tolist()) == ("acme", [1.5, 1.6])


def test_binary_files_of_a_vendor_are_refused_by_its_own_sentence(vendor_dropped_in):
    with pytest.raises(InvalidInputError, match="memory dump of ACME"):
        read_logger(b"ACME\x00\x01\x02", readers=vendor_dropped_in)


def test_tables_of_any_origin_are_asked_last():
    priorities = [reader.priority for reader in READERS]
    assert priorities == sorted(priorities)
    assert READERS[-1].priority >= 100 > READERS[0].priority
    assert len({reader.name for reader in READERS}) == len(READERS)


def test_a_workbook_is_read_like_the_same_table_as_text():
    day = datetime(2024, 5, 1)  # noqa: DTZ001  (clock time of the file)
    data = workbook(
        notes=[["Operator", "Li"]],
        readings=[
            ["date", "time", "water_level [m]"],
            [day, time(8, 0), 1.25],
            [day, time(9, 0), 2],
            [day, None, "#N/A"],
        ],
    )
    file = read_logger(data)
    assert file.times.astype("datetime64[m]").astype(str).tolist() == [
        "2024-05-01T08:00", "2024-05-01T09:00", "2024-05-01T00:00",
    ]  # fmt: skip
    assert file.values[:2, 0].tolist() == [1.25, 2.0]
    assert np.isnan(file.values[2, 0])
    assert any("Sheets not read: notes" in note for note in file.notes)


def test_old_and_new_workbooks_keep_clock_times_to_the_millisecond(shared):
    data = (shared / "data" / "loggers" / "Hanna_HI9829_LOG002.xls").read_bytes()
    sheet = read_workbook(data)[-1]
    assert sheet.name.strip() == "Log data - 1"
    assert sheet.lines[1].split("\t")[:3] == ["2017-05-04", "09:37:18", "7.21"]
    assert len(sheet.lines) == 934


@pytest.mark.parametrize("cut", [8, 600, 5000, 60_000])
def test_damaged_workbooks_are_refused_with_one_sentence(shared, cut):
    old = (shared / "data" / "loggers" / "Hanna_HI9829_LOG002.xls").read_bytes()
    for data in (old[:cut], workbook(a=[["x"] * 9] * 999)[: cut // 8]):
        with pytest.raises(InvalidInputError) as caught:
            read_logger(data)
        assert caught.value.message.count(". ") == 0


def test_an_empty_workbook_is_refused():
    with pytest.raises(InvalidInputError, match="workbook is empty"):
        read_logger(workbook(a=[]))


def test_short_rows_of_a_sheet_are_rows_all_the_same():
    rows = [["time", "water_level [m]", "ph"], ["2024-05-01 08:00", 1.5], ["2024-05-01 09:00", 1.6, 7.1]]
    file = read_logger(workbook(readings=rows))
    assert file.values[:, 0].tolist() == [1.5, 1.6]
    assert file.rejected == ()


@pytest.mark.parametrize("seed", range(4))
def test_mutated_workbooks_are_read_or_refused_at_once(shared, seed):
    data = (shared / "data" / "loggers" / "Eureka_Manta_JARD.xls").read_bytes()
    random = np.random.default_rng(seed)
    for _ in range(60):
        mutated = np.frombuffer(data, dtype=np.uint8).copy()
        where = random.integers(0, len(mutated), size=int(random.integers(1, 12)))
        mutated[where] = random.integers(0, 256, size=len(where))
        try:
            file = read_logger(mutated.tobytes())
        except InvalidInputError as error:
            assert str(error)
        else:
            assert len(file.times) <= 66
