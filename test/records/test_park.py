# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The records of a park are values: they compare, and they cannot be changed."""

from __future__ import annotations

import dataclasses

import pytest
from gw_monitor.gw_core.records.park import FacilityKind, MonitoringPoint, PointRole, ReceptorKind
from gw_monitor.test.parks import park_records


def test_records_compare_by_value(small_park):
    assert park_records() == small_park
    assert dataclasses.replace(small_park, points=()) != small_park


def test_records_cannot_be_changed(small_park):
    with pytest.raises(dataclasses.FrozenInstanceError):
        small_park.park.name = "Other"


def test_what_is_not_known_is_none_not_zero():
    point = MonitoringPoint(name="MW-1", easting=1.0, northing=2.0)
    assert (point.ground_elevation_m, point.screen_top_m, point.layer, point.role) == (None, None, 1, PointRole.OTHER)


@pytest.mark.parametrize("words", [FacilityKind, PointRole, ReceptorKind])
def test_every_list_of_words_has_a_word_for_the_rest(words):
    assert words("other") in words
    assert all(word == word.lower() for word in words)
