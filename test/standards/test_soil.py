# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""GB 36600-2018 screening."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.standards import LandUse, screen_soil, soil_limits


def test_every_figure_is_that_of_the_shared_table(shared):
    with (shared / "standards" / "gb36600_2018.csv").open(encoding="utf-8-sig", newline="") as file:
        published = list(csv.DictReader(file))
    assert len(published) == len(soil_limits()) == 85
    for row, found in zip(published, soil_limits().values(), strict=True):
        assert row["substance_en"] == found.name_en
        assert found.screening == (float(row["screening_class1"]), float(row["screening_class2"]))
        assert found.intervention == (float(row["intervention_class1"]), float(row["intervention_class2"]))


def test_intervention_is_above_screening_and_sensitive_land_is_stricter():
    for row in soil_limits().values():
        assert row.screening[0] <= row.screening[1] and row.intervention[0] <= row.intervention[1]
        assert row.screening[0] <= row.intervention[0] and row.screening[1] <= row.intervention[1]


def test_benzene_is_screened_by_land_use_with_non_detects_open():
    values, censored = [1.0, 1.1, 10.1, np.nan, -1.0, 0.5, 2.0], [False] * 5 + [True, True]
    found = screen_soil("benzene", values, LandUse.CLASS_1, censored)
    assert found.findings.tolist() == [1, 2, 3, 0, 0, 1, 0]
    assert (found.screening_mg_kg, found.intervention_mg_kg, found.confirmed) == (1.0, 10.0, True)


def test_unknown_substance_is_refused():
    with pytest.raises(InvalidInputError, match="no value for unobtainium"):
        screen_soil("unobtainium", [1.0], LandUse.CLASS_1)
