# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The observation frame."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.records.observations import COLUMNS, Flag, check_frame, empty_frame, make_frame


def test_a_frame_has_exactly_the_columns_and_types_of_the_contract():
    frame = make_frame(3, ["2024-05-01T08:00:00Z", None], [1.0, np.nan], [True, False], 1)
    check_frame(frame)
    assert tuple(frame.columns) == COLUMNS
    assert frame["datastream_id"].tolist() == [3, 3]
    assert frame["time"].isna().tolist() == [False, True]


def test_an_empty_frame_is_a_frame():
    check_frame(empty_frame())
    assert len(empty_frame()) == 0


def test_naive_times_are_utc_and_others_converted():
    frame = make_frame(
        [1, 1], pd.to_datetime(["2024-05-01T16:00:00+08:00", "2024-05-01T08:00:00+00:00"], utc=True), [1, 2]
    )
    assert frame["time"].nunique() == 1
    naive = make_frame(1, [pd.Timestamp("2024-05-01T08:00:00")], [1.0])
    assert naive["time"][0] == frame["time"][0]


def test_defaults_are_detected_and_not_evaluated():
    frame = make_frame(1, ["2024-05-01"], [1.0])
    assert not frame["censored"][0]
    assert frame["flag"][0] == Flag.NOT_EVALUATED == 2


def test_given_arrays_are_not_tied_to_the_frame():
    values = np.array([1.0, 2.0])
    frame = make_frame(1, ["2024-05-01", "2024-05-02"], values)
    frame.loc[0, "value"] = 9.0
    assert values.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("length", [1, 3])
def test_arrays_of_other_lengths_are_refused(length):
    with pytest.raises(ValueError, match=r"shape|length"):
        make_frame(np.zeros(length + 1), ["2024-05-01"] * length, np.zeros(length))


def test_what_is_not_a_frame_is_refused_with_every_fault():
    with pytest.raises(InvalidInputError, match="not an observation frame") as caught:
        check_frame(pd.DataFrame({"time": []}))
    assert [finding.code for finding in caught.value.findings] == ["bad_frame"]
    wrong = make_frame(1, ["2024-05-01"], [1.0]).astype({"flag": "int64", "value": "float32"})
    with pytest.raises(InvalidInputError) as caught:
        check_frame(wrong)
    assert len(caught.value.findings) == 2
