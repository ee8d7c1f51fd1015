# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue of observed properties and the transport table."""

from __future__ import annotations

import csv
import re

import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.substances import find_property, observed_properties, transport_properties
from gw_monitor.gw_core.records.units import convert, parse_unit


@pytest.mark.parametrize("name", ["benzene", "Benzene", "苯", "71-43-2", " BENZENE "])
def test_a_property_is_found_by_any_of_its_names(name):
    found = find_property(name)
    assert (found.code, found.unit, found.cas) == ("benzene", "ug/L", "71-43-2")


@pytest.mark.parametrize("name", ["phlogiston", "", "71-43-3"])
def test_an_unknown_property_is_refused(name):
    with pytest.raises(InvalidInputError, match="Unknown observed property") as caught:
        find_property(name)
    assert caught.value.findings[0].code == "unknown_property"


def test_every_property_is_complete_and_found_by_its_code_and_names():
    for code, found in observed_properties().items():
        assert re.fullmatch(r"[a-z0-9][a-z0-9_]*", code), code
        assert found.name_en and found.name_zh and found.kind, code
        assert parse_unit(parse_unit(found.unit)) == parse_unit(found.unit), code
        assert find_property(code).code == code
        assert find_property(found.name_en).code == code


def check_digit(cas: str) -> int:
    digits = cas.replace("-", "")[:-1]
    return sum(position * int(digit) for position, digit in enumerate(reversed(digits), start=1)) % 10


def test_cas_numbers_have_their_check_digit():
    """The last digit of a CAS number is the weighted sum of the others modulo 10 (CAS registry rule)."""
    for found in observed_properties().values():
        if found.cas:
            assert re.fullmatch(r"\d{2,7}-\d{2}-\d", found.cas), found.code
            assert check_digit(found.cas) == int(found.cas[-1]), found.code


def test_concentrations_are_in_a_unit_of_mass_a_volume():
    for found in observed_properties().values():
        if found.kind == "concentration":
            assert convert([1.0], found.unit, "mg/L")[0] > 0, found.code


def test_transport_figures_are_plausible_and_blanks_are_none(root):
    found = transport_properties("benzene")
    assert found.koc_l_kg == pytest.approx(66.07)
    assert found.diffusivity_m2_d == pytest.approx(9.8e-6 * 1e-4 * 86400)  # 9.8e-6 cm2/s
    assert (found.half_life_low_d, found.half_life_high_d) == (10.0, 720.0)
    assert transport_properties("ph") is None
    path = root / "gw_core" / "records" / "data" / "substances.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        blank = {row["cas"] for row in csv.DictReader(file) if not row["koc_L_kg"].strip()}
    by_cas = {found.cas: code for code, found in observed_properties().items() if found.cas}
    for cas in blank & by_cas.keys():
        assert transport_properties(by_cas[cas]).koc_l_kg is None


def test_half_lives_are_ordered_and_positive():
    for code in observed_properties():
        found = transport_properties(code)
        if found and found.half_life_low_d is not None and found.half_life_high_d is not None:
            assert 0 < found.half_life_low_d <= found.half_life_high_d, code


def test_names_in_both_languages():
    assert find_property("benzene").name("zh_CN") == "苯"
    assert find_property("benzene").name() == "Benzene"
