# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report: complete, escaped, in its reader's language, whole or not at all."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, timezone
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import Cancelled, InvalidInputError, StoreError
from gw_monitor.gw_core.progress import Silent
from gw_monitor.gw_core.records.observations import empty_frame
from gw_monitor.gw_core.reporting import charts
from gw_monitor.gw_core.reporting.contents import read_image, worst_point
from gw_monitor.gw_core.reporting.document import compose_report, write_atomically
from gw_monitor.gw_core.reporting.words import Words, figure, zone_of

ENGLISH = Words(str, "en", zone_of("Asia/Shanghai"))
VOID = {"meta", "img", "br"}


class Outline(HTMLParser):
    """Checks nesting and gathers what matters."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.links, self.text = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"src", "href"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def outline(document):
    parser = Outline()
    parser.feed(document)
    parser.close()
    assert parser.open == []
    return parser


def test_a_full_report_says_everything_and_needs_no_other_file(full_contents):
    document = compose_report(full_contents, ENGLISH)
    found = outline(document)
    text = " ".join(found.text)
    for words in (
        "SIMULATED PARK", "Quarterly report", "Test park", "Wells worse than class III: 2 of 4.",
        "Open warnings: 2; highest level: severe.", "at MW-4 first, on 2026-07-06.",
        "The most probable source is Tank T1, with 93.0 %.", "Tasks: 1; the first is due on 2026-06-02 12:00.",
        "Rows in: 8880, of which 8870 stored, 6 duplicate, 4 rejected.", "31.4 ug/L", "0.00094",
        "To be confirmed by further readings.", "not within the forecast", "The samples tell the candidates apart.",
        "beside the tank farm", "Take a second sample at MW-2.", "abc123", "Asia/Shanghai",
    ):  # fmt: skip
        assert words in text, words
    assert "not given" not in text
    assert len(found.links) == 5  # the map and four charts
    assert all(link.startswith("data:image/png;base64,") for link in found.links)
    assert "http" not in document


def test_an_empty_report_says_what_is_missing(empty_contents):
    text = " ".join(outline(compose_report(empty_contents, ENGLISH)).text)
    for words in (
        "No data have been imported yet.", "The classes of the wells were not given.", "Trends were not given.",
        "A forecast was not given.", "Sources were not traced.", "A network was not designed.",
        "A response was not planned.", "The database holds no open warning.", "No picture of the map was given.",
    ):  # fmt: skip
        assert words in text, words


def test_a_real_park_has_no_banner(empty_contents):
    records = empty_contents.records
    real = replace(empty_contents, records=replace(records, park=replace(records.park, simulated=False)))
    assert "SIMULATED" not in compose_report(real, ENGLISH)


def test_nothing_from_the_data_becomes_markup(full_contents):
    evil = '<script>alert("x")</script>\'&'
    tables = {
        name: table.assign(**{
            column: evil for column in table.columns
            if column in {"point", "name", "enterprise", "verdict", "note", "task", "basis", "responsible", "method",
                          "unit", "phase", "resources"}
        })
        for name, table in full_contents.tables.items()
    }  # fmt: skip
    records = full_contents.records
    hurt = replace(
        full_contents, title=evil, tables=tables, batches=full_contents.batches.assign(source=evil, reader=evil),
        records=replace(records, park=replace(records.park, name=evil, note=evil)), inputs={"CLASSES": evil},
        events=tuple(replace(event, point=evil, unit=evil) for event in full_contents.events),
        worst=replace(full_contents.worst, point=evil),
    )  # fmt: skip
    document = compose_report(hurt, ENGLISH)
    assert "script" not in outline(document).tags
    assert "<script" not in document


def test_every_sentence_goes_through_the_translation(full_contents, empty_contents):
    """With a translation that marks its texts no English sentence stays unmarked."""
    marked = Words(lambda text: f"⟦{text}⟧", "zh", zone_of("UTC"))
    for contents in (full_contents, empty_contents):
        found = outline(compose_report(replace(contents, tables={}, title="")  , marked))  # fmt: skip
        known = {contents.records.park.name, contents.records.park.note, "EPSG:4547"}
        for text in found.text:
            if any(letter.isascii() and letter.isalpha() for letter in text) and "{" not in text:
                words = text.strip()
                data = words in known or "⟦" in words or any(
                    part in words for part in (".xlsx", ".xle", "laboratory", "solinst", "UTC", "Village", "MW-",
                                               "GW Monitor", "park.gpkg", "abc123", "III", "Asia")
                )  # fmt: skip
                assert data, words


def test_a_chinese_report_names_properties_in_chinese(full_contents):
    document = compose_report(full_contents, Words(str, "zh", zone_of("")))
    assert '<html lang="zh">' in document
    assert "苯 at MW-2" in document


def test_the_same_contents_give_the_same_report(full_contents):
    assert compose_report(full_contents, ENGLISH) == compose_report(full_contents, ENGLISH)


def test_long_tables_are_cut_and_say_so(full_contents):
    trends = full_contents.tables["trends"]
    longer = pd.concat([trends] * 80, ignore_index=True)
    document = compose_report(replace(full_contents, tables={"trends": longer}), ENGLISH)
    assert "Further rows that are not shown: 60." in document


def test_a_file_imported_again_is_one_row_and_the_unit_one_is_not_written(full_contents):
    trends = full_contents.tables["trends"].assign(unit="1", property="ph")
    batches = pd.concat([full_contents.batches] * 3, ignore_index=True)
    document = compose_report(replace(full_contents, tables={"trends": trends}, batches=batches), ENGLISH)
    text = " ".join(outline(document).text)
    assert text.count(str(full_contents.batches["source"].iloc[0])) == 1
    assert "31.4 1" not in text


def test_tables_of_another_kind_are_refused_together(full_contents):
    tables = {"classes": full_contents.tables["trends"], "tasks": pd.DataFrame({"number": [1]})}
    with pytest.raises(InvalidInputError, match="CLASSES, TASKS") as caught:
        compose_report(replace(full_contents, tables=tables), ENGLISH)
    assert [finding.place for finding in caught.value.findings] == ["CLASSES", "TASKS"]


def test_a_cancel_ends_the_report(full_contents):
    class Stopped(Silent):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        compose_report(full_contents, ENGLISH, Stopped())


def test_times_without_a_zone_are_utc_and_shown_in_the_zone_of_the_park():
    moment = datetime(2026, 1, 1, 20, 0)  # noqa: DTZ001
    assert ENGLISH.moment(moment) == "2026-01-02 04:00"
    assert ENGLISH.moment(moment.replace(tzinfo=timezone.utc)) == "2026-01-02 04:00"
    assert ENGLISH.moment(pd.NaT) == "–"
    assert str(zone_of("Mars/Base")) == "UTC"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (12.0, "12"), (1234567.0, "1234567"), (0.012346, "0.01235"), (3e-7, "3e-07"), (None, "–"),
     (float("nan"), "–"), (float("inf"), "∞"), (-2.5, "-2.5"), (0.1 + 0.2, "0.3"), (100.0, "100")],
)  # fmt: skip
def test_numbers_are_short_and_unknown_is_a_dash(value, text):
    assert figure(value) == text


def test_the_worst_point_comes_from_the_classes_else_from_the_warnings(full_contents):
    assert worst_point(full_contents.tables, full_contents.events) == ("MW-2", "benzene")
    assert worst_point({}, full_contents.events) == ("MW-2", "benzene")
    assert worst_point({}, ()) is None


def test_a_class_that_hangs_on_a_detection_limit_shows_below_it(full_contents):
    censored = full_contents.tables["classes"].assign(censored=[False, False, True, None])
    tables = {**full_contents.tables, "classes": censored}
    document = compose_report(replace(full_contents, tables=tables), ENGLISH)
    assert "&lt;33 ug/L" in document and "&lt;142" not in document


def test_a_report_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "report.html"
    write_atomically(path, "first")
    write_atomically(path, "second ✓")
    assert path.read_text(encoding="utf-8") == "second ✓"
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
    with pytest.raises(StoreError, match=r"report\.html cannot be written"):
        write_atomically(tmp_path / "missing" / "report.html", "third")
    taken = tmp_path / "folder.html"
    taken.mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        write_atomically(taken, "fourth")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.html", "report.html"]


def test_pictures_are_known_by_their_content(tmp_path):
    picture = tmp_path / "map.txt"
    picture.write_bytes(charts.draw_classes({"I": 1}, str))
    assert read_image(picture).kind == "image/png"
    picture.write_bytes(b"GIF89a")
    with pytest.raises(InvalidInputError, match=r"map\.txt is not a PNG or JPEG"):
        read_image(picture)
    with pytest.raises(InvalidInputError, match="cannot be read"):
        read_image(tmp_path / "none.png")


def pixels(data):
    from matplotlib.image import imread

    return imread(io.BytesIO(data))


def test_charts_do_not_touch_the_global_state_of_matplotlib(full_contents):
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    worst = full_contents.worst
    line = charts.LimitLine("limit", 10.0)
    data = charts.draw_series(worst.observations, "ug/L", "Benzene", [line], str)
    assert pixels(data).shape[1] > 900
    assert dict(mpl.rcParams) == before


def test_charts_survive_nothing_and_names_that_no_font_has(monkeypatch):
    monkeypatch.setattr(charts, "cjk_font", lambda: None)
    assert charts.chart_words(Words(lambda text: "中文", "zh")).language == "en"
    assert pixels(charts.draw_probabilities(["储罐 T1"], [0.5], str)).size
    assert pixels(charts.draw_series(empty_frame(), "m", "水位", [], str)).size
    assert pixels(charts.draw_classes({}, str)).size


def test_chinese_is_drawn_when_a_font_has_it():
    if charts.cjk_font() is None:
        pytest.skip("no font with Chinese characters is installed")
    import matplotlib.font_manager as fonts

    drawn, boxes = (pixels(charts.draw_probabilities([name], [0.5], str)) for name in ("储罐", "\U000f1234\U000f1234"))
    assert fonts.findfont(charts.cjk_font())
    assert not np.array_equal(drawn, boxes)


@pytest.mark.parametrize("name", ["储罐 $\\frac$", "$$", "a$b$c"])
def test_a_name_with_dollar_signs_is_no_formula(name):
    assert pixels(charts.draw_probabilities([name], [0.5], str)).size
    now = datetime(2026, 1, 1, tzinfo=timezone.utc)
    assert pixels(charts.draw_arrivals([name], [datetime(2026, 3, 1, tzinfo=timezone.utc)], now, str)).size


def test_the_origin_of_a_time_zone_is_said_in_the_language_of_the_report():
    marked = Words(lambda text: f"⟦{text}⟧", "zh", zone_of("UTC"))
    assert marked.zone_origin("site: Asia/Shanghai") == "⟦site: Asia/Shanghai⟧"
    assert marked.zone_origin("file: UTC+08:00") == "⟦file: UTC+08:00⟧"
    assert marked.zone_origin("link: UTC") == "⟦link: UTC⟧"
