# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""States and episodes as JSON and back, exactly: times to the microsecond, NaN and infinity as Python words them."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from .replay import Episode
from .step import Reading, Run, State, Transition, TransitionKind


def reading_to_json(reading: Reading) -> list[Any]:
    """Return a reading as a list."""
    return [_plain(getattr(reading, field.name)) for field in fields(reading)]


def reading_from_json(stored: list[Any]) -> Reading:
    """Return the reading of a list."""
    time, *numbers = stored
    low, high, trusted, value, reference, censored = numbers
    return Reading(_moment(time), float(low), float(high), trusted, float(value), float(reference), censored)


def state_to_json(state: State) -> dict[str, Any]:
    """Return a state as an object."""
    return {
        "runs": [[_plain(getattr(run, field.name)) for field in fields(run)] for run in state.runs],
        "level": state.level, "acknowledged": state.acknowledged, "opened_at": _plain(state.opened_at),
        "evidence": [reading_to_json(each) for each in state.evidence], "read": _plain(state.read),
        "openings": [_plain(each) for each in state.openings], "ended": _plain(state.ended),
    }  # fmt: skip


def state_from_json(stored: dict[str, Any]) -> State:
    """Return the state of an object."""
    return State(
        runs=tuple(_run(each) for each in stored["runs"]), level=stored["level"], acknowledged=stored["acknowledged"],
        opened_at=_perhaps(stored["opened_at"]), read=_perhaps(stored["read"]), ended=_perhaps(stored["ended"]),
        evidence=tuple(reading_from_json(each) for each in stored["evidence"]),
        openings=tuple(_moment(each) for each in stored["openings"]),
    )  # fmt: skip


def episode_to_json(episode: Episode) -> dict[str, Any]:
    """Return an episode as an object."""
    plain = {
        field.name: _plain(getattr(episode, field.name))
        for field in fields(episode)
        if field.name not in {"cause", "evidence", "changes"}
    }
    return plain | {
        "cause": None if episode.cause is None else reading_to_json(episode.cause),
        "evidence": [reading_to_json(each) for each in episode.evidence],
        "changes": [_transition(each) for each in episode.changes],
    }


def episode_from_json(stored: dict[str, Any]) -> Episode:
    """Return the episode of an object."""
    found = Episode(
        opened_at=_moment(stored["opened_at"]), updated_at=_moment(stored["updated_at"]), level=stored["level"],
        fired_at=_perhaps(stored["fired_at"]), resolved_at=_perhaps(stored["resolved_at"]),
        cause=None if stored["cause"] is None else reading_from_json(stored["cause"]), recovering=stored["recovering"],
        evidence=tuple(reading_from_json(each) for each in stored["evidence"]),
    )  # fmt: skip
    return replace(found, changes=tuple(_changed(each) for each in stored["changes"]))


def _run(stored: list[Any]) -> Run:
    since, last, readings, clears, clear_since = stored
    return Run(_perhaps(since), _perhaps(last), readings, clears, _perhaps(clear_since))


def _transition(change: Transition) -> list[Any]:
    reading = None if change.reading is None else reading_to_json(change.reading)
    evidence = [reading_to_json(each) for each in change.evidence]
    return [change.kind.value, _plain(change.at), _plain(change.opened_at), change.level, reading, evidence]


def _changed(stored: list[Any]) -> Transition:
    kind, at, opened_at, level, reading, evidence = stored
    cause = None if reading is None else reading_from_json(reading)
    readings = tuple(reading_from_json(each) for each in evidence)
    return Transition(TransitionKind(kind), _moment(at), _moment(opened_at), level, cause, readings)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored)


def _perhaps(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored)
