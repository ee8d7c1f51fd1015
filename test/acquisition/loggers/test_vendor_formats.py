# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Variants of the vendors' formats of which the shared folder has no file: other versions, languages and settings."""

from __future__ import annotations

import io
from datetime import timedelta, timezone

import numpy as np
import openpyxl
import pytest
from gw_monitor.gw_core.acquisition.loggers.registry import read_logger, read_loggers
from gw_monitor.gw_core.acquisition.loggers.zone_names import find_named_zone
from gw_monitor.gw_core.errors import InvalidInputError


def read(text: str, encoding: str = "utf-8"):
    return read_logger(text.encode(encoding))


def codes(file) -> dict[str, str | None]:
    return {column.header: column.property for column in file.columns}


def imported(file) -> dict[str, float]:
    return {c.property: v for c, v in zip(file.columns, file.values[0].tolist(), strict=True) if c.property}


def clocks(file) -> list[str]:
    return file.times.astype("datetime64[s]").astype(str).tolist()


WINSITU_US = """Report Date:,3/4/2021 9:10:11 AM
Application:,WinSitu.exe

Device Properties
Device,{model}
Site,MW-3
Serial Number,345678

Log Data:
Record Count,2

Sensors,1

Time Zone: {zone}

,,Sensor: Pres 30ft,Sensor: Pres 30ft,Sensor: Pres 30ft,
,Elapsed Time,SN#: 345678,SN#: 345678,SN#: 345678,
Date and Time,Seconds     ,Pressure (PSI)                ,Temperature (F)               ,Depth to Water (ft)           ,
3/13/2021 11:50:00 PM,       0.000,    14.696,      51.20,     12.345,
3/14/2021 3:05:00 AM,     8100.000,    14.697,      51.21,     12.346,
"""

VUSITU_LOG = """Report Properties
Start Time = 2023-05-01 00:00:00
Time Offset = -06:00:00
Readings = 2

Location Properties
Location Name = MW-4

Instrument Properties
Device Model = Level TROLL 500 Vented
Device SN = 512345

Date Time,Pressure (psi) (512345),Temperature (°C) (512345),Depth (ft) (512345),Level Depth To Water (m) (512345),Marked
2023-05-01 00:00:00.000,5.1,11.2,11.77,3.21,
2023-05-01 00:15:00.000,5.2,11.2,12.00,3.14,Marked
"""


def test_winsitu_of_an_american_computer():
    file = read(WINSITU_US.format(model="Level TROLL 700 Vented", zone="Eastern Standard Time/Eastern Daylight Time"))
    assert (file.reader, file.location, file.serial) == ("insitu", "MW-3", "345678")
    assert str(file.time_zone) == "America/New_York"
    assert clocks(file) == ["2021-03-13T23:50:00", "2021-03-14T03:05:00"]
    assert imported(file) == {"water_temperature": 51.2, "water_depth": 12.345}  # gauge pressure is none of ours


def test_pressure_of_an_instrument_that_is_not_vented_is_absolute():
    file = read(WINSITU_US.format(model="Level TROLL 700 Non-Vented", zone="China Standard Time"))
    assert imported(file)["pressure"] == 14.696
    assert str(file.time_zone) == "Asia/Shanghai"


def test_winsitu_zone_of_which_one_half_is_missing_is_left_to_the_user():
    file = read(WINSITU_US.format(model="x", zone="Mitteleuropäische Zeit"), "latin-1")
    assert (file.time_zone, file.unread_zone) == (None, "Mitteleuropäische Zeit")


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Westeuropäische Normalzeit/Westeuropäische Sommerzeit", "Europe/Berlin"),
        ("Mitteleuropäische Zeit/Mitteleuropäische Sommerzeit", "Europe/Berlin"),
        ("Pacific Standard Time/Pacific Daylight Time", "America/Los_Angeles"),
        ("CST/CDT", "America/Chicago"),
        ("US Mountain Standard Time", "America/Phoenix"),
        ("中国标准时间", "Asia/Shanghai"),
        ("UTC+08:00", "UTC+08:00"),
        ("CST", "None"),
        ("Central Standard Time", "None"),
        ("Somewhere/Elsewhere", "None"),
    ],
)
def test_zones_in_words_are_understood_only_where_they_mean_one_thing(text, zone):
    assert str(find_named_zone(text)) == zone


def test_vusitu_log_states_depth_to_water():
    file = read(VUSITU_LOG)
    assert (file.location, file.serial, file.time_zone) == ("MW-4", "512345", timezone(timedelta(hours=-6)))
    assert imported(file) == {"water_temperature": 11.2, "water_column": 11.77, "water_depth": 3.21}
    assert file.notes == ()


HYDROLAB_CAPTURE = """Log File Name : WELL7
Setup Date (DDMMYY) : 240308
==> Setup Variables and Calibration <==

  Time    Temp      pH  SpCond      DO      DO   Depth    Turb    Batt
HHMMSS   deg C   units   mS/cm   % Sat    mg/l  meters     NTU   volts

Date (DDMMYY) : 250308
Variable or Calibration changed at 250308 093116 => changes ignored!
230000   27.21  -##.##    2.73   111.4    8.77     2.5    12.7@   12.8&
Date (DDMMYY) : 260308
000000   32.01#   7.10?   2.84   108.9    7.89     4.2    13.5@   12.8&
010000   garbage

  Time    Temp      pH  SpCond      DO      DO   Depth    Turb    Batt
HHMMSS   deg C   units   mS/cm   % Sat    mg/l  meters     NTU   volts

Date (DDMMYY) : 260308
020000   32.02    7.11*   2.85   108.8    7.88     4.1    13.6@   12.8&
Recovery finished at 270308 153320
"""


def test_hydrolab_capture_with_day_first_marks_and_pages():
    file = read(HYDROLAB_CAPTURE)
    assert clocks(file) == ["2008-03-25T23:00:00", "2008-03-26T00:00:00", "2008-03-26T02:00:00"]
    assert np.isnan(file.values[0, 1])
    assert file.present[:, 1].all()
    assert file.flags[:, :2].tolist() == [[2, 2], [4, 3], [2, 3]]
    assert [(line.line, line.raw) for line in file.rejected] == [(13, "010000   garbage")]
    assert {column.property for column in file.columns} == {
        "water_temperature", "ph", "conductivity", "oxygen_saturation", "dissolved_oxygen", "water_column",
        "turbidity", "battery_voltage",
    }  # fmt: skip


YSI_QUOTED = """"==========","========","=====","======","======="
"      Date","    Time"," Temp","SpCond","  Depth"
"     y/m/d","hh:mm:ss","    C"," mS/cm"," meters"
"----------","--------","-----","------","-------"
2010/06/22,09:11:08,28.74,0.51,-0.651
2010/06/22,09:26:08,29.32,0.52,-0.646
"""

EXO = """KOR Export File,,,,,,
FILE CREATED:,9/9/2019 10:50:27 AM,,,,,
,,,SENSOR SERIAL NUMBER:,18H103520,18H103521,18H103522
Date (MM/DD/YYYY),Time (HH:mm:ss),Time (Fract. Sec),Site Name,ODO % sat,ODO mg/L,pH,pH mV,SpCond µS/cm,Temp °C
09/03/2019,08:00:00,0,MW-9,88.1,8.2,7.01,-20.1,512.2,13.9
09/03/2019,08:15:00,0,MW-9,88.2,8.3,7.02,-20.2,512.3,13.8
"""


def test_ysi_report_with_quoted_rulers():
    file = read(YSI_QUOTED)
    assert clocks(file) == ["2010-06-22T09:11:08", "2010-06-22T09:26:08"]
    assert imported(file) == {"water_temperature": 28.74, "conductivity": 0.51, "water_column": -0.651}


def test_ysi_exo_of_kor():
    file = read(EXO)
    assert (file.reader, file.location) == ("ysi", "MW-9")
    assert clocks(file) == ["2019-09-03T08:00:00", "2019-09-03T08:15:00"]
    assert imported(file) == {
        "oxygen_saturation": 88.1, "dissolved_oxygen": 8.2, "ph": 7.01, "conductivity": 512.2,
        "water_temperature": 13.9,
    }  # fmt: skip
    assert [column.unit for column in file.columns if column.property] == ["% sat", "mg/L", "", "µS/cm", "°C"]


def test_eureka_without_keys_and_manta2_with_units_in_its_headings():
    old = read(
        "Date,Time,Temp.,SC,DO,pH,SAL,\n,,°C,uS/cm,mg/l,  ,   ,\n01/25/2006,12:00:00,15.80,9480,9.60,7.94,5.3,\n"
    )
    assert old.reader == "eureka"
    assert imported(old) == {
        "water_temperature": 15.8, "conductivity": 9480.0, "dissolved_oxygen": 9.6, "ph": 7.94, "salinity": 5.3,
    }  # fmt: skip
    anybody = read("Date,Time,Temp.,Depth\n,,°C,m\n2006-01-25,12:00:00,15.80,9.6\n")
    assert anybody.reader == "generic"
    assert codes(anybody)["Depth"] is None
    new = read(
        "Manta2 12345\nDate,Time,Temp_deg_C,pH_units,SpCond_uS/cm,HDO_%Sat,HDO_mg/l,Depth_m,Int_Batt_V\n"
        "01/25/2016,12:00:00,15.8,7.9,948,98.1,9.6,1.2,11.5\n"
    )
    assert imported(new) == {
        "water_temperature": 15.8, "ph": 7.9, "conductivity": 948.0, "oxygen_saturation": 98.1,
        "dissolved_oxygen": 9.6, "water_column": 1.2, "battery_voltage": 11.5,
    }  # fmt: skip


def test_hanna_csv_of_a_newer_meter():
    text = (
        "Instrument Name;HI98194\nInstrument Serial No.;0551\nLot Name;MW-2\n\n"
        "Date;Time;Temp.[°C];pH ;EC[µS/cm];EC Abs.[µS/cm];TDS [ppm];D.O.[%];Remarks\n"
        "04/05/2021;13:00:01;14,3;7,2;512;430;256;88,1;\n17/05/2021;13:00:02;14,4;7,3;513;431;257;88,2;pump on\n"
    )
    file = read(text)
    assert (file.reader, file.serial, file.location) == ("hanna", "0551", "MW-2")
    assert clocks(file) == ["2021-05-04T13:00:01", "2021-05-17T13:00:02"]
    assert imported(file) == {
        "water_temperature": 14.3, "ph": 7.2, "conductivity": 512.0, "total_dissolved_solids": 256.0,
        "oxygen_saturation": 88.1,
    }  # fmt: skip


GREENSPAN_CSV = """,Greenspan data converter .dll Version:  2. 4. 1
,Source Filename,D:\\a.gbf

Site Name ,
Site Information ,MW-5
Serial Number ,00000000
Top of Case , 0
Channel Type,,,Data Channels,,,
Column Heading,dd/mm/yyyy hh:mm:ss,Type/Comment,Battery,Pressure____,Temperature_,EC__________
Unit,,,(volt),(ft________),(deg_C_____),(uS/cm_____)
Channel Number,,,0,1,2,3
Data,05/09/2006 12:15:00,Data,,-.001, 31.42,-1E+10
,05/09/2006 12:29:00,Data,, 1.908, 32.78, 5628.6
,06/09/2006 00:00:00,Data, 13.43,,,
"""

GREENSPAN_DUMP = """# GREENSPAN
# 2008102312424220090202150324
# GREENSPAN
L 2.S000 ________ SNDELOG_____ GS_MW6______ 00001080________
#N4__ Temperature___ Celsius_____
#N5__ Pressure______ Metres______
#N10_ EC_Raw________ uS/cm_______
#N11_ EC_Norm_______ uS/cm_______
#N13_ Salinity______ psu_________
#C20081027121500
#Schedule 1
T20001111111111
D4 +18.71
T20001111111111
D5 +0.271
T20001111111111
D10 -195
T20001111111111
D11 +220
T20001111111111
D13 -1E10
#C20081027123000
T20001111111111
D4 +18.92
"""


def test_greenspan_converter_has_its_battery_on_rows_of_its_own():
    file = read(GREENSPAN_CSV)
    assert (file.reader, file.location, file.serial) == ("greenspan", "MW-5", "")
    assert clocks(file) == ["2006-09-05T12:15:00", "2006-09-05T12:29:00", "2006-09-06T00:00:00"]
    assert file.present.tolist() == [[False, True, True, True]] * 2 + [[True, False, False, False]]
    assert np.isnan(file.values[0, 3])
    assert list(codes(file).values()) == ["battery_voltage", "water_column", "water_temperature", "conductivity"]


def test_greenspan_dump_with_the_moment_in_its_comments():
    file = read(GREENSPAN_DUMP)
    assert (file.location, file.serial) == ("GS_MW6", "00001080")
    assert clocks(file) == ["2008-10-27T12:15:00", "2008-10-27T12:30:00"]
    assert imported(file) | {"salinity": None} == {
        "water_temperature": 18.71, "water_column": 0.271, "conductivity": 220.0, "salinity": None,
    }  # fmt: skip
    assert file.present[1].tolist() == [True, False, False, False, False]


def test_greenspan_values_whose_moment_is_lost_are_rejected():
    text = GREENSPAN_DUMP.replace("#C20081027123000\nT20001111111111\n", "")
    file = read(text)
    assert len(file.times) == 1
    assert [line.raw for line in file.rejected] == ["D4 +18.92"]


PME_CAT = """MiniDOT Logger Concatenated Data File
Sensor:	7392-354869
Concatenation Date:	2019-12-20 15:14:11 UTC

Unix Timestamp, UTC_Date_&_Time, Eastern Standard Time, Battery, Temperature, Dissolved Oxygen, Dissolved Oxygen Saturation, Q
(Second), (none), (none), (Volt), (deg C), (mg/l), (%), (none)
1576250220, 2019-12-13 15:17:00, 2019-12-13 10:17:00, 3.490, 14.287, 9.654, 94.3, 1.004
1576252020, 2019-12-13 15:47:00, 2019-12-13 10:47:00, 3.490, 11.875, 10.149, 94.4, 1.004
"""  # noqa: E501


def test_pme_concatenated_file():
    file = read(PME_CAT)
    assert (file.reader, file.serial, file.time_zone) == ("pme", "7392-354869", timezone.utc)
    assert clocks(file) == ["2019-12-13T15:17:00", "2019-12-13T15:47:00"]
    assert imported(file) == {
        "battery_voltage": 3.49, "water_temperature": 14.287, "dissolved_oxygen": 9.654, "oxygen_saturation": 94.3,
    }  # fmt: skip


DIVER_MON = """Data file for DataLogger.
==============================================================================
COMPANY    :
DATE       : 28/11/2013     TIME: 10:29:35
CREATED BY : SWS Diver-Office 6.1
==========================    BEGINNING OF DATA     ==========================
[Logger settings]
  Instrument type         =Mini-Diver=14
  Serial number           =..03-K9342  209.
  Instrument number       =
  Location                =BH1
[Channel 1]
  Identification          =PRESSURE
  Reference level         =400.000 cmH2O
  Range                   =1500.000 cmH2O
[Channel 2]
  Identification          =TEMPERATURE
  Reference level         =-20.00 \xb0C
[Data]
2
2013/05/03 13:30:00.0     1031.150      12.345
2013/05/03 14:30:00.0     1032.150      12.346
END OF DATA FILE OF DATALOGGER FOR WINDOWS
"""

DIVER_CSV = """Data file for DataLogger.
CREATED BY : Diver-Office 2019.1
[Logger settings]
  Serial number           =..02-V9211  317.
  Location                =BH2
Date/time;Pressure[cmH2O];Temperature[\xb0C];1: Conductivity[mS/cm]
12/03/2021 06:00:00;1042,5;10,10;0,512
13/03/2021 06:00:00;1042,6;10,11;0,513
END OF DATA FILE OF DATALOGGER FOR WINDOWS
"""


def test_diver_mon_takes_units_from_its_ranges():
    file = read(DIVER_MON, "latin-1")
    assert (file.reader, file.location, file.serial) == ("diver", "BH1", "K9342")
    assert [(c.property, c.unit) for c in file.columns] == [("pressure", "cmH2O"), ("water_temperature", "°C")]
    assert file.values.tolist() == [[1031.15, 12.345], [1032.15, 12.346]]


def test_diver_csv_of_another_country():
    file = read(DIVER_CSV, "latin-1")
    assert clocks(file) == ["2021-03-12T06:00:00", "2021-03-13T06:00:00"]
    assert imported(file) == {"pressure": 1042.5, "water_temperature": 10.1, "conductivity": 0.512}


SOLINST_BARO = """Serial_number:
2010396
Location:
Baro
LEVEL
UNIT: kPa
TEMPERATURE
UNIT: °C
Date,Time,ms,LEVEL,TEMPERATURE
2012/07/29,09:00:00,0,99.1953,27.687
2012/07/29,09:15:00,0,99.1943,27.832
"""


def test_solinst_level_in_a_unit_of_pressure_is_no_water_column():
    assert codes(read(SOLINST_BARO)) == {"LEVEL": None, "TEMPERATURE": "water_temperature"}


def test_solinst_lev_of_a_barologger_is_known_by_its_range():
    text = (
        "CREATED BY : Levelogger version 2.0\n[Instrument info]\n  Serial number =B.00-36796  2...\n  Location =Baro\n"
        "[CHANNEL 1 from data header]\n  Identification =LEVEL\n  Reference =0.000     m\n  Range =1.500     m\n"
        "[CHANNEL 2 from data header]\n  Identification =TEMPERATURE\n  Reference =-20.00    Deg C\n[Data]\n1\n"
        "2005/12/18 08:00:00.0       1.050        3.16\nEND OF DATA FILE\n"
    )
    assert codes(read(text)) == {"LEVEL": None, "TEMPERATURE": "air_temperature"}


HOBO_APART = """"Plot Title: MW-1"
"#","Date","Time, GMT+01:00","Abs Pres, kPa (LGR S/N: 11, SEN S/N: 11)","Temp, °C (LGR S/N: 11, SEN S/N: 11)","Host Connected (LGR S/N: 11)"
1,07/26/17,05:00:00 PM,107.795,19.282,
2,07/26/17,05:30:00 PM,107.796,19.283,Logged
"""  # noqa: E501

HOBO_CONNECT = """#,Date-Time (CST/CDT),"Ch: 1 - Absolute Pressure   (kPa)","Ch: 2 - Temperature   (°C)",Water Level (m)
1,07/26/2022 17:00:00,101.1,15.25,2.5
2,07/26/2022 17:15:00,101.2,15.26,2.6
"""


def test_hobo_with_date_and_time_apart():
    file = read(HOBO_APART)
    assert (file.reader, file.location, file.serial) == ("hobo", "MW-1", "11")
    assert file.time_zone == timezone(timedelta(hours=1))
    assert clocks(file) == ["2017-07-26T17:00:00", "2017-07-26T17:30:00"]
    assert imported(file) == {"pressure": 107.795, "water_temperature": 19.282}


def test_hoboconnect_csv_and_workbook_agree():
    file = read(HOBO_CONNECT)
    assert str(file.time_zone) == "America/Chicago"
    assert imported(file) == {"pressure": 101.1, "water_temperature": 15.25, "water_level": 2.5}
    book = openpyxl.Workbook()
    data = book.active
    data.title = "Data"
    data.append(["#", "Date-Time (CST/CDT)", "Absolute Pressure (kPa)", "Temperature (°C)", "Water Level (m)"])
    data.append([1, "07/26/2022 17:00:00", 101.1, 15.25, 2.5])
    data.append([2, "07/26/2022 17:15:00", 101.2, 15.26, 2.6])
    details = book.create_sheet("Details")
    details.append(["Series: Temperature"])
    details.append(["", "Serial Number", 20345678])
    target = io.BytesIO()
    book.save(target)
    other = read_logger(target.getvalue())
    assert other.serial == "20345678"
    assert np.array_equal(other.values, file.values)
    assert np.array_equal(other.times, file.times)
    assert other.rejected == ()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'"TOB1","st","CR1000","1"\r\n\x00\x01\x02\xff', "a Campbell table of type TOB"),
        (b'"TOB3","st"\r\n\x00\x01', "a Campbell table of type TOB"),
        (b'"TOACI1","st","table"\r\n"TMSTAMP","RECNBR","Level"\r\n"2020-01-01",1,2.5\r\n', "states no units"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_binary_tables_are_refused_with_the_reason(data, sentence):
    with pytest.raises(InvalidInputError) as caught:
        read_loggers(data)
    assert sentence in caught.value.message
    assert caught.value.message.count(". ") == 0


@pytest.mark.parametrize(
    "name", ["Campbell_CR1000_TDGP_TOA5.dat", "Solinst_Gold_StGuillaume.lev", "Solinst_Edge_Sutton.xle"]
)
def test_a_second_header_that_is_damaged_refuses_no_reading_of_the_first(shared, name):
    data = (shared / "data" / "loggers" / name).read_bytes()
    damaged = data.replace(b"TIMESTAMP", b"TIME").replace(b"dentification", b"dent").replace(b"_data_header", b"_head")
    plain, both = read_logger(data), read_logger(data + b"\r\n" + damaged)
    assert np.array_equal(both.times[: len(plain.times)], plain.times)
    assert both.data_rows >= 2 * plain.data_rows


def test_greenspan_and_eureka_workbooks_are_read_by_their_vendors():
    book = openpyxl.Workbook()
    for line in GREENSPAN_CSV.replace("D:\\a.gbf", "a").split("\n"):
        book.active.append([cell.strip() or None for cell in line.split(",")])
    target = io.BytesIO()
    book.save(target)
    file, text = read_logger(target.getvalue()), read(GREENSPAN_CSV)
    assert file.reader == "greenspan"
    assert np.array_equal(file.times, text.times)
    assert np.array_equal(file.values, text.values, equal_nan=True)


def test_vusitu_report_of_a_telephone_in_another_language(shared):
    data = (shared / "data" / "loggers" / "InSitu_VuSitu_AquaTROLL600_1516.htm").read_bytes()
    german = data.decode()
    for english, other in (
        ("Date Time", "Datum/Uhrzeit"), ("Location Name", "Standortname"), ("Time Offset", "Zeitverschiebung"),
        ("Device Model", "Gerätemodell"), ("Device SN", "Geräte-SN"), ("RDO Concentration (", "RDO (Konzentration) ("),
        ("Specific Conductivity", "Spezifische Leitfähigkeit"), ("Temperature", "Temperatur"), ("Depth", "Tiefe"),
        ("Properties</td>", "Eigenschaften</td>"),
    ):  # fmt: skip
        german = german.replace(f">{english}", f">{other}")
    plain, file = read_logger(data), read(german)
    assert (file.serial, file.time_zone) == (plain.serial, plain.time_zone)
    assert [(c.property, c.unit, c.serial) for c in file.columns if c.property] == [
        (c.property, c.unit, c.serial) for c in plain.columns if c.property
    ]
    assert np.array_equal(file.values, plain.values, equal_nan=True)
