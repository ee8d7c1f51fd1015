# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parameters of simulate_plume as the core wants them: one `Species` a substance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...bridge import epsg_crs, table_from_source, utc_moment
from ...translation import tr
from .inputs import numbers, read_layer, read_substance
from .limits import judge
from .plume_parameters import CHOICES, DOMAINS, ISOTHERMS, SCHEMES

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray
    from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext

    from ....gw_core.progress import Progress
    from ....gw_core.transport.flow import FlowModel
    from ....gw_core.transport.gwt.release_tables import Listed
    from ....gw_core.transport.gwt.scenario import Source, TransportInput
    from ....gw_core.transport.gwt.species import Species
    from .limits import Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class PlumeSetup:
    """What is to be simulated; the first species is that of PROPERTY."""

    species: list[Species]
    start: datetime
    judged: dict[str, Judged]
    points: pd.DataFrame | None
    inside: NDArray[np.bool_] | None


class SetupReader:
    """Reads the parameters of one run."""

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
        flow: FlowModel, judged: Judged, progress: Progress,
    ) -> None:  # fmt: skip
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self._flow, self._judged, self._progress = flow, judged, progress
        self._crs = epsg_crs(flow.grid.crs)

    def read(self) -> PlumeSetup:
        """Read everything; raise `InvalidInputError` for what cannot be simulated."""
        from ....gw_core.transport import tables
        from ....gw_core.transport.gwt.species import Species

        table, listed = self._layer("SOURCES"), self._listed()
        points = self._layer("POINTS")
        start = utc_moment(self._algorithm.parameterAsDateTime(self._parameters, "START", self._context))
        if start is None:
            import pandas as pd

            start = tables.start_of(pd.DataFrame() if table is None else table)
        sources = self._sources(table, start, [self._judged.code, *(each.code for each in listed)])
        main = self._main(sources[self._judged.code], points)
        species = [Species(code=self._judged.code, inputs=main)]
        species += [
            Species(code=each.code, inputs=self._further(main, each, sources[each.code]), parent=each.parent,
                    yield_kg_kg=each.yield_kg_kg)
            for each in listed
        ]  # fmt: skip
        judged = {self._judged.code: self._judged} | {each.code: judge(each.code) for each in listed}
        return PlumeSetup(species=species, start=start, judged=judged, points=points, inside=self._inside(species))

    def _main(self, sources: tuple[Source, ...], points: pd.DataFrame | None) -> TransportInput:
        from ....gw_core.transport.gwt import release_tables, source_tables
        from ....gw_core.transport.gwt.scenario import Scheme, TransportInput

        grid, factor = self._flow.grid, self._judged.factor
        times = numbers(
            self._algorithm.parameterAsString(self._parameters, "OUTPUT_TIMES", self._context), tr("Output times (d)")
        )
        inflow = self._layer("INFLOW")
        main = TransportInput(
            parameters=read_substance(self._algorithm, self._parameters, self._context), sources=sources,
            duration_d=self._number("DURATION"), step_d=self._number("STEP"), output_times_d=times,
            records=() if points is None else source_tables.records(points, grid, "POINTS"),
            scheme=Scheme(SCHEMES[self._choice("SCHEME")]), xt3d=self._flag("XT3D"),
            initial_mg_l=self._initial(), background_mg_l=self._number("BACKGROUND") / factor,
            inflow_mg_l=None if inflow is None else release_tables.inflow(inflow, grid, "INFLOW"),
            porosity=self._porosity(),
        )  # fmt: skip
        return self._with_figures(self._with_sorption(main), self._judged.code)

    def _with_sorption(self, main: TransportInput) -> TransportInput:
        from ....gw_core.transport.gwt.sorption import ImmobileZone, Isotherm, Sorption
        from ....gw_core.transport.parameters import decay_from_half_life

        kind, sorption = Isotherm(ISOTHERMS[self._choice("SORPTION")]), None
        if kind is not Isotherm.LINEAR:
            sorption = Sorption(
                isotherm=kind, coefficient=main.parameters.kd_l_kg, second=self._number("SORPTION_SECOND")
            )
        sorbed = None
        if self._parameters.get("HALF_LIFE_SORBED") is not None:
            sorbed = decay_from_half_life(self._number("HALF_LIFE_SORBED"))
        pores = self._number("IMMOBILE_POROSITY")
        zone = ImmobileZone(porosity=pores, exchange_per_d=self._number("EXCHANGE")) if pores > 0 else None
        parameters = replace(main.parameters, diffusion_m2_d=self._number("DIFFUSION"))
        return replace(main, parameters=parameters, sorption=sorption, decay_sorbed_per_d=sorbed, immobile=zone)

    def _with_figures(self, inputs: TransportInput, code: str) -> TransportInput:
        """Take the figures of a substance from the table where that is asked for, and say what it does not know."""
        from ....gw_core.transport.gwt.substance_figures import Choice, figures_of

        choice = Choice(CHOICES[self._choice("PROPERTIES_FROM")])
        if choice is Choice.GIVEN:
            return inputs
        found = figures_of(code, choice, self._number("FOC"), inputs.parameters.porosity)
        for sentence in found.unknown:
            self._progress.warn(sentence)
        known = {
            "kd_l_kg": found.kd_l_kg if inputs.isotherm.linear else None, "decay_per_d": found.decay_per_d,
            "diffusion_m2_d": found.diffusion_m2_d,
        }  # fmt: skip
        given = {name: value for name, value in known.items() if value is not None}
        return replace(inputs, parameters=replace(inputs.parameters, **given))

    def _further(self, main: TransportInput, listed: Listed, sources: tuple[Source, ...]) -> TransportInput:
        """Return the input of a further substance: the ground of the main one, its own figures."""
        from ....gw_core.transport.parameters import decay_from_half_life

        bare = replace(main.parameters, kd_l_kg=0.0, decay_per_d=0.0)
        inputs = replace(
            main, parameters=bare, sources=sources, sorption=None, decay_sorbed_per_d=None, initial_mg_l=None,
            inflow_mg_l=None, background_mg_l=0.0,
        )  # fmt: skip
        inputs = self._with_figures(inputs, listed.code)
        known = {
            "kd_l_kg": listed.kd_l_kg, "diffusion_m2_d": listed.diffusion_m2_d,
            "decay_per_d": None if listed.half_life_d is None else decay_from_half_life(listed.half_life_d),
        }  # fmt: skip
        given = {name: value for name, value in known.items() if value is not None}
        return replace(inputs, parameters=replace(inputs.parameters, **given))

    def _sources(self, table: pd.DataFrame | None, start: datetime, codes: list[str]) -> dict[str, tuple[Source, ...]]:
        from ....gw_core.records.substances import find_property
        from ....gw_core.transport.gwt import release_tables, source_tables

        found: dict[str, tuple[Source, ...]] = dict.fromkeys(codes, ())
        schedule = self._table("SCHEDULE")
        if table is None:
            if schedule is not None:
                raise InvalidInputError(say("SCHEDULE says when the sources of SOURCES release; give both."))
            return found
        if schedule is not None:
            table = release_tables.with_schedule(table, schedule, start, "SCHEDULE")
        if "property" not in table.columns:
            return found | {codes[0]: source_tables.sources(table, self._flow.grid, start, "SOURCES")}
        named = [find_property(name).code if isinstance(name, str) and name else codes[0] for name in table["property"]]
        for code in dict.fromkeys(named):
            if code not in codes:
                raise InvalidInputError(say("SOURCES: {property} is not simulated.", property=code))
            mine = table[[name == code for name in named]]
            found[code] = source_tables.sources(mine, self._flow.grid, start, "SOURCES")
        return found

    def _listed(self) -> tuple[Listed, ...]:
        from ....gw_core.transport.gwt import release_tables

        table = self._table("SUBSTANCES")
        return () if table is None else release_tables.substances(table, "SUBSTANCES")

    def _initial(self) -> NDArray[np.float64] | None:
        """Return the plume at the start in mg/L, and say how much mass it is."""
        raster = self._algorithm.parameterAsRasterLayer(self._parameters, "INITIAL", self._context)
        if raster is None:
            return None
        import numpy as np

        from .sampling import sample_raster

        field = sample_raster(raster, self._flow.grid, self._crs) / self._judged.factor
        grid, porosity = self._flow.grid, self._porosity()
        share = self._number("POROSITY") if porosity is None else porosity
        water = grid.plan_areas() * grid.thickness * self._flow.saturation * share * grid.active
        self._progress.step(
            say("Dissolved mass of the plume at the start: {mass:.4g} kg", mass=np.nansum(field * water) / 1000.0)
        )
        return np.asarray(field, dtype=np.float64)

    def _porosity(self) -> NDArray[np.float64] | None:
        """Return the porosity of the flow model's cells, with the number given where it has none."""
        import numpy as np

        held = self._flow.porosity
        if held is None or not self._flag("FLOW_POROSITY"):
            return None
        return np.where(np.isfinite(held) & self._flow.grid.active, held, self._number("POROSITY"))

    def _inside(self, species: list[Species]) -> NDArray[np.bool_] | None:
        import numpy as np

        from ....gw_core.transport.gwt.subdomain import reach_of

        domain = DOMAINS[self._choice("DOMAIN")]
        if domain == "whole":
            return None
        if domain == "automatic":
            return reach_of(self._flow, [one.inputs for one in species])
        table = self._layer("SUBDOMAIN")
        if table is None or table.empty:
            raise InvalidInputError(say("Give the polygons of SUBDOMAIN, or choose another part of the flow model."))
        masks = [self._flow.grid.mask_of(wkt) for wkt in table["geometry_wkt"] if isinstance(wkt, str)]
        inside = np.logical_or.reduce(masks) if masks else np.zeros(self._flow.grid.plan_shape, dtype=bool)
        if not (inside & self._flow.grid.active).any():
            raise InvalidInputError(say("The polygons of SUBDOMAIN cover no active cell."))
        return inside

    def _layer(self, key: str) -> pd.DataFrame | None:
        return read_layer(self._algorithm, self._parameters, key, self._context, self._crs)

    def _table(self, key: str) -> pd.DataFrame | None:
        source = self._algorithm.parameterAsSource(self._parameters, key, self._context)
        return None if source is None else table_from_source(source, key, projected=False)

    def _number(self, key: str) -> float:
        return float(self._algorithm.parameterAsDouble(self._parameters, key, self._context))

    def _choice(self, key: str) -> int:
        return int(self._algorithm.parameterAsEnum(self._parameters, key, self._context))

    def _flag(self, key: str) -> bool:
        return bool(self._algorithm.parameterAsBoolean(self._parameters, key, self._context))
