# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Logger files of the simulated park, laid out as the vendors' programs export them; each says that it is simulated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readings import logger_series

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    import truth as truth_model

PROJECT = "SIMULATED Linjiang"


def write_logger_files(folder: Path, truth: truth_model.Truth) -> None:
    """Write one file a logger, and for MW-07 two deliveries that overlap."""
    folder.mkdir(parents=True, exist_ok=True)
    for well in ("MW-01", "MW-03"):
        _write(folder / f"{well}_solinst.csv", _solinst_csv(well, logger_series(truth, well), "latin-1"))
    _write(folder / "MW-05_solinst.csv", _with_damage(_solinst_csv("MW-05", logger_series(truth, "MW-05"), "latin-1")))
    _write_two_deliveries(folder, logger_series(truth, "MW-07"))
    _write(folder / "MW-08_solinst.xle", _solinst_xle("MW-08", logger_series(truth, "MW-08").iloc[-480:]))
    for well in ("MW-02", "MW-12"):
        _write(folder / f"{well}_diver.csv", _diver_csv(well, logger_series(truth, well)))
    _write(folder / "MW-14_hobo.csv", _hobo_csv("MW-14", logger_series(truth, "MW-14")))
    for well in ("MW-10", "MW-16"):
        _write(folder / f"{well}_toa5.dat", _toa5(well, logger_series(truth, well)))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _write_two_deliveries(folder: Path, frame: pd.DataFrame) -> None:
    """Write a first read-out and a later one that repeats its last sixty days; one repeated reading differs."""
    cut, overlap = len(frame) - 600, 240
    second = frame.iloc[cut - overlap :].copy()
    second.iloc[7, second.columns.get_loc("column_m")] += 0.25
    _write(folder / "MW-07_solinst_2026-01.csv", _solinst_csv("MW-07", frame.iloc[:cut], "latin-1"))
    _write(folder / "MW-07_solinst_2026-06.csv", _solinst_csv("MW-07", second, "latin-1"))


def _with_damage(content: bytes) -> bytes:
    """Damage four lines as a bad transfer does: cut short, garbled, an impossible date, text instead of a number."""
    lines = content.split(b"\n")
    first = next(i for i, line in enumerate(lines) if line.startswith(b"Date,")) + 1
    lines[first + 300] = lines[first + 300][:14]
    lines[first + 611] = b"2025/06/3\xff,\x00\x01;;"
    lines[first + 902] = lines[first + 902].replace(b"2025/", b"2025/13", 1)
    lines[first + 1303] = lines[first + 1303].rsplit(b",", 3)[0] + b",#####,ERR,#####"
    return b"\n".join(lines)


def _serial(well: str) -> str:
    return "20" + well[-2:] + "417"


def _solinst_csv(well: str, frame: pd.DataFrame, encoding: str) -> bytes:
    head = [
        "Serial_number:", _serial(well), "Project ID:", PROJECT, "Location:", well,
        "LEVEL", "UNIT: m", "Offset: 0.000000 m", "Altitude: 0.000000 m", "Density: 1.000000 kg/L",
        "TEMPERATURE", "UNIT: °C", "CONDUCTIVITY", "UNIT: µS/cm", "Date,Time,ms,LEVEL,TEMPERATURE,CONDUCTIVITY",
    ]  # fmt: skip
    rows = [
        f"{time:%Y/%m/%d,%H:%M:%S},0,{row.column_m:.4f},{row.temperature_c:.3f},{row.conductivity_us_cm:.1f}"
        for time, row in zip(frame.index, frame.itertuples(index=False), strict=True)
    ]
    return ("\n".join([*head, *rows]) + "\n").encode(encoding)


def _solinst_xle(well: str, frame: pd.DataFrame) -> bytes:
    head = f"""<?xml version="1.0" encoding="UTF-8"?>
<Body_xle>
 <File_info><Company>{PROJECT}</Company><Date>{frame.index[-1]:%Y/%m/%d}</Date><Time>{frame.index[-1]:%H:%M:%S}</Time>\
<Created_by>Version 4.1.2</Created_by></File_info>
 <Instrument_info><Instrument_type>LTC_EDGE</Instrument_type><Serial_number>{_serial(well)}</Serial_number>\
<Channel>3</Channel></Instrument_info>
 <Instrument_info_data_header><Project_ID>{PROJECT}</Project_ID><Location>{well}</Location>\
<Sample_rate>2160000</Sample_rate><Num_log>{len(frame)}</Num_log></Instrument_info_data_header>
 <Ch1_data_header><Identification>LEVEL</Identification><Unit>m</Unit></Ch1_data_header>
 <Ch2_data_header><Identification>TEMPERATURE</Identification><Unit>°C</Unit></Ch2_data_header>
 <Ch3_data_header><Identification>CONDUCTIVITY</Identification><Unit>µS/cm</Unit></Ch3_data_header>
 <Data>
"""
    rows = [
        f'<Log id="{number}"><Date>{time:%Y/%m/%d}</Date><Time>{time:%H:%M:%S}</Time><ms>0</ms>'
        f"<ch1>{row.column_m:.4f}</ch1><ch2>{row.temperature_c:.3f}</ch2><ch3>{row.conductivity_us_cm:.1f}</ch3></Log>\n"
        for number, (time, row) in enumerate(zip(frame.index, frame.itertuples(index=False), strict=True), start=1)
    ]
    return (head + "".join(rows) + " </Data>\n</Body_xle>\n").encode()


def _diver_csv(well: str, frame: pd.DataFrame) -> bytes:
    """Absolute pressure, as a Diver without its barometer gives it: the water column and one atmosphere."""
    series = f"  Serial number           =..00-{_serial(well)}  219.\r\n  Instrument number       =          UTC+8\r\n"
    head = (
        "Data file for DataLogger.\r\n" + "=" * 78 + f"\r\nCOMPANY    : {PROJECT}\r\nCOMP.STATUS: Do\r\n"
        f"DATE       : {frame.index[-1]:%d/%m/%Y}\r\nTIME       : {frame.index[-1]:%H:%M:%S}\r\n"
        f"FILENAME   : {well}.CSV\r\nCREATED BY : Diver-Office 11.2.0.10\r\n"
        + "=" * 26 + "    BEGINNING OF DATA     " + "=" * 26 + "\r\n"
        "[Logger settings]\r\n  Instrument type         =CTD-Diver=20\r\n  Status                  =Started =0\r\n"
        + series + f"  Location                ={well}\r\n  Sample period           =H06\r\n"
        "  Number of channels      =3\r\n"
        "[Channel 1]\r\n  Identification          =PRESSURE\r\n  Range                   =1750.000  cm\r\n"
        "[Channel 2]\r\n  Identification          =TEMPERATURE\r\n  Range                   =100.000   °C\r\n"
        "[Channel 3]\r\n  Identification          =CONDUCTIVITY\r\n  Range                   =80.000    mS/cm\r\n\r\n"
        "[Series settings]\r\n" + series + f"  Location                ={well}\r\n"
        "  Sample period           =00 06:00:00 0\r\n\r\n"
        "Date/time,Pressure[cmH2O],Temperature[°C],Conductivity[mS/cm]\r\n"
    )  # fmt: skip
    rows = [
        f"{time:%Y/%m/%d %H:%M:%S},{1033.2 + 100.0 * row.column_m:.3f},{row.temperature_c:.3f},"
        f"{row.conductivity_us_cm / 1000.0:.4f}\r\n"
        for time, row in zip(frame.index, frame.itertuples(index=False), strict=True)
    ]
    return (head + "".join(rows) + "END OF DATA FILE OF DATALOGGER FOR WINDOWS\r\n").encode("latin-1")


def _hobo_csv(well: str, frame: pd.DataFrame) -> bytes:
    serial = f"(LGR S/N: {_serial(well)}, SEN S/N: {_serial(well)}, LBL: SIMULATED)"
    head = f'"Plot Title: {well}"\n"#","Date Time, GMT+08:00","Sensor Depth, meters {serial}","Temp, °C {serial}"\n'
    rows = [
        f"{number},{time:%m/%d/%y %I:%M:%S %p},{row.column_m:.4f},{row.temperature_c:.3f}\n"
        for number, (time, row) in enumerate(zip(frame.index, frame.itertuples(index=False), strict=True), start=1)
    ]
    return ("\ufeff" + head + "".join(rows)).encode()


def _toa5(well: str, frame: pd.DataFrame) -> bytes:
    head = (
        f'"TOA5","{well}","CR1000X","9645","CR1000X.Std.03.01","CPU:SIMULATED.CR1X","36170","Groundwater"\r\n'
        '"TIMESTAMP","RECORD","water_column","water_temperature","conductivity"\r\n'
        '"TS","RN","m","Deg C","uS/cm"\r\n"","","Smp","Smp","Smp"\r\n'
    )
    rows = [
        f'"{time:%Y-%m-%d %H:%M:%S}",{number},{row.column_m:.4f},{row.temperature_c:.3f},'
        f"{_or_nan(row.conductivity_us_cm, number)}\r\n"
        for number, (time, row) in enumerate(zip(frame.index, frame.itertuples(index=False), strict=True))
    ]
    return (head + "".join(rows)).encode("ascii")


def _or_nan(value: float, number: int) -> str:
    """Write the value, and twice in the file what Campbell loggers write when a sensor does not answer."""
    return '"NAN"' if number in {512, 513} else f"{value:.1f}"
