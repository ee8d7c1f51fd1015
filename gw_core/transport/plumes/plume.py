# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A finished forecast of a plume, as every output of it reads it, and its folder on disk."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import Finding, InvalidInputError, refusal
from ...wording import say
from ..array_folder import holds, read_folder, write_folder
from ..grids.grid_file import grid_of, grid_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from ..grids.layered_grid import LayeredGrid

FORMAT = 1
_OPTIONAL = ("head", "saturation", "porosity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """In which unit a substance is shown, how many of it make 1 mg/L, and its limit in that unit (NaN: none)."""

    unit: str
    factor: float
    limit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plume:
    """Concentrations of one or more substances on a grid at some times.

    Attributes
    ----------
    grid : LayeredGrid
    start : datetime
        Aware moment from which the times count.
    times_d : ndarray of float, shape (n_times,)
        Rising, d after the start, >= 0.
    concentrations : dict of ndarray, each shape (n_times, layers, *plan)
        Property code to dissolved concentration, mg/L; NaN in inactive and dry cells.
    property_code : str
        The main substance, a key of ``concentrations``.
    unit : str
        Unit in which the main substance is shown.
    factor : float
        How many of that unit make 1 mg/L.
    limit : float
        Of the main substance, in its unit; NaN for none.
    others : dict
        Unit, factor and limit of the other substances; one that is missing is shown in mg/L without a limit.
    porosity : float, ndarray of shape (layers, *plan), or None
        Effective porosity, for the mass; None when unknown.
    head, saturation : ndarray of float, shape (layers, *plan), or None
        Hydraulic head, m (NaN in dry cells), and share of the cell's thickness under water; None when unknown. Of
        transient flow those of its end.
    provenance : dict
        Time of the run, versions, parameters.
    folder : Path or None
        Where it was read from.
    """

    grid: LayeredGrid
    start: datetime
    times_d: NDArray[np.float64]
    concentrations: Mapping[str, NDArray[np.floating[Any]]]
    property_code: str
    unit: str
    factor: float
    limit: float
    others: Mapping[str, Judgement] = field(default_factory=dict)
    porosity: float | NDArray[np.float64] | None = None
    head: NDArray[np.float64] | None = None
    saturation: NDArray[np.float64] | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)
    folder: Path | None = None

    def judgement(self, substance: str = "") -> Judgement:
        """Return unit, factor and limit of a substance; empty for the main one."""
        code = self.code(substance)
        if code == self.property_code:
            return Judgement(unit=self.unit, factor=self.factor, limit=self.limit)
        return self.others.get(code, Judgement(unit="mg/L", factor=1.0, limit=math.nan))

    def code(self, substance: str = "") -> str:
        """Return the code of a substance of this plume; empty for the main one.

        Raises
        ------
        InvalidInputError
            The plume does not hold it.
        """
        code = substance or self.property_code
        if code not in self.concentrations:
            held = ", ".join(self.concentrations)
            raise refusal("unknown_substance", say("The plume holds {held}, not {code}.", held=held, code=code))
        return code

    def shown(self, substance: str = "") -> NDArray[np.float64]:
        """Return the concentration in the unit of the substance, shape (n_times, layers, *plan)."""
        code = self.code(substance)
        values: NDArray[np.float64] = self.concentrations[code] * np.float64(self.judgement(code).factor)
        return values

    def moments(self) -> list[datetime]:
        """Return the aware moment of each time."""
        return [self.start + timedelta(days=float(days)) for days in self.times_d]

    def volume_m3(self) -> NDArray[np.float64]:
        """Return the volume of each cell that is under water (all of it when the saturation is unknown)."""
        whole = self.grid.thickness * self.grid.plan_areas()
        return whole if self.saturation is None else whole * np.nan_to_num(self.saturation)

    def save(self, folder: Path) -> None:
        """Write ``plume.npz`` and ``plume.json`` into an existing folder, the concentrations as they are."""
        self.check()
        words, arrays = grid_words(self.grid)
        codes = list(self.concentrations)
        arrays |= {f"concentration_{number}": self.concentrations[code] for number, code in enumerate(codes)}
        arrays |= {name: np.asarray(getattr(self, name)) for name in _OPTIONAL if getattr(self, name) is not None}
        told = {
            "format": FORMAT, "grid": words, "start": self.start.isoformat(), "property": self.property_code,
            "substances": {code: _judgement_words(self.judgement(code)) for code in codes},
            "provenance": dict(self.provenance),
        }  # fmt: skip
        write_folder(folder, "plume", told, {"times_d": self.times_d, **arrays})

    def check(self) -> None:
        """Raise `InvalidInputError` with every fault of shapes, times and names."""
        wanted = (len(self.times_d), *self.grid.shape)
        faults = [
            say("{code} has the shape {found}, not {wanted}.", code=code, found=values.shape, wanted=wanted)
            for code, values in self.concentrations.items()
            if values.shape != wanted
        ]
        if self.property_code not in self.concentrations:
            faults.append(say("The main substance {code} has no concentrations.", code=self.property_code))
        if self.start.tzinfo is None:
            faults.append(say("The start of the plume has no time zone."))
        if not len(self.times_d) or self.times_d[0] < 0 or np.any(np.diff(self.times_d) <= 0):
            faults.append(say("The times of the plume must rise from zero or later."))
        if faults:
            raise InvalidInputError(faults[0], [Finding(code="bad_plume", message=text) for text in faults])


def read_plume(folder: str | Path) -> Plume:
    """Read the plume that `Plume.save` (and so ``simulate_plume``) left in a folder.

    Raises
    ------
    InvalidInputError
        The folder holds no plume, or one that cannot be read (finding code ``no_plume`` or ``bad_plume``).
    """
    place = Path(folder)
    if not holds(place, "plume"):
        raise refusal("no_plume", say('{folder} holds no plume; make one with "Simulate plume".', folder=str(folder)))
    try:
        plume = _read(place)
    except (OSError, KeyError, ValueError, TypeError, EOFError, AttributeError) as error:
        message = say("The plume in {folder} cannot be read: {reason}.", folder=str(folder), reason=str(error))
        raise refusal("bad_plume", message) from error
    plume.check()
    return plume


def _read(place: Path) -> Plume:
    told, arrays = read_folder(place, "plume", FORMAT)
    judgements = {code: _judgement_of(words) for code, words in told["substances"].items()}
    main = judgements[told["property"]]
    porosity = arrays.get("porosity")
    return Plume(
        grid=grid_of(told["grid"], arrays), start=datetime.fromisoformat(told["start"]), times_d=arrays["times_d"],
        concentrations={code: arrays[f"concentration_{number}"] for number, code in enumerate(judgements)},
        property_code=told["property"], unit=main.unit, factor=main.factor, limit=main.limit,
        others={code: each for code, each in judgements.items() if code != told["property"]},
        porosity=float(porosity) if porosity is not None and porosity.ndim == 0 else porosity,
        head=arrays.get("head"), saturation=arrays.get("saturation"), provenance=told["provenance"], folder=place,
    )  # fmt: skip


def _judgement_words(judgement: Judgement) -> dict[str, Any]:
    limit = judgement.limit if math.isfinite(judgement.limit) else None
    return {"unit": judgement.unit, "factor": judgement.factor, "limit": limit}


def _judgement_of(words: Mapping[str, Any]) -> Judgement:
    limit = math.nan if words["limit"] is None else float(words["limit"])
    return Judgement(unit=words["unit"], factor=float(words["factor"]), limit=limit)
