# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The readers of logger files, on small files in the vendors' layouts and on mutations of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.loggers.registry import READERS, read_logger
from gw_monitor.gw_core.errors import GwError, InvalidInputError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SOLINST_CSV = """Serial_number:
2010143
Project ID:
P1
Location:
MW-1
LEVEL
UNIT: cm
Offset: 0.000000 cm
TEMPERATURE
UNIT: °C
Date,Time,ms,LEVEL,TEMPERATURE
2017/05/03,13:00:00,0,1919.32,7.849
2017/05/03,13:15:00,0,1919.68,7.831
2017/05/03,13:30:00,500,1920.10,7.835
"""

SOLINST_LEV = """Data file for DataLogger.
CREATED BY : Levelogger version 4
[Instrument info]
  Serial number           =..100-2041929 2..
  Location                =MW-1
[CHANNEL 1 from data header]
  Identification          =LEVEL
  Unit                    =m
[CHANNEL 2 from data header]
  Identification          =TEMPERATURE
  Unit                    =Deg C
[Data]
3
2017/03/07 19:00:00.0     14.6861       7.626
2017/03/07 19:15:00.0     14.6851       7.625
2017/03/07 19:30:00.0     14.6838       7.625
END OF DATA FILE OF DATALOGGER FOR WINDOWS
"""

SOLINST_XLE = """<?xml version="1.0" ?>
<Body_xle>
    <Instrument_info><Model_number>M10</Model_number><Serial_number>77</Serial_number></Instrument_info>
    <Instrument_info_data_header><Location>MW-1</Location><Num_log>2</Num_log></Instrument_info_data_header>
    <Ch1_data_header><Identification>LEVEL</Identification><Unit>m</Unit></Ch1_data_header>
    <Data>
        <Log id="1"><Date>2017/05/03</Date><Time>13:00:00</Time><ms>0</ms><ch1>1.5</ch1></Log>
        <Log id="2"><Date>2017/05/03</Date><Time>13:15:00</Time><ms>0</ms><ch1>1.6</ch1></Log>
    </Data>
</Body_xle>
"""

DIVER_CSV = """Data file for DataLogger.
CREATED BY : Diver-Office 11.2.0.10
[Series settings]
  Serial number           =..00-AV319  219.
  Instrument number       =          UTC+2
  Location                =MW-1
Date/time,Pressure[cmH2O],Temperature[°C]
2020/07/04 06:00:00,1242.625,12.103
2020/07/04 07:00:00,1242.217,12.103
2020/07/04 08:00:00,1242.508,12.103
END OF DATA FILE OF DATALOGGER FOR WINDOWS
"""

HOBO_CSV = """"Plot Title: MW-1"
"#","Date Time, GMT-04:00","Abs Pres, kPa (LGR S/N: 11)","Temp, °C (LGR S/N: 11)","Stopped (LGR S/N: 11)"
1,07/26/17 05:00:00 PM,107.795,19.282,
2,07/26/17 05:30:00 PM,,18.426,
3,07/26/17 06:00:00 PM,-888.88,18.331,
4,07/26/17 06:10:00 PM,,,Logged
"""

CAMPBELL_TOA5 = """"TOA5","MW-1","CR1000","74426","CR1000.Std.28.02","CPU:p.CR1","34651","table"
"TIMESTAMP","RECORD","Batt","water_level","Batt_Min"
"TS","RN","volt","m","volt"
"","","Smp","Avg","Min"
"2016-06-21 14:20:00",0,13.1,2.5,13.0
"2016-06-21 14:25:00",1,"NAN",2.6,13.0
"2016-06-21 14:30:00",2,13.2,2.7,13.0
"""

GENERIC_CSV = """Location: MW-1
Time Zone: UTC+08:00
time;water_level [m];conductivity [mS/cm];colour of the sky
13.05.2024 10:00;12,5;0,65;blue
13.05.2024 11:00;12,4;;grey
13.05.2024 12:00;12,3;0,63;blue
"""


@dataclass(frozen=True)
class Sample:
    """A small file: its text, the text of its data rows, and how many channels are understood."""

    reader: str
    text: str
    first_row: str
    channels: int

    @property
    def header(self) -> str:
        return self.text[: self.text.index(self.first_row)]

    @property
    def body(self) -> list[str]:
        return [line for line in self.text[len(self.header) :].split("\n") if line and not line.startswith("END OF")]

    @property
    def trailer(self) -> str:
        return "END OF DATA FILE\n" if "END OF DATA" in self.text else ""


SAMPLES = {
    "solinst csv": Sample("solinst", SOLINST_CSV, "2017/05/03,13:00", 2),
    "solinst lev": Sample("solinst", SOLINST_LEV, "2017/03/07 19:00", 2),
    "diver": Sample("diver", DIVER_CSV, "2020/07/04 06:00", 2),
    "hobo": Sample("hobo", HOBO_CSV, "1,07/26/17", 2),
    "campbell": Sample("campbell", CAMPBELL_TOA5, '"2016-06-21 14:20', 2),
    "generic": Sample("generic", GENERIC_CSV, "13.05.2024 10", 2),
}


def read(text: str, encoding: str = "utf-8"):
    return read_logger(text.encode(encoding))


def codes(file) -> dict[str, str | None]:
    return {column.header: column.property for column in file.columns}


def clock(file, row: int) -> str:
    return str(file.times[row].astype("datetime64[ms]"))


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_each_vendor_is_recognised_by_content_and_by_one_reader_first(sample):
    file = read(sample.text)
    assert file.reader == sample.reader
    assert file.location == "MW-1"
    assert len(file.times) == len(sample.body) == file.data_rows
    assert sum(column.property is not None for column in file.columns) == sample.channels
    assert next(reader.name for reader in READERS if reader.recognises(sample.text)) == sample.reader


def test_solinst_csv_keeps_units_serial_and_milliseconds():
    file = read(SOLINST_CSV, "latin-1")
    assert codes(file) == {"LEVEL": "water_column", "TEMPERATURE": "water_temperature"}
    assert [column.unit for column in file.columns] == ["cm", "°C"]
    assert (file.serial, file.time_zone) == ("2010143", None)
    assert clock(file, 2) == "2017-05-03T13:30:00.500"
    assert file.values[0].tolist() == [1919.32, 7.849]
    assert file.lines.tolist() == [13, 14, 15]


def test_solinst_decimal_commas_are_read_where_semicolons_separate():
    head, _, body = SOLINST_CSV.partition("Date,Time")
    swapped = head + ("Date,Time" + body).replace(",", ";").replace(".", ",")
    assert np.array_equal(read(swapped).values, read(SOLINST_CSV).values)


def test_solinst_formats_of_one_logger_agree():
    level = [file.values[0, 0] for file in (read(SOLINST_LEV), read(SOLINST_XLE))]
    assert level == [14.6861, 1.5]
    assert read(SOLINST_LEV).serial == "2041929"


def test_level_of_a_barologger_is_no_water_column():
    file = read(SOLINST_XLE.replace("M10", "M1.5   "))
    assert codes(file) == {"LEVEL": None}


def test_barometric_channel_makes_the_temperature_that_of_the_air():
    file = read(SOLINST_CSV.replace("LEVEL", "BaroPressure"))
    assert codes(file) == {"BaroPressure": "barometric_pressure", "TEMPERATURE": "air_temperature"}


def test_lev_that_holds_fewer_readings_than_announced_says_so():
    file = read(SOLINST_LEV.replace("[Data]\n3", "[Data]\n9"))
    assert any("announces 9 readings, the file holds 3" in note for note in file.notes)


def test_xle_cut_in_an_entry_gives_the_whole_ones_and_accounts_for_the_last():
    file = read(SOLINST_XLE[: SOLINST_XLE.rindex("<ch1>") + 7])
    assert len(file.times) == 1
    assert [line.reason for line in file.rejected] == ["The log entry is incomplete."]
    assert any("breaks off" in note for note in file.notes)


def test_diver_takes_its_zone_from_the_instrument_number():
    file = read(DIVER_CSV)
    assert file.time_zone == timezone(timedelta(hours=2))
    assert codes(file) == {"Pressure": "pressure", "Temperature": "water_temperature"}
    assert file.serial == "AV319"
    assert read(DIVER_CSV.replace("UTC+2", "7")).time_zone is None


def test_hobo_empty_cells_are_no_readings_and_its_error_mark_is_missing():
    file = read(HOBO_CSV)
    assert file.time_zone == timezone(timedelta(hours=-4))
    assert codes(file) == {"Abs Pres": "pressure", "Temp": "water_temperature"}
    assert file.present[:, 0].tolist() == [True, False, True, False]
    assert np.isnan(file.values[2, 0])
    assert clock(file, 0) == "2017-07-26T17:00:00.000"
    assert (~file.present.any(axis=1)).sum() == 1


def test_hobo_water_level_below_a_casing_is_left_alone():
    down = HOBO_CSV.replace("Abs Pres, kPa", "Water Level, m").replace("107.795", "-3.5").replace("-888.88", "-3.6")
    assert codes(read(down))["Water Level"] is None
    up = HOBO_CSV.replace("Abs Pres, kPa", "Water Level, m")
    assert codes(read(up))["Water Level"] == "water_level"


def test_campbell_takes_samples_and_averages_only_and_nan_is_missing():
    file = read(CAMPBELL_TOA5)
    assert codes(file) == {"Batt": "battery_voltage", "water_level": "water_level", "Batt_Min": None}
    assert np.isnan(file.values[1, 0])
    assert file.present[:, 0].all()


def test_generic_table_states_zone_units_and_decimal_commas():
    file = read(GENERIC_CSV)
    assert file.time_zone == timezone(timedelta(hours=8))
    assert codes(file) == {"water_level": "water_level", "conductivity": "conductivity", "colour of the sky": None}
    assert [column.unit for column in file.columns][:2] == ["m", "mS/cm"]
    assert file.values[:, 0].tolist() == [12.5, 12.4, 12.3]
    assert np.isnan(file.values[1, 1])
    assert file.present[:, :2].all()


def test_generic_table_in_chinese_with_a_row_of_units():
    text = "井号：MW-1\n日期,时间,地下水位,水温\n,,m,℃\n2024/5/1,08:00,3.25,14.5\n2024/5/1,09:00,3.26,14.4\n"
    file = read(text.replace("：", ":"), "gb18030")
    assert [column.property for column in file.columns] == ["water_level", "water_temperature"]
    assert [column.unit for column in file.columns] == ["m", "℃"]
    assert file.location == "MW-1"


def test_ambiguous_and_doubled_channel_names_are_left_alone():
    file = read("time,level [m],Depth (m),Temp (C),Temp (C),water_depth [m]\n2024-05-01 08:00,1,2,3,4,5\n")
    assert [column.property for column in file.columns] == [None, None, None, None, "water_depth"]


def test_missing_value_named_in_the_file_is_missing():
    file = read("# NODATA Value = -9.99\ntime,water_level [m]\n2024-05-01 08:00,-9.99\n2024-05-01 09:00,1.5\n")
    assert np.isnan(file.values[0, 0])
    assert file.values[1, 0] == 1.5


def test_zone_in_the_heading_and_offsets_in_the_rows():
    assert read("Time (UTC),water_level [m]\n2024-05-01 08:00,1\n").time_zone == timezone.utc
    file = read("timestamp,water_level [m]\n2024-05-01T08:00:00+08:00,1\n")
    assert (file.time_zone, clock(file, 0)) == (timezone.utc, "2024-05-01T00:00:00.000")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("hello world, nothing here", "no table with a column of dates and times"),
        ('{"a": 1}', "it is JSON"),
        ("<?xml version='1.0'?><a/>", "it is XML"),
        ("<!DOCTYPE html><html></html>", "it is a web page"),
        ("a,b\n1,2\n", "no table with a column of dates and times"),
        (SOLINST_CSV[: SOLINST_CSV.index("2017/05")], "no readings"),
        (SOLINST_LEV[: SOLINST_LEV.index("[Data]")], "ends before its [Data] section"),
        (SOLINST_XLE[: SOLINST_XLE.index("<Data>")], "ends before its readings"),
        (DIVER_CSV[: DIVER_CSV.index("Date/time")], "ends before its table"),
        (CAMPBELL_TOA5[: CAMPBELL_TOA5.index('"TS"')], "ends before its table"),
        (SOLINST_CSV.replace("2017/", "year "), "No row of the file begins with a date"),
        ("time,water_level [m]\n01/02/2024,1\n01/03/2024,2\n", "begin with the day or the month"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_one_sentence(text, sentence):
    with pytest.raises(InvalidInputError) as caught:
        read(text)
    assert sentence in caught.value.message
    assert caught.value.message.count(". ") == 0


def test_bad_lines_are_rejected_with_line_reason_and_text():
    text = SOLINST_CSV + "2017/05/03,13:45:00,0,abc,7.8\n2017/05/03,14:00:00\nnoon,later,0,1,2\n"
    file = read(text)
    assert [(line.line, line.whole) for line in file.rejected] == [(17, True), (18, True), (16, False)]
    assert [line.reason for line in file.rejected] == [
        "The line has 2 cells where 5 are expected.",
        "The line has no date and time that can be read.",
        '"abc" of LEVEL is not a number.',
    ]
    assert file.rejected[0].raw == "2017/05/03,14:00:00"
    assert file.present[3].tolist() == [False, True]


# Anything but a line end; NUL, which is padding; a blank first sign, by which a line might become blank.
noise = st.text(st.characters(blacklist_characters="\r\n\x00\x1a", blacklist_categories=("Cs",)), max_size=12)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)))
def test_every_row_of_a_damaged_file_is_a_reading_or_rejected(data, name):
    sample = SAMPLES[name]
    body = list(sample.body)
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.integers(0, len(body) - 1))
        start = data.draw(st.integers(0, len(body[row])))
        end = data.draw(st.integers(start, len(body[row])))
        body[row] = body[row][:start] + data.draw(noise) + body[row][end:]
    rows = sum(bool(line.strip()) and not line.startswith("END OF DATA") for line in body)
    try:
        file = read(sample.header + "\n".join(body) + "\n" + sample.trailer)
    except GwError:
        return
    assert file.data_rows == rows
    assert not np.isnat(file.times).any()
    assert (
        np.isfinite(file.values[file.present]).sum() + np.isnan(file.values[file.present]).sum() == file.present.sum()
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), name=st.sampled_from([*sorted(SAMPLES), "xle"]))
def test_any_damage_ends_in_a_reading_or_one_clear_refusal(data, name):
    content = bytearray((SOLINST_XLE if name == "xle" else SAMPLES[name].text).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
        if not content:
            break
    try:
        file = read_logger(bytes(content[: data.draw(st.integers(0, 5000))]))
    except GwError as error:
        assert str(error)
    else:
        assert len(file.times) == len(file.lines) == len(file.raw) == len(file.values)
