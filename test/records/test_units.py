# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Units as loggers and laboratories write them."""

from __future__ import annotations

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.units import convert, parse_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Deg C", "degC"), ("°C", "degC"), ("â°C", "degC"), ("µS/cm", "uS/cm"), ("μs/cm", "uS/cm"), ("(mg/L)", "mg/L"),
        ("ug/l", "ug/L"), ("PPB", "ug/L"), ("cmH2O", "cmH2O"), ("", "1"), ("pH units", "1"), ("毫克/升", "mg/L"),
        ("m³/d", "m3/d"), ("CFU/100mL", "CFU/100mL"),
    ],
)  # fmt: skip
def test_spellings_of_the_field_are_known(text, unit):
    assert parse_unit(text) == unit


@pytest.mark.parametrize(
    ("value", "source", "target", "wanted"),
    [
        (1.0, "mg/L", "ug/L", 1000.0),
        (32.0, "degF", "degC", 0.0),
        (100.0, "degC", "degF", 212.0),
        (1.0, "ft", "m", 0.3048),  # exact by definition (international foot, 1959)
        (1.0, "psi", "kPa", 6.894757293168361),  # lbf/in2 from exact definitions
        (1.0, "mH2O", "kPa", 9.80665),  # conventional water, 1000 kg/m3
        (1.0, "mS/cm", "uS/cm", 1000.0),
        (1.0, "L/s", "m3/d", 86.4),
        (50.0, "CFU/mL", "CFU/100mL", 5000.0),
    ],
)
def test_conversions_agree_with_the_definitions(value, source, target, wanted):
    assert convert([value], source, target)[0] == pytest.approx(wanted, rel=1e-4, abs=1e-9)


def test_nan_stays_nan_and_the_input_is_not_touched():
    given = np.array([1.0, np.nan])
    found = convert(given, "mg/L", "mg/L")
    found[0] = 7.0
    assert given[0] == 1.0
    assert np.isnan(convert(given, "mg/L", "ug/L")[1])


def test_a_conversion_and_back_changes_nothing():
    values = np.linspace(-5, 40, 19)
    assert convert(convert(values, "degC", "degF"), "degF", "degC") == pytest.approx(values, abs=1e-12)


@pytest.mark.parametrize("unit", ["furlongish", "mg//L", "💧"])
def test_an_unknown_unit_is_refused(unit):
    with pytest.raises(InvalidInputError, match="Unknown unit") as caught:
        convert([1.0], unit, "mg/L")
    assert caught.value.findings[0].code == "unknown_unit"


def test_units_of_another_kind_are_refused():
    with pytest.raises(InvalidInputError, match="cannot be converted") as caught:
        convert([1.0], "mg/L", "m")
    assert caught.value.findings[0].code == "wrong_dimension"
