# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections on what follows: forecast, sources, network, tasks; and where everything came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ..standards.groundwater import indicators
from ..wording import say
from .charts import chart_words, draw_arrivals, draw_probabilities
from .markup import Html, element, join, pairs, picture, table
from .status import MOST_ROWS, cut, paragraph
from .words import as_utc, figure, percent, shown, with_unit

if TYPE_CHECKING:
    from collections.abc import Hashable

    from .contents import ReportContents
    from .words import Words

# Candidates in the chart of sources.
_MOST_BARS = 12


def forecast_section(contents: ReportContents, words: Words) -> Html:
    """Show when receptors are reached."""
    arrivals = contents.table("arrival")
    if arrivals is None:
        return paragraph(words, say("A forecast was not given."))
    reached = arrivals[arrivals["arrival"].notna()].sort_values("arrival")
    sentence = say(
        "The plume reaches {reached} of {count} receptors or wells within the forecast.",
        reached=len(reached), count=len(arrivals),
    )  # fmt: skip
    headers = [
        words(each) for each in
        (say("Receptor or well"), say("Limit reached"), say("Days from now"), say("Peak"), say("Limit"))
    ]  # fmt: skip
    ordered = pd.concat([reached, arrivals[arrivals["arrival"].isna()]])
    rows = []
    for row in ordered.head(MOST_ROWS).to_dict("records"):
        when = None if pd.isna(row["arrival"]) else as_utc(pd.Timestamp(row["arrival"]))
        days = "–" if when is None else f"{(when - contents.now).total_seconds() / 86400.0:.0f}"
        first = words(say("not within the forecast")) if when is None else words.day(when)
        peak, limit = (with_unit(figure(row[name]), row["unit"]) for name in ("peak", "limit"))
        rows.append((row["point"], first, days, peak, limit))
    parts = [paragraph(words, sentence)]
    if len(reached):
        moments = [as_utc(pd.Timestamp(each)) for each in reached["arrival"].head(_MOST_BARS)]
        translate = chart_words(words).translate
        data = draw_arrivals(list(reached["point"].head(_MOST_BARS)), moments, contents.now, translate)
        parts.append(element("figure", picture(data, words(say("Time of arrival at each receptor")))))
    return join([*parts, table(headers, rows, "tsnnn"), cut(words, len(ordered))])


def source_section(contents: ReportContents, words: Words) -> Html:
    """Rank the candidate sources, and say whether the wells can tell them apart."""
    sources = contents.table("traced")
    if sources is None:
        return paragraph(words, say("Sources were not traced."))
    ordered = sources.assign(_p=sources["probability"].astype("float64")).sort_values("_p", ascending=False)
    known = ordered[ordered["_p"].notna()].head(_MOST_BARS)
    parts = []
    if len(known):
        translate = chart_words(words).translate
        data = draw_probabilities([str(each) for each in known["name"]], list(known["_p"]), translate)
        parts.append(element("figure", picture(data, words(say("Probability of each candidate source")))))
    apart = (
        bool(len(ordered)) and ordered["identifiable"].map(lambda each: str(each).lower() in {"true", "1", "1.0"}).all()
    )
    judged = (
        say("The samples tell the candidates apart.") if apart
        else say("The samples do not tell all candidates apart: the ranking is no proof.")
    )  # fmt: skip
    headers = [
        words(each) for each in (say("Source"), say("Enterprise"), say("Probability"), say("Mass, kg"), say("Verdict"))
    ]
    rows = [
        (
            row["name"], shown(row["enterprise"]), "–" if pd.isna(row["_p"]) else f"{percent(row['_p'])} %",
            _mass(row), shown(row["verdict"]),
        )
        for row in ordered.head(MOST_ROWS).to_dict("records")
    ]  # fmt: skip
    return join([
        *parts, paragraph(words, judged), table(headers, rows, "ttnnt"), cut(words, len(ordered)),
    ])  # fmt: skip


def _mass(row: dict[Hashable, Any]) -> str:
    if pd.isna(row["mass_kg"]):
        return "–"
    return f"{figure(row['mass_kg'], 3)} ± {figure(row['mass_sd'], 2)}"


def network_section(contents: ReportContents, words: Words) -> Html:
    """List the proposed wells."""
    network = contents.table("network")
    if network is None:
        return paragraph(words, say("A network was not designed."))
    if network.empty:
        return paragraph(words, say("No further well is proposed."))
    headers = [
        words(each) for each in (
            say("Rank"), say("Proposed well"), say("Share of releases detected"), say("Mean time to detection, d"),
            say("Note"),
        )
    ]  # fmt: skip
    rows = [
        (
            row["rank"], row["name"],
            "–" if pd.isna(row["detected_share"]) else f"{100 * float(row['detected_share']):.0f} %",
            figure(row["mean_days"], 3), shown(row["note"]),
        )
        for row in network.sort_values("rank").head(MOST_ROWS).to_dict("records")
    ]  # fmt: skip
    return join([table(headers, rows, "nsnnt"), cut(words, len(network))])


def task_section(contents: ReportContents, words: Words) -> Html:
    """List the tasks of the response with the evidence of each."""
    tasks = contents.table("tasks")
    if tasks is None:
        return paragraph(words, say("A response was not planned."))
    headers = [
        words(each) for each in
        (say("No."), say("Phase"), say("Task"), say("Responsible"), say("Due"), say("Resources"), say("Evidence"))
    ]  # fmt: skip
    rows = [
        (
            row["number"], row["phase"], row["task"], row["responsible"], words.moment(row["due_at"]),
            shown(row["resources"]), row["basis"],
        )
        for row in tasks.sort_values("number").head(MOST_ROWS).to_dict("records")
    ]  # fmt: skip
    return join([table(headers, rows, "ntttstt"), cut(words, len(tasks))])


def provenance_section(contents: ReportContents, words: Words) -> Html:
    """Say from what, with what and on which unverified figures the report was made."""
    unverified = [words.property(code) for code, row in indicators().items() if not row.confirmed]
    rules = sorted({str(event.evidence.get("rule_version", "–")) for event in contents.events})
    rows = [
        (words(say("Report made")), f"{words.moment(contents.now)} ({words.zone})"),
        *((words(say("Input {name}", name=name)), found) for name, found in contents.inputs.items()),
        *((name, version) for name, version in contents.versions.items()),
        (words(say("Version of the warning rules")), ", ".join(rules) or "–"),
        (words(say("Limits not verified in a public source")), ", ".join(unverified) or "–"),
    ]
    note = say("Warning levels and their ratios are choices of this program or its user, not of a standard.")
    return join([pairs(rows), paragraph(words, note, class_="note")])
