# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart of a warning: what is marked on the record of its well, and what of the record is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.store.ports import WarningEvent, WarningLevel, WarningState
from gw_monitor.gw_core.warning.notices.looks import PLAIN_WORDS, Colour, LevelWord
from gw_monitor.gw_monitor_plugin.levels import LINES
from gw_monitor.gw_monitor_plugin.observations.marks import marks_of

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
DAY = timedelta(days=1)
LEVELS = [
    {"level": "general", "open": 0.8, "clear": 0.7}, {"level": "serious", "open": 1.0, "clear": 0.9},
    {"level": "severe", "open": 3.0, "clear": 2.5},
]  # fmt: skip


def warning(kind="limit", *, limit=10.0, value=9.0, level=WarningLevel.GENERAL, code="benzene", days=(50, 51), **more):
    readings = [{"time": (START + day * DAY).isoformat(), "value": value} for day in days]
    window = more.pop("window", (days[0], days[-1]))
    evidence = {
        "kind": kind, "levels": LEVELS, "readings": readings, "sensor": "",
        "window": [(START + day * DAY).isoformat() for day in window], **more,
    }  # fmt: skip
    return WarningEvent(
        event_id="e", rule="some rule", point="MW-1", property=code, level=level, state=WarningState.FIRING,
        opened_at=START + days[0] * DAY, updated_at=START + days[-1] * DAY, resolved_at=None, value=value, limit=limit,
        unit="ug/L", evidence=evidence,
    )  # fmt: skip


@pytest.fixture
def frame():
    """A hundred daily readings."""
    return make_frame(1, [START + day * DAY for day in range(100)], [float(day) for day in range(100)])


def test_the_levels_up_to_the_next_one_and_the_end_of_the_warning_are_lines(frame):
    found = {(line.level, line.clears): line.value for line in marks_of(warning(), frame).lines}
    general, serious = WarningLevel.GENERAL, WarningLevel.SERIOUS
    assert found == pytest.approx({(general, False): 8.0, (serious, False): 10.0, (general, True): 7.0})
    severe = marks_of(warning(level=WarningLevel.SEVERE), frame).lines
    assert len(severe) == 4


def test_a_level_of_ph_is_a_distance_from_seven(frame):
    """0.8 of the way from 7 to the limit of 6.5 is pH 6.6 (HJ 610-2016, standard index)."""
    lines = marks_of(warning(limit=6.5, value=6.55, code="ph"), frame).lines
    assert [line.value for line in lines] == pytest.approx([6.6, 6.5, 6.65])


def test_the_window_and_the_readings_that_counted_are_those_of_the_evidence(frame):
    found = marks_of(warning("rise", window=(43, 51)), frame)
    assert found.window == (START + 43 * DAY, START + 51 * DAY)
    assert list(found.counted["value"]) == [50.0, 51.0]
    assert found.moments == ((START + 50 * DAY, "opened"),)


def test_a_trend_is_the_stored_slope_through_the_stored_median(frame):
    """36.525 ug/L a year over 100 days rise by 10; half of it on either side of the median."""
    found = marks_of(warning("trend", value=36.525, limit=20.0, window=(-49, 51)), frame)
    assert found.lines == ()
    assert [value for _, value in found.trend] == pytest.approx([15.0, 25.0])


@pytest.mark.parametrize("kind", ["range", "control"])
def test_what_a_bound_or_chart_compares_with_is_one_line(frame, kind):
    (line,) = marks_of(warning(kind, limit=14.0), frame).lines
    assert (line.value, line.level) == (14.0, None)


@pytest.mark.parametrize("kind", ["missing", "flat", "calibration", "forecast", "combined", "consecutive", "rate"])
def test_days_and_counts_are_no_lines_among_concentrations(frame, kind):
    assert marks_of(warning(kind), frame).lines == ()


def test_what_is_shown_holds_the_window_as_much_before_and_some_readings_around(frame):
    early, late = marks_of(warning(), frame).around
    assert early == START + 30 * DAY, "twenty readings before"
    assert START + 61 * DAY <= late <= START + 62 * DAY, "ten readings after"
    assert marks_of(warning(window=(11, 51)), frame).around[0] == START - 29 * DAY, "the window once more"


def test_a_warning_of_an_older_version_and_of_a_silent_well_is_marked_too(frame):
    bare = replace(warning(), evidence={"kind": "limit"}, limit=float("nan"))
    found = marks_of(bare, frame[:0])
    assert (found.lines, len(found.counted)) == ((), 0)
    assert found.window == (bare.opened_at, bare.opened_at)
    assert found.around[0] < bare.opened_at < found.around[1]


# --- in the window ---


@pytest.fixture
def shown(opened, store, process):
    """The chart with the first warning of the small park, opened by the reading of today."""
    now = store.events[0].updated_at
    store.events[0] = replace(
        store.events[0], opened_at=now,
        evidence={
            "kind": "limit", "levels": LEVELS, "sensor": "", "window": [now.isoformat()] * 2,
            "readings": [{"time": now.isoformat(), "value": 150.0}],
            "acknowledged": [{"at": now.isoformat(), "by": "Li", "level": "severe"}],
        },
    )  # fmt: skip
    opened.monitor.refresh()
    process(lambda: opened.alerts._model.event_at(0).evidence)
    opened.chart.setUserVisible(True)
    opened.alerts.select_row(0)
    opened.alerts._form.zoom.click()
    process(lambda: opened.chart._series is not None and opened.chart._series.marks is not None)
    return opened.chart


def labels(chart):
    return chart._canvas.figure.axes[0].get_legend_handles_labels()[1]


def test_a_located_warning_is_drawn_with_its_marks(shown):
    words = labels(shown)
    assert "▲▲▲ Severe from 30" in words
    assert "over below 7" in words
    assert any(word.startswith("opened") for word in words)
    assert any(word.startswith("acknowledged") for word in words)
    assert {"counted", "what the rule looked at"} <= set(words)
    assert "rule limit" in shown._form.status.text()


def test_the_record_is_shown_around_the_warning_or_whole(shown):
    span, axes = shown._form.span, shown._canvas.figure.axes
    assert not span.isHidden()
    narrow = axes[0].get_xlim()
    span.setCurrentIndex(1)
    span.activated.emit(1)
    assert shown._canvas.figure.axes[0].get_xlim() != narrow


def test_another_well_is_drawn_without_marks(opened, shown, process):
    shown.show_point("MW-2")
    process(lambda: shown._series.point == "MW-2")
    assert shown._series.marks is None
    assert shown._form.span.isHidden()


def test_levels_have_the_colours_and_words_of_the_park(shown):
    from matplotlib.colors import to_hex

    levels = {**PLAIN_WORDS, WarningLevel.SEVERE: LevelWord(colour=Colour.BLUE, word="Grade I")}
    shown._levels = levels
    shown._redraw()
    lines = {line.get_label(): to_hex(line.get_color()) for line in shown._canvas.figure.axes[0].get_lines()}
    assert lines["▲▲▲ Grade I from 30"] == LINES[Colour.BLUE]
