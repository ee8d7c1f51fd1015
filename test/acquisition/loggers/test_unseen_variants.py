# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Variants of vendors' files that acceptance with unseen files brought up: other spellings of the same formats."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.loggers.registry import read_logger, read_loggers
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.observations import Flag


def _channels(file):
    return {info.header: (info.property, info.unit) for info in file.columns}


def test_the_table_of_wiski_names_its_station_level_and_quality() -> None:
    text = (
        "Station Site:\tPolder West\nStation Name:\tFilter\nStation Number:\tP-17\nParameter Name:\tStijghoogte\n"
        "Time series Name:\tP-17/Cmd.P\nTime series Unit:\tmNAP\nDate\tTime\tValue[mNAP]\tState of value\n"
        "01-02-2007\t13:00:00\t-0.607\t40\n13-02-2007\t13:00:00\t---\t255\n14-02-2007\t13:00:00\t-0.605\t160\n"
    )
    file = read_logger(text.encode())
    assert (file.reader, file.location, file.columns[0].property, file.columns[0].unit) == (
        "kisters", "P-17", "water_level", "m"
    )  # fmt: skip
    assert file.times[1] == np.datetime64("2007-02-13T13:00")
    assert file.flags is not None
    assert file.flags[:, 0].tolist() == [Flag.NOT_EVALUATED, Flag.MISSING, Flag.FAIL]
    assert np.isnan(file.values[1, 0])


def test_two_series_in_one_table_of_wiski_keep_their_stations() -> None:
    part = (
        "Station Number:\t{}\nParameter Name:\tWatertemp\nTime series Unit:\t°C\n"
        "Date\tTime\tValue[°C]\tState of value\n"
        "13-02-2007\t13:00:00\t{}\t40\n14-02-2007\t13:00:00\t{}\t40\n"
    )
    files = read_loggers((part.format("A", 9.1, 9.2) + part.format("B", 7.1, 7.2)).encode())
    assert [(file.location, file.values[:, 0].tolist()) for file in files] == [("A", [9.1, 9.2]), ("B", [7.1, 7.2])]


def test_a_forecast_in_zrxp_is_no_reading() -> None:
    text = (
        "#SANR6201|*|CNAMENiederschlag|*|TZUTC|*|CUNITmm|*|RINVAL-9999|*|\n#LAYOUT(timestamp,forecast,member,value)|*|\n"
        "20190429000000 20190430000000 AVG 0.35\n20190429000000 20190501000000 AVG 0.04\n"
    )
    assert [info.property for info in read_logger(text.encode()).columns] == [None]


def test_a_column_of_moments_is_preferred_to_one_of_bare_dates() -> None:
    text = "DATE,TIMESTAMP,Water Temp [°C]\n2018-08-27,2018-08-27 16:30:00,12.9\n2018-08-27,2018-08-27 16:45:00,12.8\n"
    file = read_logger(text.encode())
    assert file.times.tolist() == np.array(["2018-08-27T16:30", "2018-08-27T16:45"], "datetime64[ns]").tolist()
    assert list(_channels(file)) == ["Water Temp"]


def test_a_clock_column_that_repeats_the_date_is_read_alone() -> None:
    text = "Date,Time,pH\n2018-08-27,2018-08-27 16:30:00,7.1\n2018-08-27,2018-08-27 16:45:00,7.2\n"
    assert read_logger(text.encode()).times[1] == np.datetime64("2018-08-27T16:45")


def test_dots_in_place_of_blanks_in_headings_are_understood() -> None:
    file = read_logger(b"SiteID,Date.Time,pH\nCB1,1/1/2016 0:00,7.1\nCB1,1/13/2016 0:00,7.2\n")
    assert (file.location, len(file.times)) == ("CB1", 2)


def _hobo_rows(pattern: str, *, extra: timedelta | None) -> str:
    moments = [datetime(2020, 3, 6, 11, 45) + timedelta(minutes=20 * at) for at in range(200)]  # noqa: DTZ001
    if extra:
        moments.insert(100, moments[99] + extra)
    rows = (f"{at},{moment.strftime(pattern)},10.{at % 9}\n" for at, moment in enumerate(moments, start=1))
    return 'Plot Title: S\n#,"Date Time, GMT-05:00","Temp, °C (LGR S/N: 207, SEN S/N: 207)"\n' + "".join(rows)


@pytest.mark.parametrize("pattern", ["%y-%m-%d %I:%M:%S %p", "%d/%m/%y %H:%M:%S", "%m/%d/%y %I:%M:%S %p"])
@pytest.mark.parametrize("extra", [None, timedelta(seconds=71)])
def test_the_order_of_short_dates_shows_in_steps_of_less_than_a_day(pattern: str, extra: timedelta | None) -> None:
    file = read_logger(_hobo_rows(pattern, extra=extra).encode())
    assert file.times.min() == np.datetime64("2020-03-06T11:45")
    assert file.times.max() == np.datetime64("2020-03-06T11:45") + np.timedelta64(20 * 199, "m")


def test_one_short_date_alone_decides_nothing() -> None:
    text = 'Plot Title: S\n#,"Date Time, GMT-05:00","Temp, °C"\n1,20-03-06 11:45,1\n2,20-03-06 11:50,1\n'
    with pytest.raises(InvalidInputError, match="day or the month"):
        read_logger(text.encode())


def test_hobo_headings_of_other_languages_and_programs() -> None:
    text = (
        '"Título de trazado: POZO 3"\n"N.º","Fecha Tiempo, GMT-03:00","Pres abs, kPa (LGR S/N: 98, SEN S/N: 98)",'
        '"Temp, °C (LGR S/N: 98, SEN S/N: 98)"\n1,28/06/2019 12:00,123.4,10.1\n2,28/06/2019 12:15,123.5,10.1\n'
    )
    file = read_logger(text.encode())
    assert (file.location, file.serial, str(file.time_zone)) == ("POZO 3", "98", "UTC-03:00")
    assert [info.property for info in file.columns] == ["pressure", "water_temperature"]
    turbidity = (
        '"LGR S/N:73,,"\n"Record","Date Time, GMT-08:00","Turbidity, NTU (LGR S/N: 31)"\n1,2021-07-12 14:29:00,4\n'
    )
    file = read_logger(turbidity.encode())
    assert (file.reader, file.serial, str(file.time_zone)) == ("hobo", "31", "UTC-08:00")
    assert _channels(file) == {"Turbidity": ("turbidity", "NTU")}


def test_a_diver_file_that_a_spreadsheet_filled_up_keeps_its_zone_and_serial() -> None:
    lines = (
        "Data file for DataLogger.", "CREATED BY : Diver-Office 11.2.0.10", "[Logger settings]",
        "  Serial number           =..00-AV319  219.", "  Instrument number       =          UTC+2",
        "  Location                =PB01A", "Date/time;Pressure[cmH2O];Temperature[°C]",
        "14/07/2020 06:00;1242,625;12,103", "15/07/2020 07:00;1242,6;12,1",
        "END OF DATA FILE OF DATALOGGER FOR WINDOWS",
    )  # fmt: skip
    text = "\n".join(line if line[0].isdigit() or line.startswith("Date") else line + ";;" for line in lines)
    file = read_logger(text.encode())
    assert (file.location, file.serial, str(file.time_zone)) == ("PB01A", "AV319", "UTC+02:00")
    assert (file.rejected, file.values[0].tolist()) == ((), [1242.625, 12.103])


def test_a_round_of_an_exo_is_divided_by_its_sites() -> None:
    text = (
        "Date (MM/DD/YYYY),Time (HH:mm:ss),Site Name,SpCond µS/cm,Temp °C\n05/14/2019,09:00:00,MW-1,512,19\n"
        "05/14/2019,09:15:00,MW-2,612,18\n05/14/2019,09:30:00,MW-1,513,19\n"
    )
    files = read_loggers(text.encode())
    assert [(file.location, file.values[:, 0].tolist()) for file in files] == [("MW-1", [512, 513]), ("MW-2", [612])]


def test_a_torn_last_line_does_not_move_readings_to_midnight() -> None:
    text = "DATE,TIMESTAMP,Water Temp [°C]\n2018-08-27,2018-08-27 16:30:00,12.9\n2018-08-27,2018-0"
    file = read_logger(text.encode())
    assert (file.times.tolist(), len(file.rejected)) == ([np.datetime64("2018-08-27T16:30", "ns").tolist()], 1)


def test_what_dos_programs_write_behind_the_last_line_is_no_row() -> None:
    file = read_logger(b"Date,Time,pH\n2018-08-27,16:30,7.1\n2018-08-27,16:45,7.2\n\x1a")
    assert (len(file.times), file.rejected) == (2, ())


def test_blank_lines_do_not_hide_the_number_of_readings() -> None:
    lines = (
        "Data file for DataLogger.", "CREATED BY : SWS Diver-Office 6.0.2.0", "[Logger settings]", "  Location =B1",
        "[Channel 1]", "  Identification =PRESSURE", "  Range =1450.00  cm", "[Data]", "2",
        "2014/01/12 14:00:00.0  1234.5", "2014/01/12 15:00:00.0  1234.6", "END OF DATA FILE OF DATALOGGER FOR WINDOWS",
    )  # fmt: skip
    file = read_logger("\n\n".join(lines).encode())
    assert (len(file.times), file.rejected, file.notes) == (2, (), ())


def _mon(unit: str, *pressures: float) -> bytes:
    rows = "\n".join(f"2021/11/15 1{at}:00:00.0  {value}  19.3" for at, value in enumerate(pressures))
    return (
        "Data file for DataLogger.\nCREATED BY : Diver-Office 11.2.0.10\n[Logger settings]\n  Location =B1\n"
        f"[Channel 1]\n  Identification =PRESSURE\n  Reference level =4.00 {unit}\n"
        "[Channel 2]\n  Identification =TEMPERATURE\n  Range =100 °C\n"
        f"[Data]\n{len(pressures)}\n{rows}\nEND OF DATA FILE OF DATALOGGER FOR WINDOWS\n"
    ).encode()


@pytest.mark.parametrize(("unit", "spelled", "value"), [("m", "mH2O", 10.2135), ("cm", "cmH2O", 1021.35)])
def test_a_pressure_of_a_diver_in_metres_is_of_water(unit: str, spelled: str, value: float) -> None:
    file = read_logger(_mon(unit, value, value))
    assert [(info.property, info.unit) for info in file.columns] == [
        ("pressure", spelled), ("water_temperature", "°C"),
    ]  # fmt: skip
    assert file.values[0, 0] == value


def test_a_pressure_below_that_of_the_air_is_no_absolute_one() -> None:
    file = read_logger(_mon("cm", 85.0, 86.0, 84.0))
    assert [info.property for info in file.columns] == [None, "water_temperature"]
    assert "not absolute" in file.notes[0]


def test_an_end_mark_below_a_plain_table_is_no_row() -> None:
    file = read_logger(b"Date/time,pH\n2020/07/04 06:00,7.1\n2020/07/04 07:00,7.2\nEND OF DATA FILE OF DATALOGGER\n")
    assert (len(file.times), file.rejected) == (2, ())


def test_of_two_conductivities_of_a_levelogger_that_at_25_degrees_is_taken() -> None:
    text = (
        "Serial_number:\n217\nLocation:\nW7\nCONDUCTIVITY\nUNIT: mS/cm\nSPECIFIC CONDUCTANCE\nUNIT: µS/cm\n"
        "Date,Time,ms,CONDUCTIVITY,SPECIFIC CONDUCTANCE\n2024-05-13,00:00:00,0,0.412,561\n"
    )
    assert _channels(read_logger(text.encode())) == {
        "CONDUCTIVITY": (None, "mS/cm"), "SPECIFIC CONDUCTANCE": ("conductivity", "µS/cm"),
    }  # fmt: skip
