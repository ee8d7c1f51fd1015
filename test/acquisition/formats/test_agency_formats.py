# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Formats of agencies: several series and stations a file, quality codes as flags, datums, what is left alone."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.loggers.registry import read_loggers
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.observations import Flag
from gw_monitor.test.acquisition.formats.samples import SAMPLES


def read(text: str):
    return read_loggers(text.encode())


def sample(name: str):
    return read(SAMPLES[name].text)


def flags(part) -> list[int]:
    return part.flags[:, 0].tolist()


def clock(part, row: int) -> str:
    return str(part.times[row].astype("datetime64[s]"))


def test_wiski_quality_codes_become_flags():
    (part,) = sample("kisters")
    assert flags(part)[:4] == [Flag.SUSPECT, Flag.FAIL, Flag.NOT_EVALUATED, Flag.NOT_EVALUATED]
    assert (clock(part, 0), part.time_zone.utcoffset(None)) == ("2024-05-01T07:00:00", timedelta(0))


def test_a_missing_value_of_wiski_is_missing_whatever_number_stands_there():
    (part,) = read(
        SAMPLES["kisters"].text.replace("12.02;102;160", "-999;102;255").replace("12.03;102;200", "---;102;200")
    )
    assert np.isnan(part.values[1:3, 0]).all()
    assert part.present[:, 0].all()
    assert flags(part)[1] == Flag.MISSING


def test_several_series_of_a_kiwis_file_stay_apart():
    text = SAMPLES["kisters"].text
    other = text.replace("B1", "B2").replace("t.o.v. NAP", "").replace("m+NAP", "m")
    parts = read(text + other + text.replace("Grondwaterstand t.o.v. NAP", "Neerslag").replace("m+NAP", "mm"))
    assert [part.location for part in parts] == ["B1", "B2", "B1"]
    assert [part.columns[0].property for part in parts] == ["water_level", None, "rainfall"]


def test_zrxp_states_place_zone_unit_and_its_mark_of_missing():
    (part,) = sample("zrxp")
    assert (part.location, part.columns[0].property, part.columns[0].unit) == ("B1", "water_level", "m")
    assert part.time_zone.utcoffset(None) == timedelta(hours=1)
    assert np.isnan(part.values[2, 0])
    assert clock(part, 0) == "2024-05-01T08:00:00"


def test_zrxp_with_remarks_and_two_series():
    text = (
        "##made up\n#ZRXPVERSION3014.03|*|ZRXPCREATORx|*|\n"
        "#REXCHANGEA1|*|SNAMEWell A|*|CNAMEGrundwasserstand|*|CUNITm|*|\n"
        '#LAYOUT(timestamp,value,status,remark)|*|\n20240501080000 12.5 40 "all good here"\n202405010900 12.6 120 ""\n'
        "#REXCHANGEA2;*;CUNITmm;*;CNAMENiederschlag;*;TZUTC+1;*;\n20240501080000 1.5\nbad\n"
    )
    first, second = read(text)
    assert (first.location, first.columns[0].property, flags(first)) == ("Well A", None, [2, 3])  # above which datum?
    assert (second.location, second.columns[0].property) == ("A2", "rainfall")
    assert [each.raw for each in second.rejected] == ["bad"]


def test_pi_flags_missing_values_and_zone():
    (part,) = sample("fews")
    assert flags(part)[:4] == [Flag.SUSPECT, Flag.FAIL, Flag.MISSING, Flag.NOT_EVALUATED]
    assert np.isnan(part.values[2, 0])
    assert (part.columns[0].property, part.columns[0].unit) == ("water_level", "m")


def test_a_pi_level_without_datum_is_left_alone_and_series_alike_are_told_apart():
    text = SAMPLES["fews"].text
    (part,) = read(text.replace("m+NAP", "m"))
    assert part.columns[0].property is None
    series = text[text.index("<series>") : text.index("</series>") + 9]
    twin = series.replace("<missVal>", "<qualifierId>raw</qualifierId><missVal>")
    first, second = read(text.replace("</TimeSeries>", f"{twin}</TimeSeries>"))
    assert (first.columns[0].serial, second.columns[0].serial) == ("GW.meting", "GW.meting raw")


def test_waterml_qualifiers_no_data_and_offsets():
    (part,) = sample("waterml")
    assert flags(part)[:4] == [Flag.SUSPECT, Flag.FAIL, Flag.NOT_EVALUATED, Flag.SUSPECT]
    assert np.isnan(part.values[2, 0])
    assert (part.columns[0].property, part.columns[0].unit, clock(part, 0)) == (
        "water_depth",
        "ft",
        "2024-05-01T12:00:00",
    )


def test_rdb_words_in_place_of_values_are_missing_and_summer_time_is_told_row_by_row():
    text = SAMPLES["rdb"].text.replace("2024-05-20 08:00\tEDT", "2024-05-20 08:00\tEST")
    (part,) = read(text)
    assert (clock(part, 0), clock(part, 19)) == ("2024-05-01T12:00:00", "2024-05-20T13:00:00")
    assert np.isnan(part.values[3, 0])
    assert (part.location, part.columns[0].property, part.columns[0].serial) == ("0149", "water_depth", "77")


def test_rdb_groundwater_levels_with_their_datum():
    head = (
        "# U.S. Geological Survey\nagency_cd\tsite_no\tlev_dt\tlev_tm\tlev_va\tsl_lev_va\tsl_datum_cd\n"
        "5s\t15s\t10d\t5d\t12s\t12s\t10s\n"
    )
    rows = (
        "USGS\t1\t2024-05-01\t08:00\t12.5\t\t\nUSGS\t1\t2024-05-02\t\t\t88.1\tNAVD88\n"
        "USGS\t2\t2024-05\t\t1\t\t\nUSGS\t2\t2024-05-03\t\t1\t\t\n"
    )
    first, second = read(head + rows)
    assert [info.property for info in first.columns] == ["water_depth", "water_level"]
    assert first.present.tolist() == [[True, False], [False, True]]
    assert [row.line for row in second.rejected] == [6]  # a month is no moment
    assert [info.property for info in second.columns] == ["water_depth", None]


def test_daily_extremes_of_rdb_are_no_readings():
    text = SAMPLES["rdb"].text.replace("77_72019", "77_72019_00001")
    assert read(text)[0].columns[0].property is None
    assert read(text.replace("00001", "00003"))[0].columns[0].property == "water_depth"


@pytest.mark.parametrize(
    "columns", ["agency_cd\tsite_no\tstation_nm\tdec_lat_va", "agency_cd\tsite_no\tparameter_cd\tbegin_date"]
)
def test_lists_of_the_usgs_are_refused_by_name(columns):
    with pytest.raises(InvalidInputError, match="it holds no readings"):
        read(f"# U.S. Geological Survey\n{columns}\n5s\t15s\t50s\t16s\nUSGS\t1\ta\tb\n")


def test_waterinfo_rows_of_two_places_with_a_missing_value():
    first, second = sample("waterinfo")
    assert [first.location, second.location] == ["Lobith", "Dodewaard"]
    assert first.values[0, 0] == 601.5
    missing = first.times == np.datetime64("2024-05-05T08:00:00")
    assert np.isnan(first.values[missing, 0]).all()
    assert first.flags[missing, 0].tolist() == [Flag.MISSING]


def test_a_height_of_waterinfo_without_datum_is_left_alone():
    assert sample("waterinfo")[0].columns[0].property == "water_level"
    assert read(SAMPLES["waterinfo"].text.replace(";NAP;", ";NVT;"))[0].columns[0].property is None


def test_dino_remarks_flag_their_rows():
    (part,) = sample("dino")
    assert flags(part)[:3] == [2, Flag.SUSPECT, 2]
    assert part.location == "B33F0080-001"


def test_knmi_tenths_and_traces_of_rain():
    (part,) = sample("knmi")
    assert part.values[:5, 0].tolist() == pytest.approx([-0.2, 0.0, 0.0, 0.1, 0.2])  # -1 is a trace
    hourly = (
        "# STN,YYYYMMDD,   HH,    T,   RH,    P\n\n  260,20240501,    1,  123,   -1,10132\n"
        "  260,20240501,   24,  120,    5,10130\n"
    )
    (part,) = read(hourly)
    assert [clock(part, 0), clock(part, 1)] == ["2024-05-01T01:00:00", "2024-05-02T00:00:00"]
    assert part.values.tolist() == [pytest.approx([12.3, 0.0, 1013.2]), pytest.approx([12.0, 0.5, 1013.0])]


def test_dov_levels_above_taw_and_their_reliability():
    (part,) = sample("dov")
    assert flags(part)[6] == Flag.FAIL
    assert part.columns[0].property == "water_level"


def test_an_absolute_pressure_of_keller_is_taken_and_said_to_be():
    (part,) = sample("keller")
    assert [info.property for info in part.columns] == ["pressure", "water_temperature", "barometric_pressure"]
    assert any("taken as absolute" in note for note in part.notes)


def test_a_calculated_keller_channel_means_what_its_header_says():
    calculation = '"ChannelCalculations": [{"CalculationParameters": {"CorrespondingMeasurementDefinitionId": "36"}}], '
    text = (
        SAMPLES["keller"].text.replace("[2, 5, 7]", "[100, 5, 7]").replace('"Header": {', '"Header": {' + calculation)
    )
    (part,) = read(text)
    assert (part.columns[0].property, part.columns[0].unit) == ("water_level", "m")


def test_compressed_keller_readings_are_refused_by_name():
    with pytest.raises(InvalidInputError, match="compressed"):
        read(SAMPLES["keller"].text.replace('"IsBodyCompressed": false', '"IsBodyCompressed": true'))
