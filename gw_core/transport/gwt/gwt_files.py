# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The input files of a MODFLOW 6 transport model (GWT)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from ..gwf.discretisation import external, external_list, write_discretisation
from ..wet_cells import leaving
from .carried_flow import AUXILIARY, BUDGET, HEADS
from .sorption import Isotherm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from ..flow import FlowModel
    from ..grids.layered_grid import LayeredGrid
    from .carried_flow import Period
    from .scenario import Source, TransportInput

    Pairs = tuple[NDArray[np.int64], NDArray[np.float64]]

Block = tuple[str, "Sequence[str]"]
NAME = "plume"
GRAMS_A_KILOGRAM = 1000.0
VOLUME_FRACTIONS = (6, 4, 2)
_LONG_LIST = 100
# Relative changes at which iterations end: TVD and isotherms are iterated about the last solution and end earlier.
_CLOSURE, _LOOSE_CLOSURE = 1e-9, 1e-7
_NOTHING = 1e-17
# Isotherms that are not linear are iterated about the last concentration, which may swing about the solution where
# sorbed mass decays and concentrations are small.
_RELAXATION = [
    "UNDER_RELAXATION DBD", "UNDER_RELAXATION_THETA 0.7", "UNDER_RELAXATION_KAPPA 0.1", "UNDER_RELAXATION_GAMMA 0.0",
    "UNDER_RELAXATION_MOMENTUM 0.0",
]  # fmt: skip


class Production(Protocol):
    """Mass that something else than a source brings in, such as a parent that decays."""

    level: float
    """Size of the concentrations it makes, mg/L, for the solver's closure."""

    def grams_a_day(self, period: int) -> NDArray[np.float64]:
        """Return what comes into each cell in a stress period (counted from 0), g/d, shape (cells,)."""


def write_transport(
    flow: FlowModel, inputs: TransportInput, periods: Sequence[Period], packages: Sequence[str], folder: Path,
    *, production: Production | None = None, every_step: bool = False, version: tuple[int, ...] = VOLUME_FRACTIONS,
) -> None:  # fmt: skip
    """Write a transport model into a folder that holds the flow's files already.

    Parameters
    ----------
    flow : FlowModel
    inputs : TransportInput
    periods : sequence of Period
    packages : sequence of str
        Packages of the flow whose inflow carries the substance; see `carried_flow.carry_flow`.
    folder : Path
    production : Production, optional
    every_step : bool
        Keep the field at every step instead of at the ends of periods.
    version : tuple of int
        Of MODFLOW 6, which from 6.4.2 on asks for pores per volume of their own zone.
    """
    stem = folder / NAME
    grid = write_discretisation(flow.grid, folder, NAME)
    kinds = ["IC6", "ADV6", "DSP6", "MST6"]
    share = _share_mobile(inputs) if version >= VOLUME_FRACTIONS else 1.0
    _write_substance(flow, inputs, share, stem)
    if inputs.immobile:
        kinds.append("IST6")
        _write_immobile(inputs, share, stem)
    kinds += _write_sources(flow, inputs, periods, production, stem)
    kinds += ["SSM6", "FMI6", "OC6"]
    _write_links(packages, stem)
    _write_control(stem, every_step=every_step)
    if inputs.records:
        kinds.append("OBS6")
        _write_observations(flow, inputs, stem)
    _write_simulation(flow, inputs, periods, [grid, *_listed(kinds)], production, stem)


def write_package(path: Path, blocks: Iterable[Block]) -> None:
    """Write a package file from blocks: their name (with what follows it, such as a period) and their lines."""
    parts: list[str] = []
    for name, lines in blocks:
        parts += [f"BEGIN {name}", *(f"  {line}" for line in lines), f"END {name}", ""]
    path.write_text("\n".join(parts), encoding="utf-8")


def _array(name: str, values: float | NDArray[np.float64], stem: Path) -> list[str]:
    return external(stem.parent, stem.name, name, values)


def _cell_words(cells: NDArray[np.int64], grid: LayeredGrid) -> list[str]:
    """Return MODFLOW 6's one-based cell ids of flat cells as text."""
    numbers = np.stack(np.unravel_index(cells, grid.shape), axis=1) + 1
    return [" ".join(map(str, row)) for row in numbers.tolist()]


def _listed(kinds: Sequence[str]) -> list[str]:
    return [f"{kind} {NAME}.{kind[:-1].lower()} {kind[:-1]}" for kind in kinds]


def _write_simulation(
    flow: FlowModel, inputs: TransportInput, periods: Sequence[Period], kinds: Sequence[str],
    production: Production | None, stem: Path,
) -> None:  # fmt: skip
    rows = [f"{period.length_d!r} {period.steps} 1.0" for period in periods]
    write_package(
        stem.with_suffix(".tdis"),
        [("OPTIONS", ["TIME_UNITS DAYS"]), ("DIMENSIONS", [f"NPER {len(rows)}"]), ("PERIODDATA", rows)],
    )
    level, rate = _scales(flow, inputs, production)
    closure = _CLOSURE if inputs.linear else _LOOSE_CLOSURE
    outer = 100 if inputs.isotherm.linear else 500
    relaxation = [] if inputs.isotherm.linear else _RELAXATION
    write_package(
        stem.with_suffix(".ims"),
        [
            ("OPTIONS", ["PRINT_OPTION NONE", f"CSV_OUTER_OUTPUT FILEOUT {stem.name}.outer.csv"]),
            ("NONLINEAR", [f"OUTER_DVCLOSE {closure * level!r}", f"OUTER_MAXIMUM {outer}", *relaxation]),
            ("LINEAR", [
                "INNER_MAXIMUM 300", f"INNER_DVCLOSE {0.01 * closure * level!r}",
                f"INNER_RCLOSE {closure * rate!r} STRICT",
                "LINEAR_ACCELERATION BICGSTAB", "RELAXATION_FACTOR 0.97", "SCALING_METHOD NONE",
                "REORDERING_METHOD NONE",
            ]),
        ],
    )  # fmt: skip
    write_package(stem.with_suffix(".nam"), [("OPTIONS", []), ("PACKAGES", kinds)])
    write_package(
        stem.parent / "mfsim.nam",
        [
            ("OPTIONS", []), ("TIMING", [f"TDIS6 {NAME}.tdis"]), ("MODELS", [f"GWT6 {NAME}.nam {NAME}"]),
            ("EXCHANGES", []), ("SOLUTIONGROUP 1", [f"IMS6 {NAME}.ims {NAME}"]),
        ],
    )  # fmt: skip


def _scales(flow: FlowModel, inputs: TransportInput, production: Production | None) -> tuple[float, float]:
    """Return the sizes of concentrations (mg/L) and of mass rates (g/d), by which the solver's closure is set.

    A mass rate makes about the concentration that it has in the water leaving its cells.
    """
    outflow = leaving(flow).ravel()
    levels, rates = [inputs.background_mg_l], [0.0]
    for source in inputs.sources:
        size, water = strength(source), float(outflow[source.cells].sum())
        mass = source.rate_kg_d is not None
        levels.append(size / water if mass and water > 0 else size)
        rates.append(size if mass else size * water)
    fields = [field for field in (inputs.initial_mg_l, inputs.inflow_mg_l) if field is not None]
    levels += [float(np.nanmax(field)) for field in fields if np.isfinite(field).any()]
    if production is not None:
        levels.append(production.level)
    level = max(levels) or 1.0
    return level, max(rates) or level * (float(outflow.max()) or 1.0)


def strength(source: Source) -> float:
    """Return the size of a source in its own unit, g/d or mg/L."""
    if source.rate_kg_d is not None:
        return source.rate_kg_d * GRAMS_A_KILOGRAM
    return float(source.concentration_mg_l or 0.0)


def _write_substance(flow: FlowModel, inputs: TransportInput, share: float, stem: Path) -> None:
    found = inputs.parameters
    start = _array("strt", inputs.start_of(flow.grid), stem)
    write_package(stem.with_suffix(".ic"), [("GRIDDATA", start)])
    write_package(stem.with_suffix(".adv"), [("OPTIONS", [f"SCHEME {inputs.scheme.value.upper()}"])])
    spreading: list[str] = []
    for name, value in (("diffc", found.diffusion_m2_d), ("alh", found.dispersivity_l_m),
                        ("alv", found.dispersivity_l_m), ("ath1", found.dispersivity_t_m),
                        ("ath2", found.dispersivity_v_m), ("atv", found.dispersivity_v_m)):  # fmt: skip
        spreading += _array(name, value, stem)
    options = [] if inputs.xt3d else ["XT3D_OFF"]
    write_package(stem.with_suffix(".dsp"), [("OPTIONS", options), ("GRIDDATA", spreading)])
    _write_storage(flow, inputs, share, stem)


def _share_mobile(inputs: TransportInput) -> float:
    """Return the share of the pores, and so of the ground, in which water moves."""
    mobile = inputs.parameters.porosity
    return mobile / (mobile + inputs.immobile.porosity) if inputs.immobile else 1.0


def _write_storage(flow: FlowModel, inputs: TransportInput, share: float, stem: Path) -> None:
    found, isotherm, options = inputs.parameters, inputs.isotherm, list[str]()
    data = _array("porosity", inputs.porosity_of(flow.grid) / share, stem)
    if inputs.sorbs:
        options.append(f"SORPTION {isotherm.isotherm.value.upper()}")
        data += _array("bulk_density", found.bulk_density_kg_l, stem)
        data += _array("distcoef", isotherm.coefficient, stem)
        if isotherm.isotherm is not Isotherm.LINEAR:
            data += _array("sp2", isotherm.second, stem)
    if found.decay_per_d > 0 or (inputs.sorbs and inputs.sorbed_decay_per_d > 0):
        options.append("FIRST_ORDER_DECAY")
        data += _array("decay", found.decay_per_d, stem)
        if inputs.sorbs:
            data += _array("decay_sorbed", inputs.sorbed_decay_per_d, stem)
    write_package(stem.with_suffix(".mst"), [("OPTIONS", options), ("GRIDDATA", data)])


def _write_immobile(inputs: TransportInput, share: float, stem: Path) -> None:
    zone, found, options = inputs.immobile, inputs.parameters, list[str]()
    if zone is None:
        return
    if share < 1.0:
        rest = 1.0 - share
        data = [*_array("porosity", zone.porosity / rest, stem), *_array("volfrac", rest, stem)]
    else:
        data = _array("thetaim", zone.porosity, stem)
    data += [*_array("zetaim", zone.exchange_per_d, stem), *_array("cim", inputs.background_mg_l, stem)]
    if inputs.sorbs:
        options.append("SORPTION")
        data += _array("bulk_density", found.bulk_density_kg_l, stem)
        data += _array("distcoef", inputs.isotherm.coefficient, stem)
    decay = found.decay_per_d if zone.decay_per_d is None else zone.decay_per_d
    if decay > 0:
        options.append("FIRST_ORDER_DECAY")
        data += _array("decay", decay, stem)
        if inputs.sorbs:
            data += _array("decay_sorbed", decay, stem)
    write_package(stem.with_suffix(".ist"), [("OPTIONS", options), ("GRIDDATA", data)])


def _write_sources(
    flow: FlowModel, inputs: TransportInput, periods: Sequence[Period], production: Production | None, stem: Path
) -> list[str]:
    """Write the packages SRC and CNC where they are needed, and return their types."""
    cells, kinds = flow.grid.cells, list[str]()
    most = {"src": _most(inputs.sources, mass=True), "cnc": _most(inputs.sources, mass=False)}
    most["src"] = cells if production is not None else most["src"]

    def released(number: int, period: Period) -> Pairs:
        rate = loading(inputs.sources, period, cells)
        rate = rate if production is None else rate + production.grams_a_day(number)
        # Far from a plume numbers fall to nothing without reaching zero; what cannot change any digit is left out.
        kept = np.flatnonzero(np.abs(rate) > _NOTHING * np.abs(rate).max())
        return kept, rate[kept]

    wanted: dict[str, Iterable[Pairs]] = {
        "src": (released(number, period) for number, period in enumerate(periods)),
        "cnc": (_held(inputs.sources, period) for period in periods),
    }
    for kind, rows in wanted.items():
        if most[kind]:
            kinds.append(f"{kind.upper()}6")
            blocks = _period_blocks(flow, rows, kind, stem)
            write_package(stem.with_suffix(f".{kind}"), [("DIMENSIONS", [f"MAXBOUND {most[kind]}"]), *blocks])
    return kinds


def _most(sources: Sequence[Source], *, mass: bool) -> int:
    """Return how many cells the sources of mass, or of held concentrations, have in all."""
    cells = [source.cells for source in sources if (source.rate_kg_d is not None) is mass]
    return len(np.unique(np.concatenate(cells))) if cells else 0


def loading(sources: Sequence[Source], period: Period, cells: int) -> NDArray[np.float64]:
    """Return what the sources of mass release into each cell in a period, g/d, shape (cells,)."""
    total = np.zeros(cells)
    for source in sources:
        if source.rate_kg_d is not None and _releases(source, period):
            np.add.at(total, source.cells, source.rate_kg_d * GRAMS_A_KILOGRAM / len(source.cells))
    return total


def _held(sources: Sequence[Source], period: Period) -> Pairs:
    held: dict[int, float] = {}
    for source in sources:
        if source.rate_kg_d is None and _releases(source, period):
            held.update(dict.fromkeys(source.cells.tolist(), float(source.concentration_mg_l or 0.0)))
    return np.fromiter(held, np.int64, len(held)), np.fromiter(held.values(), np.float64, len(held))


def _releases(source: Source, period: Period) -> bool:
    middle = period.end_d - 0.5 * period.length_d
    return source.start_d <= middle < source.end_d


def _period_blocks(flow: FlowModel, wanted: Iterable[Pairs], kind: str, stem: Path) -> list[Block]:
    """Return a block for every period in which something changes; long lists go into binary files."""
    blocks: list[Block] = []
    last: Pairs = np.empty(0, np.int64), np.empty(0)
    for number, (cells, values) in enumerate(wanted, start=1):
        if np.array_equal(cells, last[0]) and np.array_equal(values, last[1]):
            continue
        last = cells, values
        if len(cells) > _LONG_LIST:
            lines = [external_list(stem.with_suffix(f".{kind}{number}"), flow.grid, cells, [values])]
        else:
            words = _cell_words(cells, flow.grid)
            lines = [f"{cell} {value!r}" for cell, value in zip(words, values.tolist(), strict=True)]
        blocks.append((f"PERIOD {number}", lines))
    return blocks


def _write_links(packages: Sequence[str], stem: Path) -> None:
    rows = [f"{name} AUX {AUXILIARY}" for name in packages]
    write_package(stem.with_suffix(".ssm"), [("OPTIONS", []), ("SOURCES", rows)])
    files = [f"GWFHEAD FILEIN {HEADS}", f"GWFBUDGET FILEIN {BUDGET}"]
    write_package(stem.with_suffix(".fmi"), [("OPTIONS", []), ("PACKAGEDATA", files)])


def _write_control(stem: Path, *, every_step: bool) -> None:
    options = [f"CONCENTRATION FILEOUT {NAME}.ucn", f"BUDGETCSV FILEOUT {NAME}.budget.csv"]
    kept = "ALL" if every_step else "LAST"
    write_package(
        stem.with_suffix(".oc"),
        [("OPTIONS", options), ("PERIOD 1", [f"SAVE CONCENTRATION {kept}", "PRINT BUDGET LAST"])],
    )


def _write_observations(flow: FlowModel, inputs: TransportInput, stem: Path) -> None:
    rows = [
        f"r{index}_{number} CONCENTRATION {cell}"
        for index, record in enumerate(inputs.records)
        for number, cell in enumerate(_cell_words(record.cells, flow.grid))
    ]
    write_package(stem.with_suffix(".obs"), [(f"CONTINUOUS FILEOUT {NAME}.obs.bin BINARY", rows)])
