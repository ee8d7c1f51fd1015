# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WaterML 2.0 as USGS, KiWIS and the Bureau of Meteorology spell it."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.loggers.registry import read_logger, read_loggers
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.observations import Flag

_SPACES = (
    'xmlns:wml2="http://www.opengis.net/waterml/2.0" xmlns:om="http://www.opengis.net/om/2.0" '
    'xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_MEMBER = """<wml2:observationMember><om:OM_Observation>
<om:observedProperty {observed}/>
<om:featureOfInterest {feature}
<om:result><wml2:MeasurementTimeseries gml:id="{series}">
<wml2:defaultPointMetadata><wml2:DefaultTVPMeasurementMetadata><wml2:uom code="{unit}"/>
</wml2:DefaultTVPMeasurementMetadata></wml2:defaultPointMetadata>
{points}
</wml2:MeasurementTimeseries></om:result></om:OM_Observation></wml2:observationMember>"""
_POINT = "<wml2:point><wml2:MeasurementTVP><wml2:time>{}</wml2:time>{}</wml2:MeasurementTVP></wml2:point>"


def _document(*members: str) -> bytes:
    return f'<?xml version="1.0"?>\n<wml2:Collection {_SPACES}>\n{"".join(members)}\n</wml2:Collection>'.encode()


def _member(**parts: str) -> str:
    usual = {
        "observed": 'xlink:title="Water temperature"', "series": "s1", "unit": "Cel",
        "feature": 'xlink:href="http://agency.invalid/stations/410730" xlink:title="A river"/>',
    }  # fmt: skip
    return _MEMBER.format(**{**usual, **parts})


def test_codes_of_usgs_name_the_quantity_and_the_points_its_moments() -> None:
    point = '><wml2:MonitoringPoint gml:id="USGS.MP.4356010"/></om:featureOfInterest>'
    points = "\n".join(
        (
            _POINT.format("2012-01-01T12:00:00-06:00", '<wml2:value xsi:nil="true"/>'),
            _POINT.format("2012-04-02T12:00:00-06:00", "<wml2:value>0.12</wml2:value>"),
        )
    )
    file = read_logger(_document(_member(
        observed='xlink:title="Precipitation"', series="ts_4356010_00045_00006", unit="in", points=points,
        feature=point,
    )))  # fmt: skip
    assert (file.reader, file.location, file.aware) == ("waterml2", "4356010", True)
    assert [(info.property, info.unit) for info in file.columns] == [("rainfall", "in")]
    assert file.times[1] == np.datetime64("2012-04-02T18:00")
    assert np.isnan(file.values[0, 0])
    assert file.values[1, 0] == 0.12


def test_two_stations_stay_apart_and_qualifiers_become_flags() -> None:
    doubtful = (
        "<wml2:value>9.1</wml2:value><wml2:metadata><wml2:TVPMeasurementMetadata>"
        '<wml2:qualifier xlink:title="Estimated value"/></wml2:TVPMeasurementMetadata></wml2:metadata>'
    )
    members = [
        _member(points=_POINT.format("2020-01-01T00:00:00+10:00", inside), unit="°C",
                feature=f'xlink:href="http://agency.invalid/stations/{name}"/>')
        for name, inside in (("A1", doubtful), ("B2", "<wml2:value>8.1</wml2:value>"))
    ]  # fmt: skip
    files = read_loggers(_document(*members))
    assert [(file.location, float(file.values[0, 0]), int(file.flags[0, 0])) for file in files] == [
        ("A1", 9.1, Flag.SUSPECT), ("B2", 8.1, Flag.NOT_EVALUATED),
    ]  # fmt: skip


def test_points_that_disagree_on_the_unit_have_none() -> None:
    inside = '<wml2:value>9.1</wml2:value><wml2:metadata><wml2:uom code="K"/></wml2:metadata>'
    file = read_logger(_document(_member(points=_POINT.format("2020-01-01T00:00:00Z", inside), unit="°C")))
    assert file.columns[0].unit == ""


def test_a_document_that_breaks_off_keeps_what_came_before() -> None:
    rows = [_POINT.format(f"2020-01-01T{hour:02d}:00:00Z", f"<wml2:value>{hour}</wml2:value>") for hour in range(10)]
    whole = _document(_member(points="\n".join(rows), unit="°C"))
    file = read_logger(whole[: whole.index(b"T07:00")])
    assert len(file.times) == 7
    assert file.end_notes


def test_a_document_without_points_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="no readings"):
        read_logger(_document(_member(points="")))
