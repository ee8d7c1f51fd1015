# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The state of the engine in a file, so that a service continues after a restart exactly where it stood."""

from __future__ import annotations

import io
import json
import os
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import StoreError
from ...wording import say
from ..machine.records import (
    episode_from_json,
    episode_to_json,
    reading_from_json,
    reading_to_json,
    state_from_json,
    state_to_json,
)
from ..measures.gauge import Memory, Readings
from .state import EngineState, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from .bindings import Engine

FORMAT = 1
_COLUMNS = tuple(Readings.__dataclass_fields__)
_CLOCKS = ("read", "member", "settled")


def save_checkpoint(path: Path, engine: Engine, state: EngineState, marks: Mapping[str, int]) -> None:
    """Write a state and whole numbers that belong to it; the file is there whole or as it was before.

    Raises
    ------
    StoreError
        It cannot be written.
    """
    buffer = io.BytesIO()
    np.savez(buffer, **_arrays(state), words=np.frombuffer(_words(engine, state, marks), dtype=np.uint8))
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("wb") as file:
            file.write(buffer.getvalue())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        message = say("The state of the warnings cannot be written to {path}: {reason}.", path=path, reason=error)
        raise StoreError(message) from error


def load_checkpoint(path: Path, engine: Engine) -> tuple[EngineState, dict[str, int]] | None:
    """Return state and marks of a file; None when there is none, or it is not of this engine.

    Then history must be judged.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            words = json.loads(bytes(file["words"]))
            return (_restored(file, words), words["marks"]) if words["engine"] == _signature(engine) else None
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None


def _signature(engine: Engine) -> list[Any]:
    bound = [[binding.rule.name, len(binding.targets)] for binding in engine.bindings]
    return [FORMAT, engine.version, engine.ids.tolist(), bound, [_compared(stream) for stream in engine.streams]]


def _compared(stream: Any) -> str:
    return repr((stream.key, stream.role, stream.limit, stream.background, stream.baseline, stream.calibration_due))


def _arrays(state: EngineState) -> dict[str, NDArray[Any]]:
    found: dict[str, NDArray[Any]] = {"last": state.last, "last_value": state.last_value}
    found |= _rows("ahead", state.ahead)
    for number, part in enumerate(state.parts):
        found |= _rows(f"{number}/memory", part.memory.rows)
        found |= {f"{number}/carry/{name}": column for name, column in part.memory.carry.items()}
        found |= {f"{number}/{name}": getattr(part, name) for name in _CLOCKS}
    return found


def _rows(name: str, rows: Readings) -> dict[str, NDArray[Any]]:
    return {f"{name}/{column}": getattr(rows, column) for column in _COLUMNS}


def _words(engine: Engine, state: EngineState, marks: Mapping[str, int]) -> bytes:
    parts = [
        {
            "states": _each(part.states, state_to_json),
            "episodes": _each(part.episodes, episode_to_json),
            "latest": _each(part.latest, reading_to_json),
        }
        for part in state.parts
    ]
    return json.dumps({"engine": _signature(engine), "now": state.now, "parts": parts, "marks": dict(marks)}).encode()


def _each(found: Mapping[int, Any], plain: Callable[[Any], Any]) -> list[list[Any]]:
    return [[target, plain(value)] for target, value in found.items()]


def _restored(file: Any, words: dict[str, Any]) -> EngineState:
    parts = tuple(_part(file, number, part) for number, part in enumerate(words["parts"]))
    return EngineState(
        now=words["now"], parts=parts, ahead=_readings(file, "ahead"), last=file["last"], last_value=file["last_value"]
    )


def _part(file: Any, number: int, words: dict[str, Any]) -> Part:
    prefix = f"{number}/carry/"
    carry = {name.removeprefix(prefix): file[name] for name in file.files if name.startswith(prefix)}
    read, member, settled = (file[f"{number}/{name}"] for name in _CLOCKS)
    return Part(
        memory=Memory(_readings(file, f"{number}/memory"), carry),
        states={target: state_from_json(value) for target, value in words["states"]},
        episodes={target: episode_from_json(value) for target, value in words["episodes"]},
        latest={target: reading_from_json(value) for target, value in words["latest"]},
        read=read, member=member, settled=settled,
    )  # fmt: skip


def _readings(file: Any, name: str) -> Readings:
    return Readings(*(file[f"{name}/{column}"] for column in _COLUMNS))
