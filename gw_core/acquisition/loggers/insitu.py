# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In-Situ files: csv of WinSitu (any regional setting), csv and html reports of VuSitu.

"Depth" is the water above the sensor, "Depth to Water" and "Surface Elevation" are what they say. "Pressure" is that
above the air's for vented instruments and is not imported; instruments that say they are not vented give absolute
pressure. What the Bluetooth head in the air measures is told apart by its serial number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...wording import say
from ..cells import split_cells, split_lines
from .channels import split_heading
from .html_rows import table_rows
from .logger_file import LoggerFile, LoggerReader, refuse_file
from .readings import FileFacts, with_notes
from .vendor_tables import (
    Channel,
    Section,
    Table,
    column,
    cut_sections,
    heading_cells,
    numbered,
    read_tables,
    without_doubles,
)
from .zone_names import find_named_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..moments import DateOrder
    from .logger_file import ColumnInfo
    from .vendor_tables import Line

_NAME = "insitu"
_VUSITU = re.compile(r"^[\s\"]*(?:Location|Report|Instrument|Log) Properties\b", re.MULTILINE)
_HTML = re.compile(r"isi-(?:report-id|data-table|property|group)", re.IGNORECASE)
_WINSITU = re.compile(r"^\W*(?:Report Date:|Log Data:|Log File Properties)", re.MULTILINE)
_WINSITU_BEGINS = re.compile(r"^\W*Report Date:")
_VUSITU_ROW = re.compile(r"^[\s\"]*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_WINSITU_HEADING = re.compile(r"^\W*Date and Time(?P<mark>[,;\t])\s*(?:Elapsed|Seconds)", re.IGNORECASE)
_VUSITU_HEADING = re.compile(r"^[\s\"]*Date Time\"?(?P<mark>[,;\t])", re.IGNORECASE)
_PROPERTIES = {
    "temperature": "water_temperature",
    "depth": "water_column",
    "pressure": "pressure",
    "barometricpressure": "barometric_pressure",
    "leveldepthtowater": "water_depth",
    "depthtowater": "water_depth",
    "levelsurfaceelevation": "water_level",
    "surfaceelevation": "water_level",
    "levelelevation": "water_level",
    "specificconductivity": "conductivity",
    "salinity": "salinity",
    "ph": "ph",
    "ph|mv": "",
    "orp": "redox_potential",
    "oxidationreductionpotential": "redox_potential",
    "oxidationreductionpotential(orp)": "redox_potential",
    "rdoconcentration": "dissolved_oxygen",
    "dissolvedoxygen(concentration)": "dissolved_oxygen",
    "rdosaturation": "oxygen_saturation",
    "dissolvedoxygen(%saturation)": "oxygen_saturation",
    "totaldissolvedsolids|mg/l": "total_dissolved_solids",
    "totaldissolvedsolids|ppm": "total_dissolved_solids",
    "totaldissolvedsolids|g/l": "total_dissolved_solids",
    "turbidity": "turbidity",
    "batteryvoltage": "battery_voltage",
    "chloride|mg/l": "chloride",
}
_KEYS = {
    "Name": "Location Name",
    "TimeOffset": "Time Offset",
    "Readings": "Readings",
    "Model": "Device Model",
    "SerialNumber": "Device SN",
}
_PARAMETERS = {  # numbers of the In-Situ Modbus reference manual
    "1": "Temperature",
    "2": "Pressure",
    "3": "Depth",
    "4": "Level Depth to Water",
    "5": "Level Surface Elevation",
    "9": "Actual Conductivity",
    "10": "Specific Conductivity",
    "11": "Resistivity",
    "12": "Salinity",
    "13": "Total Dissolved Solids",
    "16": "Barometric Pressure",
    "17": "pH",
    "18": "pH mV",
    "19": "ORP",
    "20": "RDO Concentration",
    "21": "RDO Saturation",
    "25": "Turbidity",
    "30": "Oxygen Partial Pressure",
}
_UNNAMED = {"device location", "default site", "not specified", "n/a"}
_MISSING = (-999999.0,)


def _recognises(head: str) -> bool:
    if _HTML.search(head) and "<" in head:
        return True
    return bool(_WINSITU.search(head) and re.search(r"Win-?Situ|Log Data:", head)) or (
        bool(_VUSITU.search(head)) and bool(re.search(r"Device (?:SN|Model)|Time Offset|isi-", head))
    )


def _read(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    if "<html" in text[:2000].lower() or "<table" in text[:20_000].lower():
        return _read_report(text, order)
    lines = numbered(split_lines(text))
    if any(_VUSITU_HEADING.match(line) for _, line in lines):
        return _read_vusitu(lines, order)
    sections = cut_sections(lines, lambda line: bool(_WINSITU_HEADING.match(line)), _WINSITU_BEGINS)
    if not sections:
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    files = read_tables([(_winsitu_table(each), each.body) for each in sections], order)
    return _counted(files, [_number(each.before, r"Record Count") for each in sections])


def _read_report(text: str, order: DateOrder) -> tuple[LoggerFile, ...]:
    """Read an html report as the csv that the program would have written: a row of the table is a line."""
    lines = [
        (row.line, "\t".join(_in_english(*each) for each in zip(row.cells, row.attributes, strict=True)))
        for row in table_rows(text)
    ]
    if not any(_VUSITU_HEADING.match(line) for _, line in lines):
        raise refuse_file("truncated", say("The file ends before its table of readings."))
    return _read_vusitu(lines, order)


def _in_english(text: str, attributes: dict[str, str]) -> str:
    """Word a cell of a report in English by its ``isi-`` attributes, whatever the language of the telephone."""
    if attributes.get("isi-data-column-header") == "DateTime":
        return "Date Time"
    key = _KEYS.get(attributes.get("isi-property", ""))
    if key:
        return f"{key} = {text.partition('=')[2].strip()}"
    name = _PARAMETERS.get(attributes.get("isi-parameter-type", ""))
    if not name:
        return text
    serial = attributes.get("isi-sensor-serial-number", "")
    brackets: list[str] = re.findall(r"\(([^()]*)\)", text.removesuffix(f"({serial})"))
    return f"{name} ({brackets[-1] if brackets else ''}) ({serial})" if serial else f"{name} ({''.join(brackets[-1:])})"


def _read_vusitu(lines: Sequence[Line], order: DateOrder) -> tuple[LoggerFile, ...]:
    sections = cut_sections(lines, lambda line: bool(_VUSITU_HEADING.match(line)), row=_VUSITU_ROW)
    files = read_tables([(_vusitu_table(each), each.body) for each in sections], order)
    return _counted(files, [_number(each.before, r"Readings") for each in sections])


def _counted(files: tuple[LoggerFile, ...], declared: Sequence[int]) -> tuple[LoggerFile, ...]:
    found = sum(file.data_rows for file in files)
    if not all(declared) or sum(declared) == found:
        return files
    note = say("The header announces {declared} readings, the file holds {found}.", declared=sum(declared), found=found)
    return (with_notes(files[0], note), *files[1:])


def _vusitu_table(section: Section) -> Table:
    found = _VUSITU_HEADING.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    headings = heading_cells(section.heading[1], delimiter)
    models = _instruments(section.before)
    location = _value(section.before, r"Location Name")
    offset = _value(section.before, r"Time Offset")
    zone = find_named_zone(offset)
    facts = FileFacts(
        reader=_NAME, location="" if location.casefold() in _UNNAMED else location, serial=next(iter(models), ""),
        time_zone=zone, unread_zone="" if zone else offset, decimal_comma=delimiter != ",", missing=_MISSING,
    )  # fmt: skip
    channels = [Channel(info=_vusitu_column(text, models), at=at) for at, text in enumerate(headings) if at and text]
    return Table(facts=facts, delimiter=delimiter, width=len(headings), channels=without_doubles(channels))


def _vusitu_column(text: str, models: dict[str, str]) -> ColumnInfo:
    heading = split_heading(text)
    serial = re.search(r"\((\w+)\)\s*$", text)
    number = serial[1] if serial and re.search(r"\d{4,}", serial[1]) else ""
    info = column(heading.name, heading.unit, _PROPERTIES, serial=number)
    return _placed(info, models.get(number, ""), " ".join(models.values()))


def _placed(info: ColumnInfo, model: str, models: str) -> ColumnInfo:
    """Give temperature and pressure the meaning that the instrument gives them."""
    if re.search(r"Bluetooth|Baro\s?TROLL", model or models if "Baro" in models else model, re.IGNORECASE):
        placed = {"water_temperature": "air_temperature", "pressure": "barometric_pressure", "water_column": None}
        return replace(info, property=placed.get(info.property, info.property) if info.property else None)
    if info.property == "pressure" and not re.search(r"Non-?\s?Vented", models, re.IGNORECASE):
        return replace(info, property=None)
    return info


def _instruments(before: Sequence[str]) -> dict[str, str]:
    """Return the model of each instrument by its serial number, in the order of the file."""
    models: dict[str, str] = {}
    model = ""
    for line in before:
        found = re.match(r"^[\s\"]*Device (?P<key>Model|SN)\s*=\s*(?P<value>[^,;\t\"]*)", line)
        if found and found["key"] == "Model":
            model = found["value"].strip()
        elif found:
            models[found["value"].strip()] = model
    return models


def _winsitu_table(section: Section) -> Table:
    found = _WINSITU_HEADING.match(section.heading[1])
    delimiter = found["mark"] if found else ","
    headings = heading_cells(section.heading[1], delimiter)
    serials = _sensor_serials(section.before, delimiter, len(headings))
    site, device = _field(section.before, delimiter, "Site"), _field(section.before, delimiter, "Device")
    stated = next((line.partition(":")[2] for line in section.before if re.match(r"^\W*Time Zone:", line)), "")
    stated = stated.strip(' ",;\t')
    zone = find_named_zone(stated)
    facts = FileFacts(
        reader=_NAME, location="" if site.casefold() in _UNNAMED else site,
        serial=_field(section.before, delimiter, "Serial Number"), time_zone=zone, unread_zone="" if zone else stated,
        decimal_comma=delimiter != ",", missing=_MISSING,
    )  # fmt: skip
    channels = []
    for at, text in enumerate(headings):
        if at > 1 and text:
            heading = split_heading(text)
            info = column(heading.name, heading.unit, _PROPERTIES, serial=serials[at])
            channels.append(Channel(info=_placed(info, device, device), at=at))
    return Table(facts=facts, delimiter=delimiter, width=len(headings), channels=without_doubles(channels))


def _sensor_serials(before: Sequence[str], delimiter: str, width: int) -> list[str]:
    line = next((line for line in reversed(before) if "SN#:" in line), "")
    cells = [cell.partition("SN#:")[2].strip() for cell in split_cells(line, delimiter)]
    return [*cells, *[""] * width][:width]


def _field(before: Sequence[str], delimiter: str, key: str) -> str:
    rows = (split_cells(line, delimiter) for line in before)
    return next((cells[1].strip() for cells in rows if len(cells) > 1 and cells[0].strip() == key), "")


def _value(before: Sequence[str], key: str) -> str:
    pattern = re.compile(rf"^[\s\"]*{key}\s*=\s*(?P<value>[^,;\t\"]*)")
    return next((found["value"].strip() for line in before if (found := pattern.match(line))), "")


def _number(before: Sequence[str], key: str) -> int:
    pattern = re.compile(rf"^[\s\"]*{key}\s*[=,;\t]\s*(?P<value>\d+)")
    return next((int(found["value"]) for line in before if (found := pattern.match(line))), 0)


READER = LoggerReader(name=_NAME, recognises=_recognises, read=_read)
