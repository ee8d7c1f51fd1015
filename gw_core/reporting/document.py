# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report as one HTML file: no other file is needed to read, send or print it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..errors import StoreError
from ..progress import Silent
from ..store.ports import WarningLevel
from ..warning.events.events import OPEN_STATES
from ..wording import say
from .contents import ReportContents, check_tables
from .markup import Html, element, escape, join
from .outlook import forecast_section, network_section, provenance_section, source_section, task_section
from .status import class_section, data_section, park_section, trend_section, warning_section
from .words import percent

if TYPE_CHECKING:
    from ..progress import Progress
    from .words import Words

_STYLE = Path(__file__).with_name("data") / "report.css"
_LEVELS = tuple(WarningLevel)
_SECTIONS = (
    (say("Park"), park_section),
    (say("Data"), data_section),
    (say("Classes of the wells"), class_section),
    (say("Trends"), trend_section),
    (say("Warnings"), warning_section),
    (say("Forecast"), forecast_section),
    (say("Sources"), source_section),
    (say("Network of wells"), network_section),
    (say("Response"), task_section),
    (say("Where this comes from"), provenance_section),
)


def compose_report(contents: ReportContents, words: Words, progress: Progress | None = None) -> str:
    """Return a report as one HTML document.

    Parameters
    ----------
    contents : ReportContents
        A table that was not given becomes one sentence saying so.
    words : Words
        Language and time zone of the reader.
    progress : Progress, optional

    Raises
    ------
    InvalidInputError
        A table lacks columns; all faults are findings.
    Cancelled
    """
    check_tables(contents.tables)
    progress = progress or Silent()
    parts: list[Html] = [_head(contents, words)]
    for number, (title, section) in enumerate(_SECTIONS, start=1):
        progress.check()
        progress.report(number / (len(_SECTIONS) + 1))
        parts.append(element("section", element("h2", f"{number}  {words(title)}"), section(contents, words)))
    name = f"{_title(contents, words)} – {contents.records.park.name}"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(name)}</title>\n'
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n{join(parts)}\n</body>\n</html>\n"
    )


def _title(contents: ReportContents, words: Words) -> str:
    return contents.title.strip() or words(say("Groundwater report"))


def _head(contents: ReportContents, words: Words) -> Html:
    park = contents.records.park
    parts = [element("h1", _title(contents, words)), element("p", park.name, class_="park")]
    if park.simulated:
        banner = say("SIMULATED PARK: nobody can visit it; every reading comes from a model.")
        parts.insert(0, element("div", words(banner), class_="banner"))
    made = say("Made {time}; times are in {zone}.", time=words.moment(contents.now), zone=str(words.zone))
    facts = [element("li", words(sentence)) for sentence in key_facts(contents, words)]
    return element("header", *parts, element("p", words(made), class_="note"), element("ul", *facts, class_="facts"))


def key_facts(contents: ReportContents, words: Words) -> list[str]:
    """Return the sentences that a hurried reader needs: worst class, warnings, first arrival, likeliest source."""
    return [*_state_facts(contents, words), *_outlook_facts(contents, words)]


def _state_facts(contents: ReportContents, words: Words) -> list[str]:
    facts: list[str] = []
    classes = contents.table("classes")
    if classes is not None:
        known = [name for name in classes["class"] if name in {"I", "II", "III", "IV", "V"}]
        kept = contents.records.park.limit_class
        worse = sum(_rank(name) > _rank(kept) for name in known)
        facts.append(
            say("Wells worse than class {kept}: {worse} of {count}.", worse=worse, count=len(classes), kept=kept)
        )
    current = [event for event in contents.events if event.state in OPEN_STATES]
    if current:
        level = max((event.level for event in current), key=_LEVELS.index)
        facts.append(
            say(
                "Open warnings: {count}; highest level: {level}.",
                count=len(current),
                level=words.code(level.value),
            )
        )
    else:
        facts.append(say("The database holds no open warning."))
    return facts


def _rank(name: str) -> int:
    return ("I", "II", "III", "IV", "V").index(name)


def _outlook_facts(contents: ReportContents, words: Words) -> list[str]:
    facts: list[str] = []
    arrivals, sources = contents.table("arrival"), contents.table("traced")
    if arrivals is not None and arrivals["arrival"].notna().any():
        first = arrivals[arrivals["arrival"].notna()].sort_values("arrival").iloc[0]
        facts.append(
            say(
                "The forecast reaches the limit at {point} first, on {time}.",
                point=first["point"],
                time=words.day(first["arrival"]),
            )
        )
    if sources is not None and sources["probability"].notna().any():
        likely = sources.loc[sources["probability"].astype("float64").idxmax()]
        share = percent(float(likely["probability"]))
        facts.append(say("The most probable source is {name}, with {percent} %.", name=likely["name"], percent=share))
    tasks = contents.table("tasks")
    if tasks is not None and len(tasks):
        due = words.moment(pd.to_datetime(tasks["due_at"], utc=True).min())
        facts.append(say("Tasks: {count}; the first is due on {time}.", count=len(tasks), time=due))
    return facts


def write_atomically(path: Path, text: str) -> None:
    """Write a file whole or not at all; an earlier one is replaced only by a finished one.

    Raises
    ------
    StoreError
        The folder is missing, or the disk full or write-protected.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise StoreError(
            say("The report {path} cannot be written: {reason}.", path=path.name, reason=error.strerror or str(error))
        ) from error
