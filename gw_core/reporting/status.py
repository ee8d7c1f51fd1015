# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections on what was found: the park, the data that came in, classes, trends, warnings."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from ..standards.groundwater import has_limit, indicator, limit
from ..store.ports import WarningLevel, WarningState
from ..warning.events.events import OPEN_STATES
from ..warning.events.messages import describe
from ..wording import say
from .charts import LimitLine, chart_words, draw_classes, draw_series
from .markup import Html, element, join, pairs, picture, table
from .words import figure, with_unit

if TYPE_CHECKING:
    from .contents import ReportContents, WorstSeries
    from .words import Words

# Longer tables are cut, and the report says so.
MOST_ROWS = 100
_LEVELS = tuple(WarningLevel)


def paragraph(words: Words, sentence: str, **attributes: str) -> Html:
    """Return a sentence as a paragraph."""
    return element("p", words(sentence), **attributes)


def cut(words: Words, rows: int) -> Html:
    """Return the sentence that says how many rows are not shown, nothing when all are."""
    if rows <= MOST_ROWS:
        return Html("")
    return paragraph(words, say("Further rows that are not shown: {count}.", count=rows - MOST_ROWS), class_="note")


def park_section(contents: ReportContents, words: Words) -> Html:
    """Say which park this is, and show the map."""
    records = contents.records
    park = records.park
    rows = [
        (words(say("Coordinate system")), park.crs),
        (words(say("Class that the groundwater must keep (GB/T 14848-2017)")), park.limit_class),
        (words(say("Enterprises")), len(records.enterprises)),
        (words(say("Facilities (potential sources)")), len(records.facilities)),
        (words(say("Monitoring points")), len(records.points)),
        (words(say("Receptors")), ", ".join(each.name for each in records.receptors) or "–"),
        (words(say("Note")), park.note or "–"),
    ]
    facts = pairs(rows)
    image = contents.map_image
    if image is None:
        return join([facts, paragraph(words, say("No picture of the map was given."), class_="note")])
    return join([facts, element("figure", picture(image.data, words(say("Map of the park")), image.kind))])


def data_section(contents: ReportContents, words: Words) -> Html:
    """Say what came in, and what was refused."""
    batches = contents.batches
    if batches.empty:
        return paragraph(words, say("No data have been imported yet."))
    columns = ("rows_in", "stored", "duplicate", "rejected")
    total = {name: int(batches[name].sum()) for name in columns}
    headers = [
        words(each) for each in (
            say("Data source"), say("Reader"), say("Time zone"), say("Imports"), say("Rows in"), say("Stored"),
            say("Duplicate"), say("Rejected"),
        )
    ]  # fmt: skip
    files = _files(batches)
    rows = [
        (
            row["source"], row["reader"], words.zone_origin(row["time_zone"]), row["imports"],
            *(int(row[name]) for name in columns),
        )
        for row in files.head(MOST_ROWS).to_dict("records")
    ]  # fmt: skip
    bold = [element("b", each) for each in (len(batches), *(total[name] for name in columns))]
    rows.append((element("b", words(say("Total"))), "", "", *bold))
    sentence = say(
        "Batches: {batches}. Rows in: {rows_in}, of which {stored} stored, {duplicate} duplicate, {rejected} rejected.",
        batches=len(batches), **total,
    )  # fmt: skip
    ledger = say("Entries of quality control in the ledger: {count}.", count=len(contents.operations))
    parts = [paragraph(words, sentence), table(headers, rows, "tttnnnnn"), cut(words, len(files))]
    return join([*parts, paragraph(words, ledger)])


def _files(batches: pd.DataFrame) -> pd.DataFrame:
    """Return one row a file, however often it was imported, in the order of the first import."""
    keys = ["source", "sha256", "reader", "time_zone"]
    counted = batches.assign(imports=1)[[*keys, "imports", "rows_in", "stored", "duplicate", "rejected"]]
    return counted.groupby(keys, sort=False, as_index=False).sum()


def class_section(contents: ReportContents, words: Words) -> Html:
    """Show the class of each well, and the history of the worst."""
    classes = contents.table("classes")
    history = [_history(contents.worst, contents.records.park.limit_class, words)] if contents.worst else []
    if classes is None:
        return join([paragraph(words, say("The classes of the wells were not given.")), *history])
    counts = Counter(str(name or "unknown") for name in classes["class"])
    chart = picture(draw_classes(counts, chart_words(words).translate), words(say("Wells in each class")))
    headers = [
        words(each) for each in
        (say("Well"), say("Class"), say("Decided by"), say("Value"), say("Limit"), say("Value over limit"), say("Time"))
    ]  # fmt: skip
    ordered = classes.assign(_ratio=classes["ratio"].astype("float64")).sort_values("_ratio", ascending=False)
    rows = [
        (
            row["point"], element("span", words.code(row["class"] or "unknown"), class_=f"class class-{row['class']}"),
            _marked(row["worst_property"], words),
            _with_unit(row["value"], row["unit"], below=row.get("censored") is True),
            _with_unit(row["limit"], row["unit"]), figure(row["ratio"], 3), words.moment(row["time"]),
        )
        for row in ordered.head(MOST_ROWS).to_dict("records")
    ]  # fmt: skip
    note = say(
        "A well is in the class of its worst property (GB/T 14848-2017). † marks limits not verified in a source."
    )
    parts = [element("figure", chart), table(headers, rows, "sstnnns"), cut(words, len(classes))]
    return join([*parts, paragraph(words, note, class_="note"), *history])


def _with_unit(value: object, unit: object, *, below: bool = False) -> str:
    if value is None or pd.isna(value):
        return "–"
    return with_unit(f"{'<' if below else ''}{figure(value)}", unit)


def _marked(code: object, words: Words) -> str:
    name = words.property(code)
    return f"{name} †" if has_limit(str(code)) and not indicator(str(code)).confirmed else name


def _history(worst: WorstSeries, limit_class: str, words: Words) -> Html:
    spoken = chart_words(words)
    lines = []
    if has_limit(worst.property):
        found = limit(worst.property, limit_class)
        label = spoken(say("limit of class {name}", name=limit_class))
        lines = [LimitLine(label, value) for value in (found.value, found.lower) if 0.0 < value < math.inf]
    data = draw_series(worst.observations, worst.unit, spoken.property(worst.property), lines, spoken.translate)
    caption = say(
        "{property} at {point}, the worst of all wells.", property=words.property(worst.property), point=worst.point
    )
    return element("figure", picture(data, words(caption)), element("figcaption", words(caption)))


def trend_section(contents: ReportContents, words: Words) -> Html:
    """Show the trends with everything a reviewer asks for."""
    trends = contents.table("trends")
    if trends is None:
        return paragraph(words, say("Trends were not given."))
    counts = Counter(str(each) for each in trends["trend"])
    sentence = say(
        "Series: {count}. Increasing: {up}; decreasing: {down}; no trend: {none}; insufficient data: {few}.",
        count=len(trends), up=counts["increasing"], down=counts["decreasing"], none=counts["none"],
        few=counts["insufficient"],
    )  # fmt: skip
    headers = [
        words(say("Well")), words(say("Property")), "n", words(say("Non-detects")), "S", "p", "τ",
        words(say("Slope per year")), words(say("Trend")), words(say("Method")),
    ]  # fmt: skip
    ordered = trends.assign(_p=trends["p"].astype("float64")).sort_values("_p", na_position="last")
    rows = [
        (
            row["point"], words.property(row["property"]), row["n"], row["censored"], figure(row["s"]),
            figure(row["p"], 3), figure(row["tau"], 3), _with_unit(row["slope_per_year"], row["unit"]),
            words.code(row["trend"]), row["method"],
        )
        for row in ordered.head(MOST_ROWS).to_dict("records")
    ]  # fmt: skip
    return join([
        paragraph(words, sentence), table(headers, rows, "stnnnnnnst"), cut(words, len(trends)),
    ])  # fmt: skip


def warning_section(contents: ReportContents, words: Words) -> Html:
    """List the open and the pending warnings, worst first, and count those that are over."""
    given = contents.table("warnings")
    events = [each for each in contents.events if given is None or each.event_id in set(given["event_id"])]
    current = [event for event in events if event.state is not WarningState.RESOLVED]
    current.sort(key=lambda event: (event.state not in OPEN_STATES, -_LEVELS.index(event.level), event.point))
    over = say("Warnings that are over: {count}.", count=len(events) - len(current))
    if not current:
        return join([paragraph(words, say("The database holds no open warning.")), paragraph(words, over)])
    headers = [words(each) for each in (say("Level"), say("State"), say("Well"), say("What"), say("Since"))]
    rows = [
        (
            element("span", words.code(event.level.value), class_=f"level level-{event.level.value}"),
            words.code(event.state.value), event.point, words(describe(event, words.language)),
            words.moment(event.opened_at),
        )
        for event in current[:MOST_ROWS]
    ]  # fmt: skip
    return join([table(headers, rows, "sssts"), cut(words, len(current)), paragraph(words, over)])
