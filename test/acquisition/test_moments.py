# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, clocks and zones at the door."""

from __future__ import annotations

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from gw_monitor.gw_core.acquisition.moments import DateOrder, read_moments
from gw_monitor.gw_core.acquisition.zones import describe, find_zone, parse_zone, resolve_zone, to_utc
from gw_monitor.gw_core.errors import InvalidInputError


def moment(text: str, **more) -> str:
    return str(read_moments([text], **more).times[0].astype("datetime64[ms]"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-08-11 12:00:00 AM", "2019-08-11T00:00:00.000"),
        ("2019-08-11 12:00 PM", "2019-08-11T12:00:00.000"),
        ("2019/8/11 下午3:05:07", "2019-08-11T15:05:07.000"),
        ("2019年8月11日 23:59", "2019-08-11T23:59:00.000"),
        ("2019年8月11日 9时5分", "2019-08-11T09:05:00.000"),
        ("2019年8月11日下午3时30分15秒", "2019-08-11T15:30:15.000"),
        ("2019年8月11日 14时", "2019-08-11T14:00:00.000"),
        ("2019-08-11T10:00:00.250", "2019-08-11T10:00:00.250"),
        ("2019-08-11 24:00", "2019-08-12T00:00:00.000"),
        ("31-Oct-2002", "2002-10-31T00:00:00.000"),
        ("31-Oct-02 08:00", "2002-10-31T08:00:00.000"),
        ("08.05.2013 11:50:00", "2013-05-08T11:50:00.000"),
        ("20210305 06:00", "2021-03-05T06:00:00.000"),
        ("2010-01-01T03:00:00.000+01:00", "2010-01-01T02:00:00.000"),
        ("2010-01-01T03:00:00Z", "2010-01-01T03:00:00.000"),
    ],
)
def test_moment_is_read_as_written(text, expected):
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text",
    ["2019-02-30 10:00", "2019-13-01 10:00", "2019-01-01 25:00", "2019-01-01 10:61", "2019-01-01 13:00 PM", "2019-01",
     "2019-01-01 10", "noon", "", "2019-01-01 10:00 CEST"],
)  # fmt: skip
def test_what_is_no_moment_is_not_a_time(text):
    assert np.isnat(read_moments([text]).times[0])


def test_rows_without_offset_among_rows_with_one_are_not_read():
    read = read_moments(["2010-01-01T03:00:00+01:00", "2010-01-01T04:00:00"])
    assert read.aware
    assert np.isnat(read.times).tolist() == [False, True]


def test_a_day_over_twelve_anywhere_decides_the_order_of_the_whole_column():
    assert read_moments(["05/08/2019 10:00", "13/08/2019 10:00"]).order is DateOrder.DAY_FIRST
    assert read_moments(["05/08/2019 10:00", "05/13/2019 10:00"]).order is DateOrder.MONTH_FIRST


def test_two_digit_years_are_decided_by_validity():
    read = read_moments(["01/29/08 09:00", "01/30/08 09:00"])
    assert read.order is DateOrder.MONTH_FIRST
    assert str(read.times[0])[:10] == "2008-01-29"


def test_time_that_never_runs_backwards_decides_the_order():
    assert read_moments(["11/02/2019", "12/01/2019", "01/05/2020"]).order is DateOrder.MONTH_FIRST


def test_a_fast_logger_that_ticks_evenly_decides_the_order():
    clocks = ["22:00", "23:00", "00:00", "01:00"]
    assert read_moments(["01/05/2020"] * 2 + ["02/05/2020"] * 2, clocks).order is DateOrder.DAY_FIRST
    assert read_moments(["05/01/2020"] * 2 + ["05/02/2020"] * 2, clocks).order is DateOrder.MONTH_FIRST


def test_dates_that_can_be_read_in_two_ways_are_refused_unless_the_user_says():
    dates = ["01/03/2020", "01/06/2020", "01/09/2020"]
    with pytest.raises(InvalidInputError) as caught:
        read_moments(dates)
    assert "01/03/2020" in caught.value.message
    assert str(read_moments(dates, order=DateOrder.DAY_FIRST).times[1])[:10] == "2020-06-01"


@pytest.mark.parametrize(
    ("text", "name"),
    [("UTC+8", "UTC+08:00"), ("GMT-04:00", "UTC-04:00"), ("-04:00:00", "UTC-04:00"), ("UTC", "UTC"),
     ("Asia/Shanghai", "Asia/Shanghai"), ("UTC+0530", "UTC+05:30")],
)  # fmt: skip
def test_zone_is_found_by_offset_or_name(text, name):
    assert describe(find_zone(text)) == name


@pytest.mark.parametrize("text", ["", "CDT", "Westeuropäische Normalzeit", "UTC+27", "../etc/passwd", "/etc/localtime"])
def test_what_is_no_zone_is_refused(text):
    assert find_zone(text) is None
    with pytest.raises(InvalidInputError, match="is not a time zone"):
        parse_zone(text)


def test_zone_comes_from_file_then_setting_then_site():
    four = timezone(timedelta(hours=-4))
    assert resolve_zone(four, "Asia/Shanghai", "UTC").origin == "file: UTC-04:00"
    assert resolve_zone(None, "Asia/Shanghai", "UTC").origin == "setting: Asia/Shanghai"
    assert resolve_zone(None, "", "UTC+8").origin == "site: UTC+08:00"
    with pytest.raises(InvalidInputError, match="states no time zone"):
        resolve_zone(None, "", "")


def test_a_zone_in_words_not_understood_is_never_replaced_by_that_of_the_site():
    with pytest.raises(InvalidInputError, match="CDT"):
        resolve_zone(None, "", "Asia/Shanghai", unread="CDT")
    assert resolve_zone(None, "UTC-05:00", "Asia/Shanghai", unread="CDT").origin == "setting: UTC-05:00"


def times(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[ns]")


def test_a_time_that_exists_twice_is_standard_time():
    utc = to_utc(times("2020-11-01T01:30", "2020-11-01T03:00"), ZoneInfo("America/New_York"))
    assert utc.ambiguous.tolist() == [True, False]
    assert utc.times.astype("datetime64[m]").astype(str).tolist() == ["2020-11-01T06:30", "2020-11-01T08:00"]


def test_an_hour_that_the_file_repeats_is_summer_time_first():
    utc = to_utc(times("2020-11-01T01:30", "2020-11-01T01:30"), ZoneInfo("America/New_York"))
    assert utc.times.astype("datetime64[m]").astype(str).tolist() == ["2020-11-01T05:30", "2020-11-01T06:30"]


def test_a_time_that_was_skipped_is_missing():
    utc = to_utc(times("2020-03-08T02:30", "2020-03-08T01:59", "2020-07-01T00:00"), ZoneInfo("America/New_York"))
    assert utc.missing.tolist() == [True, False, False]
    assert utc.times[1:].astype("datetime64[m]").astype(str).tolist() == ["2020-03-08T06:59", "2020-07-01T04:00"]


def test_every_hour_of_a_year_agrees_with_the_standard_library():
    zone = ZoneInfo("Europe/Berlin")
    hours = np.arange("2021-01-01", "2022-01-01", dtype="datetime64[h]").astype("datetime64[ns]")
    utc = to_utc(hours, zone)
    for at in np.flatnonzero(~utc.missing & ~utc.ambiguous):
        local = hours[at].astype("datetime64[us]").item().replace(tzinfo=zone)
        assert utc.times[at] == np.datetime64(local.astimezone(timezone.utc).replace(tzinfo=None), "ns")
    assert (utc.missing.sum(), utc.ambiguous.sum()) == (1, 1)
