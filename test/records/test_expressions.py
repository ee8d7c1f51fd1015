# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What names and units of laboratories mean together: bases, ions, the user's own names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records import expressions
from gw_monitor.gw_core.records.expressions import plain_name, read_expression, read_synonyms, suggest_property
from gw_monitor.gw_core.records.substances import observed_properties

# Standard atomic masses (IUPAC 2021, abridged).
MASS = {"H": 1.008, "C": 12.011, "N": 14.007, "O": 15.999, "P": 30.974, "S": 32.06, "Si": 28.085, "Ca": 40.078}


def molar(**atoms):
    return sum(MASS[atom] * count for atom, count in atoms.items())


@pytest.mark.parametrize(
    ("name", "unit", "factor"),
    [
        ("NO3", "mg/L", MASS["N"] / molar(N=1, O=3)),
        ("Nitrate as NO3", "mg/L", MASS["N"] / molar(N=1, O=3)),
        ("硝酸盐(以NO3计)", "mg/L", MASS["N"] / molar(N=1, O=3)),
        ("Nitrite", "mg/L as NO2", MASS["N"] / molar(N=1, O=2)),
        ("NH4+", "mg/L", MASS["N"] / molar(N=1, H=4)),
        ("PO4", "mg/L", MASS["P"] / molar(P=1, O=4)),
        ("Silicon", "mg/L", molar(Si=1, O=2) / MASS["Si"]),
        ("Sulfate as S", "mg/L", molar(S=1, O=4) / MASS["S"]),
        ("Alkalinity as HCO3", "mg/L", (molar(Ca=1, C=1, O=3) / 2) / molar(H=1, C=1, O=3)),
        ("HCO3", "mg/L as CaCO3", molar(H=1, C=1, O=3) / (molar(Ca=1, C=1, O=3) / 2)),
        ("Carbonate as CaCO3", "mg/L", molar(C=1, O=3) / molar(Ca=1, C=1, O=3)),
    ],
)
def test_a_basis_is_converted_by_molar_mass(name, unit, factor):
    # The table gives five figures.
    assert read_expression(name, unit).factor == pytest.approx(factor, rel=5e-5)


@pytest.mark.parametrize(
    ("name", "unit", "code", "plain_unit"),
    [
        ("Nitrate", "mg/L as N", "nitrate", "mg/L"),
        ("硝酸盐(以N计)", "mg/L", "nitrate", "mg/L"),
        ("总硬度（以CaCO3计）", "mg/L", "total_hardness", "mg/L"),
        ("Alkalinity, Total", "mg/L CaCO3", "alkalinity", "mg/L"),
        ("Arsenic as As", "ug/L", "arsenic", "ug/L"),
        ("71-43-2", "ug/L", "benzene", "ug/L"),
    ],
)
def test_the_stored_basis_changes_nothing(name, unit, code, plain_unit):
    found = read_expression(name, unit)
    assert (found.property, found.unit, found.factor) == (code, plain_unit, 1.0)


def test_the_basis_of_the_unit_outranks_that_of_the_name():
    assert read_expression("NO3", "mg/L as N").factor == 1.0


@pytest.mark.parametrize(("name", "code"), [("Nitrate as Cl", "unknown_basis"), ("Unobtainium", "unknown_property")])
def test_what_is_not_known_is_refused(name, code):
    with pytest.raises(InvalidInputError) as refusal:
        read_expression(name, "mg/L")
    assert refusal.value.findings[0].code == code


def test_every_row_of_the_tables_names_a_property():
    folder = Path(expressions.__file__).with_name("data")
    for table in ("bases.csv", "ions.csv"):
        with (folder / table).open(encoding="utf-8") as file:
            assert {row["property"] for row in csv.DictReader(file)} <= set(observed_properties())


def test_own_names_are_read_from_a_table():
    synonyms = read_synonyms("name,property\nInhouse 17,苯\n氨态氮,ammonia_nitrogen\n", "own.csv")
    assert read_expression("inhouse 17", "ug/L", synonyms).property == "benzene"
    assert read_expression("氨态氮", "mg/L", synonyms).property == "ammonia_nitrogen"


@pytest.mark.parametrize(
    ("text", "faults"), [("a,b\n1,2\n", 1), ("", 1), ("name,property\nx,nothing\ny,nought\nz,benzene\n", 2)]
)
def test_a_faulty_table_of_names_is_refused_with_all_faults(text, faults):
    with pytest.raises(InvalidInputError) as refusal:
        read_synonyms(text, "own.csv")
    assert len(refusal.value.findings) == faults


def test_a_misspelt_name_gets_a_suggestion_and_nonsense_none():
    assert suggest_property("Tetrachlorethylene") == "tetrachloroethene"
    assert suggest_property("Zzyzx") == ""
    assert plain_name(" Own  Name ") == "ownname"
