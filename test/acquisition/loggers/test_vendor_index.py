# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared files of multiparameter sondes, against their index: rows, moments, serial, zone, channels."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import xlrd
from gw_monitor.gw_core.acquisition.loggers.registry import read_logger

VENDORS = {
    "In-Situ": "insitu", "Hydrolab": "hydrolab", "YSI": "ysi", "Eureka": "eureka", "Hanna": "hanna",
    "Greenspan": "greenspan", "PME": "pme", "TWDB export": "twdb", "ORI": "ori",
}  # fmt: skip
FORMATS = (
    "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S.%f", "%d.%m.%Y %H:%M:%S", "%m%d%y %H%M%S", "%m/%d/%y %H:%M:%S",
    "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%y/%m/%d %H:%M:%S", "%Y%m%d%H%M%S", "%Y %m %d %H %M",
)  # fmt: skip
LOGGERS = Path(__file__).resolve().parents[4] / "shared" / "data" / "loggers"


def index() -> list[dict[str, str]]:
    if not (LOGGERS / "INDEX.csv").is_file():
        return []
    with (LOGGERS / "INDEX.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["vendor"] in VENDORS]


def moment(text: str) -> np.datetime64:
    if re.fullmatch(r"1\d{9}", text):
        return np.datetime64(int(text), "s")
    plain = re.sub(r"[,;\"]+", " ", text)
    order = [*FORMATS[7:], *FORMATS[:7]] if re.match(r"10/1\d/\d\d ", plain) else FORMATS
    for form in order:
        try:
            return np.datetime64(datetime.strptime(plain, form), "ns")  # noqa: DTZ007  (clock time of the file)
        except ValueError:
            continue
    raise AssertionError(text)


def sheet_rows(path: Path) -> list[list[object]]:
    """Return the rows of the last sheet that begin with a date, counted without our code."""
    sheet = xlrd.open_workbook(path, logfile=io.StringIO()).sheets()[-1]
    return [sheet.row_values(row) for row in range(sheet.nrows) if sheet.cell_type(row, 0) == xlrd.XL_CELL_DATE]


TEXTS = [row for row in index() if not row["rows"].endswith("sheet rows")]
BOOKS = [row for row in index() if row["rows"].endswith("sheet rows")]


@pytest.mark.parametrize("row", TEXTS, ids=[row["file"] for row in TEXTS])
def test_file_is_read_with_the_rows_and_times_of_the_index(row):
    file = read_logger((LOGGERS / row["file"]).read_bytes())
    assert file.reader == VENDORS[row["vendor"]]
    assert len(file.times) == int(row["rows"])
    assert (file.times[0], file.times[-1]) == (moment(row["first_reading"]), moment(row["last_reading"]))
    assert file.rejected == ()


@pytest.mark.parametrize("row", BOOKS, ids=[row["file"] for row in BOOKS])
def test_workbook_is_read_with_all_rows_of_its_sheet(row):
    file = read_logger((LOGGERS / row["file"]).read_bytes())
    truth = sheet_rows(LOGGERS / row["file"])
    assert file.reader == VENDORS[row["vendor"]]
    assert len(file.times) == len(truth)
    days = (file.times[[0, -1]] - np.datetime64("1899-12-30")) / np.timedelta64(1, "D")
    assert days == pytest.approx([truth[0][0] + truth[0][1], truth[-1][0] + truth[-1][1]], abs=1e-8)
    assert file.values[-1, 0] == truth[-1][2]


# Serial number, location, zone, and the observed properties of the channels that are imported, in their order.
FACTS = {
    "InSitu_WinSitu_AquaTROLL100_de.csv": (
        "192791", "Panke Messstelle Bürgerpark", "Europe/Berlin", "water_temperature conductivity",
    ),
    "InSitu_VuSitu_AquaTROLL600_1516.csv": (
        "676154", "", "UTC-04:00", "conductivity salinity dissolved_oxygen oxygen_saturation water_temperature "
        "barometric_pressure water_column barometric_pressure air_temperature",
    ),
    "Hydrolab_MS5_65376.txt": ("65376", "site_name_for_hydrolab_file", "None", "water_temperature battery_voltage"),
    "Hydrolab_Datasonde4_OLDR.txt": (
        "", "1104OldR.208", "None",
        "water_temperature ph conductivity salinity oxygen_saturation dissolved_oxygen battery_voltage",
    ),
    "Hydrolab_MiniSonde4a_0109CHKN.csv": (
        "22767", "0109chkn", "None", "water_temperature conductivity salinity battery_voltage",
    ),
    "YSI_EcoWatch_LAVC1010.txt": (
        "", "", "None", "water_temperature conductivity salinity water_column oxygen_saturation dissolved_oxygen "
        "battery_voltage",
    ),
    "Eureka_Manta_JDM2_0919.csv": (
        "M0706000312", "", "None", "water_temperature conductivity dissolved_oxygen ph water_column salinity "
        "oxygen_saturation battery_voltage",
    ),
    "Eureka_Manta_JARD.xls": (
        "17837", "El Jardin", "None", "water_temperature conductivity dissolved_oxygen ph water_column salinity "
        "oxygen_saturation battery_voltage",
    ),
    "Hanna_HI9829_LOG002.xls": (
        "E0098888", "F4-pk-405", "None", "water_temperature ph redox_potential conductivity salinity "
        "oxygen_saturation dissolved_oxygen",
    ),
    "Greenspan_Smartcom_JARD.txt": (
        "17837", "Greenspan_raingauge", "None", "battery_voltage dissolved_oxygen water_temperature conductivity ph",
    ),
    "PME_miniDOT_20220302.txt": ("7450-647102", "", "UTC", "battery_voltage water_temperature dissolved_oxygen"),
    "TWDB_Datasonde_webexport_BRAZOSD.txt": (
        "", "Brazosd", "None", "water_temperature ph conductivity salinity dissolved_oxygen turbidity "
        "oxygen_saturation battery_voltage",
    ),
    "ORI_MLog_conductivity.csv": ("002C885B", "", "None", "conductivity water_temperature battery_voltage"),
}  # fmt: skip


@pytest.mark.parametrize("name", FACTS)
def test_header_facts_are_those_of_the_file(shared, name):
    file = read_logger((shared / "data" / "loggers" / name).read_bytes())
    codes = " ".join(column.property for column in file.columns if column.property)
    assert (file.serial, file.location, str(file.time_zone), codes) == FACTS[name]


def test_the_report_and_the_csv_of_one_log_are_the_same_readings(shared):
    folder = shared / "data" / "loggers"
    report, table = (
        read_logger((folder / f"InSitu_VuSitu_AquaTROLL600_1516.{end}").read_bytes()) for end in ("htm", "csv")
    )
    assert report.columns == table.columns
    assert np.array_equal(report.times, table.times)
    assert np.allclose(report.values, table.values, rtol=0, atol=1e-8, equal_nan=True)  # position has a digit more


def test_hydrolab_mark_flags_the_value_before_it_and_keeps_it(shared):
    file = read_logger((shared / "data" / "loggers" / "Hydrolab_MS5_65376.txt").read_bytes())
    assert file.flags is not None
    assert int((file.flags[:, 0] == 4).sum()) == 28  # the hash marks of the file, all behind a temperature of 55 °C
    assert set(file.values[file.flags[:, 0] == 4, 0]) == {55.0}
    assert (file.flags[:, 1:] == 2).all()
    assert any("5798" in note for note in file.notes)  # messages of power loss
