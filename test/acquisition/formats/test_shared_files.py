# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared files of agencies against their index: rows, first and last moment; or a refusal that says why."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.loggers.registry import read_loggers
from gw_monitor.gw_core.errors import InvalidInputError

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
LOGGERS = {
    "Keller": "keller", "Kisters": "kisters", "Deltares FEWS": "fews", "Rijkswaterstaat": "rijkswaterstaat",
    "USGS": ("usgs", "waterml"),
}  # fmt: skip
LEVELS = {
    "NL_DINO": "dino",
    "NL_KNMI": "knmi",
    "QC_RSESQ": "generic",
    "QC_weather": "what",
    "UT_UGS": "generic",
    "BE_DOV": "dov",
}
# The index counts dates: one of the 147 in the DOV document is that of the reference point, not of a reading.
CORRECTED = {"BE_DOV_grondwaterfilter.xml": (146, "1997-11-16", "2003-07-20")}
REFUSED = {
    "USGS_RDB_sites.txt": "The file lists stations; it holds no readings.",
    "SRS_FArea_DEM30m.tif": "The file is binary: a TIFF picture or raster.",
}
HOURS = {"Kisters_WISKI_Barchem_gwl.csv": 1, "USGS_WaterML_iv.json": -5}  # from UTC to the clock of the index


def index(folder: str) -> list[dict[str, str]]:
    path = SHARED / folder / "INDEX.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [{**row, "path": f"{folder}/{row['file']}"} for row in rows]


def readable(row: dict[str, str]) -> bool:
    if row["file"] in REFUSED:
        return False
    return row.get("vendor", "") in LOGGERS or row["file"].startswith(tuple(LEVELS))


ALL = [*index("loggers"), *index("levels")]
ROWS = [row for row in ALL if readable(row)]


def expected(row: dict[str, str]) -> tuple[int, np.datetime64, np.datetime64]:
    if row["file"] in CORRECTED:
        count, first, last = CORRECTED[row["file"]]
        return count, np.datetime64(first, "ns"), np.datetime64(last, "ns")
    first = row.get("first_reading") or row["first"]
    last = row.get("last_reading") or row["last"]
    return int(row["rows"]), moment(first), moment(last)


def moment(text: str) -> np.datetime64:
    """Read the spellings of the index without the code under test."""
    plain = text.replace('date="', "").replace('" time="', "T").replace('"', "").replace(";", "T")
    plain = plain[:-6] if plain[-6] in "+-" and plain[-3] == ":" and "T" in plain else plain
    plain = plain.replace(" ", "T") if ":" in plain else plain.replace(",", "-").replace("\t", "-")
    day, _, clock = plain.partition("T")
    if "/" in day:
        month, date, year = day.split("/")
        day = f"{year}-{int(month):02d}-{int(date):02d}"
    elif len(day) == 8 and day.isdigit():
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    else:
        parts = day.split("-")
        parts = parts if len(parts[0]) == 4 else parts[::-1]
        day = "-".join((parts[0], parts[1].zfill(2), parts[2].zfill(2)))
    return np.datetime64(f"{day}T{clock}" if clock else day, "ns")


def test_every_file_of_the_folder_of_levels_is_read_or_refused_by_name(shared):
    names = {row["file"] for row in index("levels")}
    assert {row["file"] for row in ROWS if row["path"].startswith("levels/")} | (set(REFUSED) & names) == names
    assert len([row for row in ROWS if row["path"].startswith("loggers/")]) == 7


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_file_is_read_with_the_rows_and_times_of_the_index(shared, row):
    parts = read_loggers((shared / "data" / row["path"]).read_bytes())
    count, first, last = expected(row)
    readers = LOGGERS.get(row.get("vendor", "")) or next(LEVELS[key] for key in LEVELS if row["file"].startswith(key))
    assert {part.reader for part in parts} <= set([readers] if isinstance(readers, str) else readers)
    assert sum(len(part.times) for part in parts) == count
    assert sum(part.data_rows for part in parts) == count
    times = np.concatenate([part.times for part in parts]) + np.timedelta64(HOURS.get(row["file"], 0), "h")
    order = np.argsort(np.concatenate([part.lines for part in parts]), kind="stable")
    ends = times[order][[0, -1]]
    dated = ":" not in (row.get("first_reading") or row["first"])  # the index gives days only
    found = ends.astype("datetime64[D]") if dated else ends
    assert found.tolist() == np.array([first, last]).astype(found.dtype).tolist()


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_holds_no_readings_is_refused_by_name(shared, name):
    path = next(row["path"] for row in ALL if row["file"] == name)
    with pytest.raises(InvalidInputError) as caught:
        read_loggers((shared / "data" / path).read_bytes())
    assert str(caught.value) == REFUSED[name]


def first_part(shared, path: str):
    return read_loggers((shared / "data" / path).read_bytes())[0]


def test_values_places_and_properties_are_those_of_the_files(shared):
    kisters = first_part(shared, "loggers/Kisters_WISKI_Barchem_gwl.csv")
    assert (kisters.location, kisters.values[0, 0], kisters.columns[0].property) == ("1024_FT1", 12.758, "water_level")
    fews = first_part(shared, "loggers/Deltares_FEWS_PI_radar.xml")
    assert (fews.location, fews.columns[0].property) == ("FEWS_RADAR_241", "rainfall")
    assert fews.time_zone.utcoffset(None) == timedelta(hours=1)
    water = first_part(shared, "loggers/Rijkswaterstaat_Waterinfo_2020.csv")
    assert (water.location, water.columns[0].unit, water.values[:, 0].tolist()) == (
        "Dodewaard",
        "cm",
        [628, 602, 572, 550],
    )
    peaks = first_part(shared, "loggers/USGS_RDB_peaks.txt")
    assert (peaks.location, peaks.columns[0].property, peaks.columns[0].unit) == ("01594440", "discharge", "ft3/s")
    assert peaks.values[:2].tolist() == [[3640.0, 11.90], [3800.0, 12.05]]
    dov = first_part(shared, "levels/BE_DOV_grondwaterfilter.xml")
    assert (dov.location, dov.serial, dov.values[0, 0]) == ("ZUVP003", "filter 1", 22.61)
    rain = first_part(shared, "levels/NL_KNMI_rain_Esbeek_831.txt")
    assert rain.values[:3, 0].tolist() == pytest.approx([0.0, 1.2, 3.8])
    weather = first_part(shared, "levels/QC_weather_Beauceville_1980-2016.out")
    assert {info.property for info in weather.columns} == {"air_temperature", "rainfall", None}


def test_a_dino_well_is_named_with_its_filter_and_taken_above_nap(shared):
    for name, first in (("NL_DINO_B33F0080001.csv", 576.0), ("NL_DINO2024_B31H0759001.csv", -15.0)):
        file = first_part(shared, f"levels/{name}")
        assert file.location == f"{name.split('_')[-1][:8]}-001"
        assert (file.columns[0].property, file.columns[0].unit) == ("water_level", "cm")
        assert file.values[0, 0] == first


def test_stations_of_one_waterml_document_stay_apart(shared):
    parts = read_loggers((shared / "data" / "loggers" / "USGS_WaterML_iv.json").read_bytes())
    assert [part.location for part in parts] == ["01491000", "01491000", "01645000", "01645000"]
    assert [part.columns[0].property for part in parts] == ["discharge", None, "discharge", None]
    assert parts[0].values[:, 0].tolist() == [974, 974, 966, 963, 955]


def test_keller_channels_and_a_relative_pressure_that_is_left_alone(shared):
    lora = first_part(shared, "loggers/Keller_PressureSuite_ADT1_lora.json")
    assert [(info.header, info.property) for info in lora.columns] == [
        ("P1", None), ("T", "water_temperature"), ("PBaro", "barometric_pressure"), ("TBaro", "air_temperature"),
    ]  # fmt: skip
    assert any("relative to the air" in note for note in lora.notes)
    assert (lora.serial, lora.time_zone.utcoffset(None)) == ("EUI-EAFFE5000001A146", timedelta(0))


def test_a_table_of_many_wells_gives_each_its_own_readings(shared):
    path = shared / "data" / "levels" / "UT_UGS_manual_measurements.csv"
    with path.open(encoding="utf-8", newline="") as file:
        wells = [row["WellName"] for row in csv.DictReader(file)]
    parts = read_loggers(path.read_bytes())
    assert {part.location: len(part.times) for part in parts} == {well: wells.count(well) for well in set(wells)}
    assert len(parts) > 50
