# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared files of vendors and agencies, against their index and against counts made here without our code."""

from __future__ import annotations

import csv
import re
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.importing import import_laboratory
from gw_monitor.gw_core.acquisition.loggers.registry import read_logger

VENDORS = {"Solinst": "solinst", "Van Essen": "diver", "Onset": "hobo", "Campbell": "campbell"}
FORMATS = (
    "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y/%m/%d %H:%M:%S.%f", "%m/%d/%Y %H:%M",
    "%Y-%m-%d %I:%M:%S %p", "%d.%m.%Y %H:%M:%S", "%m/%d/%y %H:%M:%S", "%m/%d/%Y %H:%M:%S",
)  # fmt: skip
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def index() -> list[dict[str, str]]:
    if not (SHARED / "loggers" / "INDEX.csv").is_file():
        return []
    with (SHARED / "loggers" / "INDEX.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def moment(text: str) -> np.datetime64:
    plain = re.sub(r"[,;\"]+", " ", text)
    for form in FORMATS:
        try:
            return np.datetime64(datetime.strptime(plain, form), "ns")  # noqa: DTZ007  (clock time of the file)
        except ValueError:
            continue
    raise AssertionError(text)


KNOWN = [row for row in index() if row["vendor"] in VENDORS]


def test_the_index_names_all_files_of_the_four_vendors(shared):
    names = [row["vendor"] for row in KNOWN]
    assert {vendor: names.count(vendor) for vendor in VENDORS} == {
        "Solinst": 14, "Van Essen": 2, "Onset": 4, "Campbell": 2,
    }  # fmt: skip


@pytest.mark.parametrize("row", KNOWN, ids=[row["file"] for row in KNOWN])
def test_file_is_read_with_the_rows_and_times_of_the_index(shared, row):
    file = read_logger((shared / "data" / "loggers" / row["file"]).read_bytes())
    assert file.reader == VENDORS[row["vendor"]]
    assert len(file.times) == int(row["rows"])
    assert (file.times[0], file.times[-1]) == (moment(row["first_reading"]), moment(row["last_reading"]))
    assert any(column.property for column in file.columns)
    assert file.rejected == ()


def test_first_values_are_those_of_the_files(shared):
    def first(name: str) -> list[float]:
        return read_logger((shared / "data" / "loggers" / name).read_bytes()).values[0].tolist()

    assert first("Solinst_Edge_Rougemont_commadecimal.csv") == [1813.03, 9.182]
    assert first("Solinst_UGS_SCR1.xle") == [43.8629, 59.139]
    assert first("Solinst_M5_StAndre.lev") == [314.0]
    assert first("VanEssen_TDDiver_PB01A.csv") == [1242.625, 12.103]
    assert first("Onset_HOBO_Russwood_DO.csv") == [9.37, 15.72, 9.37, 101.4, 13.6984]


def test_the_same_logger_in_three_formats_is_stored_once(shared, make_store):
    from gw_monitor.gw_core.acquisition.importing import import_loggers
    from gw_monitor.gw_core.acquisition.prepared import ImportSettings

    folder = shared / "data" / "loggers"
    store = make_store("P14A")
    paths = [folder / "Solinst_Gold_StGuillaume.csv", folder / "Solinst_Gold_StGuillaume.lev"]
    reports = import_loggers(store, paths, ImportSettings(point="P14A"))
    assert [(report.stored, report.duplicate) for report in reports] == [(400, 0), (0, 400)]


def gwsdat(shared) -> list[dict[str, str]]:
    path = shared / "data" / "quality" / "GWSDAT_Basic_WellData.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_gwsdat_comes_in_complete_with_its_non_detects_censored(shared, make_store):
    truth = gwsdat(shared)
    wells = sorted({row["WellName"] for row in truth})
    limits = sorted(float(row["Result"][3:]) for row in truth if row["Result"].startswith("ND<"))
    store = make_store(*wells)
    folder = shared / "data" / "quality"
    (report,) = import_laboratory(store, [folder / "GWSDAT_Basic_WellData.csv"])
    assert (len(wells), report.rows_in, report.stored, report.rejected) == (11, len(truth), 520, 0)
    frame = store.read_observations().join(store.datastreams().set_index("datastream_id"), on="datastream_id")
    censored = frame[frame["censored"]]
    assert len(censored) == len(limits) == 166
    assert sorted(censored["value"]) == limits
    assert set(censored["unit"]) == {"ug/L"}
    level = frame[frame["property"] == "water_level"]
    assert len(level) == sum(row["Constituent"] == "GW" for row in truth) == 109
    assert sorted(level["value"]) == sorted(float(row["Result"]) for row in truth if row["Constituent"] == "GW")
    (again,) = import_laboratory(store, [folder / "GWSDAT_Basic_Example.xlsx"])
    assert (again.rows_in, again.stored, again.duplicate, again.rejected) == (520, 0, 520, 0)


def test_every_row_of_the_agencies_tables_is_accounted_for(shared, make_store):
    folder = shared / "data" / "quality"
    with (folder / "IndianaIDEM_network_7rounds.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    store = make_store(*{row["SiteID"] for row in rows})
    (report,) = import_laboratory(store, [folder / "IndianaIDEM_network_7rounds.csv"])
    assert report.rows_in == len(rows) == report.stored + report.duplicate + report.rejected
    named = {reason.partition('"')[0] for reason in store.rejected()["reason"]}
    assert {"Unknown observed property "} <= named
    frame = store.read_observations()
    assert 0 < frame["censored"].sum() <= sum(row["Result"] == "BDL" for row in rows)
