# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference park: made again it is the same, says that it is simulated, and comes in by the common door."""

from __future__ import annotations

import json
import subprocess
import sys

import openpyxl
import pytest
from gw_monitor.gw_core.acquisition.loggers.registry import read_logger
from gw_monitor.gw_core.records.substances import find_property


@pytest.fixture(scope="module")
def park(root):
    return root / "resources" / "demo"


@pytest.fixture(scope="module")
def truth(park):
    return json.loads((park / "truth.json").read_text(encoding="utf-8"))


def made_files(folder):
    return {
        path.relative_to(folder): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in {".csv", ".xle", ".dat", ".xlsx", ".geojson", ".json"}
    }


def cells(path):
    """Return a file as words and numbers, so that a last digit of another processor does not count."""
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).active
        return [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    encoding = "gb18030" if "gbk" in path.name else "latin-1"
    text = path.read_bytes().decode(encoding)
    for sign in ',:;"[]{}<>':
        text = text.replace(sign, " ")
    return text.split()


def same(one, other):
    """Return whether two cells agree: to 1e-3 relative where they are numbers, which is what the files' digits carry.

    MODFLOW 6 stops at 1e-6 of its largest value, so another processor may round a last digit the other way.
    """
    try:
        first, second = float(one), float(other)
    except (TypeError, ValueError):
        return one == other
    return first == pytest.approx(second, rel=1e-3, abs=2e-4)


@pytest.mark.slow
def test_the_generator_makes_the_committed_files_again(park, tmp_path):
    subprocess.run([sys.executable, park / "generate.py", tmp_path], check=True, timeout=300)
    made, kept = made_files(tmp_path), made_files(park)
    assert set(made) == set(kept)
    for name, path in made.items():
        if path.read_bytes() != kept[name].read_bytes():
            now, then = cells(path), cells(kept[name])
            assert len(now) == len(then), name
            wrong = [(a, b) for a, b in zip(now, then, strict=True) if not same(a, b)]
            assert not wrong, (name, wrong[:5])


def test_the_park_is_small_and_says_everywhere_that_it_is_simulated(park):
    files = made_files(park)
    assert sum(path.stat().st_size for path in files.values()) < 3_000_000
    for name, path in files.items():
        words = " ".join(str(cell) for cell in cells(path)).lower()
        if path.suffix in {".geojson", ".json"}:
            words = path.read_text(encoding="utf-8").lower()
        utf8 = path.read_bytes().decode("utf-8", errors="replace")
        assert "simulated" in words or "模拟" in words or "模拟" in utf8, name


def test_layers_open_in_qgis_in_the_parks_projected_system(park, qgis_app):
    from qgis.core import QgsVectorLayer

    found = {path.stem: QgsVectorLayer(str(path), path.stem, "ogr") for path in (park / "layers").glob("*.geojson")}
    assert {name: layer.crs().authid() for name, layer in found.items()} == dict.fromkeys(found, "EPSG:4547")
    counts = {name: layer.featureCount() for name, layer in found.items()}
    assert counts["points"] == 17
    assert counts["facilities"] == 8
    assert counts["heads"] == 16
    easting, northing = (
        found["points"].extent().center().x() - 512_000,
        found["points"].extent().center().y() - 3_372_000,
    )
    assert 0 < easting < 2400
    assert 0 < northing < 1200


def test_facilities_hold_known_substances_and_three_or_more_hold_the_leaked_one(park):
    features = json.loads((park / "layers" / "facilities.geojson").read_text(encoding="utf-8"))["features"]
    held = [fields["properties"]["substances"].split(";") for fields in features]
    assert all(find_property(name).code == name for names in held for name in names)
    assert sum("benzene" in names for names in held) >= 3


@pytest.mark.parametrize(
    ("name", "reader", "rows", "damaged"),
    [
        ("MW-01_solinst.csv", "solinst", 2184, 0),
        ("MW-02_diver.csv", "diver", 2184, 0),
        ("MW-05_solinst.csv", "solinst", 2125, 4),
        ("MW-08_solinst.xle", "solinst", 480, 0),
        ("MW-10_toa5.dat", "campbell", 2184, 0),
        ("MW-14_hobo.csv", "hobo", 2168, 0),
    ],
)
def test_logger_files_are_read_by_the_common_readers(park, name, reader, rows, damaged):
    """2,184 readings are 546 days of four; MW-05 and MW-14 have gaps; MW-05 has three bad lines, a bad cell and two
    that a spreadsheet could not show (#####), which are missing readings."""
    found = read_logger((park / "loggers" / name).read_bytes())
    assert (found.reader, len(found.times), len(found.rejected)) == (reader, rows, damaged)
    assert found.location == name[:5]


def test_the_truth_is_a_case_worth_solving(truth):
    """A plume over the limit in several wells, not yet at the sentinel, and at the intake in one to three years."""
    now = truth["benzene_ug_l"]["days_from_now"].index(0)
    concentration = {well: series[now] for well, series in truth["benzene_ug_l"].items() if well != "days_from_now"}
    assert sum(value > truth["limit_ug_l"] for value in concentration.values()) >= 6
    assert concentration["MW-14"] < truth["limit_ug_l"]
    assert 365 < truth["arrival_above_limit"]["VI-1"]["days_from_now"] < 3 * 365
    assert max(concentration, key=concentration.get) != "MW-05"  # not the well next to the leak
    assert all(abs(error) < 0.1 for error in truth["mass_balance_error_percent"].values())
