# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Directions through QGIS: arrows, the table by time, velocities, the rose, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.transport.heads.azimuths import turn
from qgis.core import NULL, QgsProcessingException
from qgis.PyQt.QtCore import QDateTime, Qt

PLACES = np.random.default_rng(6).uniform(0, 300, (9, 2)) + np.array([5.0e5, 3.4e6])
DOWN = np.array([0.6, -0.8])  # to the south-east: azimuth 143.13
AZIMUTH = 143.1301
FIELDS = {"point": "string", "time": "datetime", "head": "double"}


def moment(month, year=2023):
    return QDateTime(year, month, 15, 12, 0, 0, 0, Qt.TimeSpec.UTC)


@pytest.fixture
def make_heads(make_layer):
    def make(months=(1,), places=PLACES, slope=0.005, turned=0.0, **more):
        rows = []
        for month in months:
            angle = np.radians(turned * (month - 1))
            down = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) @ DOWN
            for number, place in enumerate(places):
                head = float(30.0 - slope * (place - [5.0e5, 3.4e6]) @ down)
                rows.append((f"POINT({place[0]!r} {place[1]!r})", f"MW-{number}", moment(month), head))
        return make_layer("Point", FIELDS, rows, **more)

    return make


@pytest.fixture
def run_direction(run_algorithm):
    def run(layer, **more):
        return run_algorithm(
            "estimate_flow_direction", {"HEADS": layer, "OUTPUT": "memory:", "SUMMARY": "memory:"} | more
        )

    return run


def rows(layer):
    return [dict(zip(layer.fields().names(), f.attributes(), strict=True)) for f in layer.getFeatures()]


def test_every_method_finds_the_direction(make_heads, run_direction):
    found = run_direction(make_heads(), METHOD=[0, 1, 2], CONDUCTIVITY=8.0, POROSITY=0.2)
    arrows = rows(found["OUTPUT"])
    assert {row["method"] for row in arrows} == {"three-point", "plane", "kriging"}
    for row in arrows:
        assert row["azimuth_deg"] == pytest.approx(AZIMUTH, abs=1e-3)
        assert row["gradient"] == pytest.approx(0.005, rel=1e-5)
        assert row["darcy_m_d"] == pytest.approx(0.04, rel=1e-5)
        assert row["seepage_m_d"] == pytest.approx(0.2, rel=1e-5)
        assert row["azimuth_sd_deg"] > 0 and row["gradient_sd"] > 0
    triangle = next(row for row in arrows if row["method"] == "three-point")
    assert len(triangle["wells"].split(", ")) == 3
    feature = next(iter(found["OUTPUT"].getFeatures()))
    assert feature.geometry().asPoint().x() == feature["easting"]
    assert found["AZIMUTH"] == pytest.approx(AZIMUTH, abs=1e-3) and found["GRADIENT"] == pytest.approx(0.005)
    summary = {row["method"]: row for row in rows(found["SUMMARY"])}
    assert summary["plane"]["arrows"] == 1 and summary["plane"]["spread_deg"] == NULL
    assert summary["three-point"]["spread_deg"] == pytest.approx(0.0, abs=1e-3)
    assert summary["plane"]["wells"] == 9 and summary["plane"]["note"] == NULL


def test_the_history_turns_and_the_rose_shows_it(make_heads, run_direction, tmp_path):
    rose = tmp_path / "rose.svg"
    found = run_direction(make_heads(range(1, 13), turned=5.0), METHOD=[1], PERIOD=3, ROSE=str(rose))
    table = rows(found["SUMMARY"])
    assert len(table) == 12
    for month, row in enumerate(table):
        assert turn(row["azimuth_deg"], AZIMUTH + 5.0 * month) == pytest.approx(0.0, abs=1e-3)
        assert row["turn_deg"] == pytest.approx(5.0 * month - 27.5, abs=0.1)
        assert row["time"].date().month() == month + 1 and row["time_end"].date().month() == month + 1
    assert found["AZIMUTH"] == pytest.approx(AZIMUTH + 27.5, abs=0.1)
    picture = rose.read_text(encoding="utf-8")
    assert picture.lstrip().startswith("<?xml") and found["ROSE"] == str(rose)
    assert not rose.with_name(".rose.svg.partial").exists()


def test_only_the_time_asked_for_counts(make_heads, run_direction):
    layer = make_heads(range(1, 13), turned=5.0)
    found = run_direction(layer, METHOD=[1], PERIOD=3, START=moment(3), END=moment(5))
    assert [row["time"].date().month() for row in rows(found["SUMMARY"])] == [3, 4, 5]


def test_equal_heads_have_no_azimuth(make_heads, run_direction, tmp_path):
    found = run_direction(make_heads(slope=0.0), METHOD=[0, 1, 2], ROSE=str(tmp_path / "rose.svg"))
    assert all(row["azimuth_deg"] == NULL and row["gradient"] == 0.0 for row in rows(found["OUTPUT"]))
    assert all("no gradient" in row["note"] for row in rows(found["SUMMARY"]))
    assert np.isnan(found["AZIMUTH"]) and (tmp_path / "rose.svg").is_file()


def test_without_conductivity_there_is_no_velocity(make_heads, run_direction):
    row = rows(run_direction(make_heads(), METHOD=[1], POROSITY=0.3)["OUTPUT"])[0]
    assert row["darcy_m_d"] == NULL and row["seepage_m_d"] == NULL


@pytest.mark.parametrize(
    ("heads", "more", "message"),
    [
        ({"places": PLACES[:2]}, {}, "at least 3 wells with a head; there are 2"),
        ({"places": np.column_stack([5.0e5 + np.arange(6.0), 3.4e6 + 2 * np.arange(6.0)])}, {}, "in one line"),
        ({"crs": "EPSG:4326"}, {}, "reproject"),
        ({}, {"START": moment(1, 2030)}, "no head with a time"),
        ({}, {"FIELD": "point"}, "9 entries of the field point cannot be read"),
    ],
)
def test_refusals_are_one_sentence(make_heads, run_direction, heads, more, message):
    with pytest.raises(QgsProcessingException, match=message):
        run_direction(make_heads(**heads), **more)
