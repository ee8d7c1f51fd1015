# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a flow model was made of, kept in its folder, so that it can be run again with something changed."""

from __future__ import annotations

import math
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError
from ...wording import say
from ..array_folder import holds, read_folder, write_folder
from ..grids.grid_file import grid_of, grid_words
from .boundaries import Barrier, Drain, FixedHead, GeneralHead, PumpedWell, Recharge, River
from .gwf_input import FlowInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

NAME = "flow_input"
_FORMAT = 1
_KINDS: dict[str, type] = {
    "heads": FixedHead, "rivers": River, "wells": PumpedWell, "drains": Drain, "general_heads": GeneralHead,
    "recharges": Recharge, "barriers": Barrier,
}  # fmt: skip
_PLAIN = tuple(each.name for each in fields(FlowInput) if each.name not in {"grid", "start", "periods_d", *_KINDS})


def save_flow_input(inputs: FlowInput, folder: str | Path) -> None:
    """Write ``flow_input.npz`` and ``flow_input.json`` into an existing folder."""
    described, arrays = grid_words(inputs.grid)
    arrays = {f"grid/{name}": array for name, array in arrays.items()}
    words: dict[str, Any] = {
        "format": _FORMAT, "grid": described, "periods_d": list(inputs.periods_d),
        "start": inputs.start.isoformat() if inputs.start else None,
        "values": _packed(inputs, _PLAIN, "values", arrays),
    }  # fmt: skip
    for kind in _KINDS:
        words[kind] = [
            _packed(each, [part.name for part in fields(each)], f"{kind}/{number}", arrays)
            for number, each in enumerate(getattr(inputs, kind))
        ]
    place = Path(folder)
    write_folder(place, NAME, words, arrays)


def _packed(thing: Any, names: Any, place: str, arrays: dict[str, NDArray[Any]]) -> dict[str, Any]:
    """Return the numbers of a thing by name, a null for endless; its arrays go to ``arrays`` under place and name."""
    packed: dict[str, Any] = {}
    for name in names:
        value = getattr(thing, name)
        if isinstance(value, np.ndarray):
            arrays[f"{place}/{name}"] = value
        elif value is not None:
            packed[name] = None if value == math.inf else value
    return packed


def read_flow_input(folder: str | Path) -> FlowInput:
    """Read what `save_flow_input` (and so ``simulate_flow``) left in a folder.

    Raises
    ------
    InvalidInputError
        The folder holds no flow input, or one that cannot be read (finding code ``no_flow_input``, ``bad_flow_input``).
    """
    place = Path(folder)
    if not holds(place, NAME):
        message = say(
            '{folder} does not hold what its flow was made of; run "Simulate flow" again.', folder=str(folder)
        )
        raise InvalidInputError(message, [Finding(code="no_flow_input", message=message)])
    try:
        return _read(place)
    except (OSError, KeyError, ValueError, TypeError, EOFError) as error:
        message = say("The flow model in {folder} cannot be read: {reason}.", folder=str(folder), reason=str(error))
        raise InvalidInputError(message, [Finding(code="bad_flow_input", message=message)]) from error


def _read(place: Path) -> FlowInput:
    words, arrays = read_folder(place, NAME, _FORMAT)
    held = _by_place(arrays)
    given: dict[str, Any] = words["values"] | held.get("values", {})
    for kind, made in _KINDS.items():
        places = [held.get(f"{kind}/{number}", {}) for number in range(len(words[kind]))]
        given[kind] = tuple(_unpacked(made, *each) for each in zip(words[kind], places, strict=True))
    start = datetime.fromisoformat(words["start"]) if words["start"] else None
    return FlowInput(
        grid=grid_of(words["grid"], held["grid"]), periods_d=tuple(words["periods_d"]), start=start, **given
    )


def _by_place(arrays: Mapping[str, NDArray[Any]]) -> dict[str, dict[str, NDArray[Any]]]:
    held: dict[str, dict[str, NDArray[Any]]] = {}
    for name, array in arrays.items():
        place, _, last = name.rpartition("/")
        held.setdefault(place, {})[last] = array
    return held


def _unpacked(made: type, packed: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Any:
    return made(**{name: math.inf if value is None else value for name, value in packed.items()}, **arrays)
