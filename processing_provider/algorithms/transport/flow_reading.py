# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parameters of `flow_definition` turned into what the core computes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.wording import say
from ...bridge import table_from_source, utc_moment
from ...translation import tr
from .inputs import crs_name, numbers, read_layer
from .sampling import map_raster, sample_raster

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ....gw_core.progress import Progress
    from ....gw_core.transport.grids.layered_grid import LayeredGrid
    from ....gw_core.transport.grids.refinement import Refinement
    from ....gw_core.transport.gwf.boundaries import Recharge
    from ....gw_core.transport.gwf.flow_tables import Place
    from ....gw_core.transport.gwf.ground import Ground
    from ....gw_core.transport.gwf.gwf_input import FlowInput
    from ....gw_core.transport.texture import Texture

_MOST_PERIODS = 10_000


class FlowReader:
    """Reads one algorithm's parameters; ``read`` is all there is to call."""

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext,
        progress: Progress,
    ) -> None:  # fmt: skip
        self._algorithm, self._parameters, self._context, self._progress = algorithm, parameters, context, progress
        self._crs = QgsCoordinateReferenceSystem()
        self._area = ""

    def read(self) -> FlowInput:
        """Return the flow model that the parameters describe.

        Raises
        ------
        InvalidInputError
            With the faults of the first layer or group of parameters that has any.
        """
        from ....gw_core.transport.gwf.flow_tables import Place
        from ....gw_core.transport.gwf.gwf_input import FlowInput

        self._read_area()
        grid = self._layers(self._plan())
        self._progress.check()
        textures = self._textures()
        ground = self._ground(grid, textures)
        periods, start = self._periods(), self._moment("START")
        place = Place(grid=grid, conductivity=ground.conductivity, start=start)
        rate, recharges = self._recharge(grid, textures, periods, start)
        return FlowInput(
            grid=grid, conductivity=ground.conductivity, vertical_ratio=ground.vertical_ratio,
            porosity=self._porosity(ground, grid), specific_yield=ground.specific_yield,
            specific_storage=ground.specific_storage, anisotropy=self._number("ANISOTROPY"),
            anisotropy_deg=self._number("ANISOTROPY_DIRECTION") - grid.rotation_deg, recharge_m_d=rate,
            recharges=recharges, periods_d=periods, start=start, initial_head=self._initial(grid),
            steady_first=self._flag("STEADY_FIRST"), newton=self._flag("NEWTON"),
            **self._boundaries(place),
        )  # fmt: skip

    def _number(self, key: str) -> float:
        return float(self._algorithm.parameterAsDouble(self._parameters, key, self._context))

    def _given(self, key: str) -> bool:
        return self._parameters.get(key) is not None

    def _text(self, key: str) -> str:
        return str(self._algorithm.parameterAsString(self._parameters, key, self._context))

    def _choice(self, key: str) -> int:
        return int(self._algorithm.parameterAsEnum(self._parameters, key, self._context))

    def _flag(self, key: str) -> bool:
        return bool(self._algorithm.parameterAsBool(self._parameters, key, self._context))

    def _raster(self, key: str) -> Any:
        return self._algorithm.parameterAsRasterLayer(self._parameters, key, self._context)

    def _table(self, key: str) -> pd.DataFrame | None:
        return read_layer(self._algorithm, self._parameters, key, self._context, self._crs)

    def _moment(self, key: str) -> datetime | None:
        value = self._algorithm.parameterAsDateTime(self._parameters, key, self._context)
        return utc_moment(value) if self._given(key) else None

    def _read_area(self) -> None:
        area = read_layer(self._algorithm, self._parameters, "AREA", self._context)
        if area is None or area["geometry_wkt"].notna().sum() != 1:
            raise InvalidInputError(say("The model area must be one polygon."))
        self._crs = self._algorithm.parameterAsSource(self._parameters, "AREA", self._context).sourceCrs()
        self._area = area["geometry_wkt"].dropna().iloc[0]

    def _plan(self) -> LayeredGrid:
        from ....gw_core.transport.grids.refinement import GridKind, lay_cells

        turn = self._flow_angle() if self._flag("ALIGN_FLOW") else self._number("ROTATION")
        return lay_cells(
            self._area, self._number("CELL_SIZE"), crs_name(self._crs), kind=tuple(GridKind)[self._choice("GRID_KIND")],
            refinements=self._refinements(), turned_deg=turn,
        )  # fmt: skip

    def _refinements(self) -> tuple[Refinement, ...]:
        from ....gw_core.transport.grids.refinement import Refinement
        from ....gw_core.transport.tables import optional_number, read_rows

        table = self._table("REFINE")
        if table is None:
            return ()
        usual = self._number("REFINED_SIZE") if self._given("REFINED_SIZE") else self._number("CELL_SIZE") / 4.0

        def make(row: dict[str, Any]) -> Refinement:
            if not isinstance(row.get("geometry_wkt"), str):
                raise InvalidInputError(say("The feature has no geometry."))
            size = optional_number(row, "size_m")
            return Refinement(wkt=row["geometry_wkt"], size_m=usual if size is None else size)

        return read_rows(table, "REFINE", make)

    def _flow_angle(self) -> float:
        import numpy as np

        from ....gw_core.transport.grids.refinement import flow_angle
        from ....gw_core.transport.gwf.flow_tables import levels_at_vertices

        tables = [(self._table(key), name) for key, name in (("HEADS", "head"), ("RIVER", "stage"))]
        found = [levels_at_vertices(table, name, name) for table, name in tables if table is not None]
        if not found:
            raise InvalidInputError(say("Fixed heads or a river are needed to turn the grid into the flow."))
        return flow_angle(np.vstack([points for points, _ in found]), np.concatenate([level for _, level in found]))

    def _layers(self, plan: LayeredGrid) -> LayeredGrid:
        import numpy as np

        from ....gw_core.transport.grids.surfaces import Crossing, with_surfaces

        rasters = self._algorithm.parameterAsLayerList(self._parameters, "BOTTOM_RASTERS", self._context)
        surfaces = [map_raster(raster, self._crs).in_cells(plan) for raster in rasters or []]
        given = numbers(self._text("BOTTOMS"), tr("Bottoms (m)"))
        surfaces = surfaces or [np.full(plan.plan_shape, level) for level in given]
        top = self._raster("TOP_RASTER")
        if top is None and not self._given("TOP"):
            raise InvalidInputError(say("The top of the model is missing: give its elevation or its raster."))
        first = np.full(plan.plan_shape, self._number("TOP")) if top is None else map_raster(top, self._crs).in_cells(
            plan
        )  # fmt: skip
        flat = top is None and not rasters
        if flat and any(lower >= upper for upper, lower in zip((self._number("TOP"), *given), given, strict=False)):
            listed = ", ".join(f"{value:g}" for value in (self._number("TOP"), *given))
            raise InvalidInputError(say("Top and bottoms must fall from layer to layer, not {listed}.", listed=listed))
        return with_surfaces(
            plan, [first, *surfaces], fill=self._flag("FILL_GAPS"), crossing=tuple(Crossing)[self._choice("CROSSING")],
            least_m=self._number("MINIMUM_THICKNESS"), progress=self._progress,
        )  # fmt: skip

    def _textures(self) -> dict[str, Texture]:
        from ....gw_core.transport.texture import read_textures

        return read_textures(self._algorithm.parameterAsFile(self._parameters, "TEXTURES", self._context) or None)

    def _ground(self, grid: LayeredGrid, textures: dict[str, Texture]) -> Ground:
        import numpy as np

        from ....gw_core.transport.gwf.ground import read_soils, uniform_layers, with_points, with_zones

        given = {
            "conductivity": read_soils(self._text("CONDUCTIVITY"), textures),
            **{name: numbers(self._text(key), key) for key, name in (
                ("POROSITY", "porosity"), ("SPECIFIC_YIELD", "specific_yield"), ("SPECIFIC_STORAGE", "specific_storage")
            )},
        }  # fmt: skip
        usual = {"vertical_ratio": self._number("VERTICAL_RATIO"), "specific_yield": 0.2, "specific_storage": 1e-5}
        ground = uniform_layers(grid, given, usual)
        conductivity, raster = ground.conductivity, self._raster("CONDUCTIVITY_RASTER")
        if raster is not None:
            sampled = sample_raster(raster, grid, self._crs)
            conductivity = np.where(np.isfinite(sampled), sampled, conductivity)
        points, zones = self._table("K_POINTS"), self._table("ZONES")
        if points is not None:
            conductivity = with_points(conductivity, grid, points, "K_POINTS")
        ground = replace(ground, conductivity=conductivity)
        return ground if zones is None else with_zones(ground, grid, zones, "ZONES", textures)

    def _porosity(self, ground: Ground, grid: LayeredGrid) -> NDArray[np.float64] | None:
        """Return the porosity where it is known in every active cell; what transport is given holds otherwise."""
        import numpy as np

        known = np.isfinite(ground.porosity[grid.active])
        if known.any() and not known.all():
            self._progress.warn(say("The porosity is known in a part of the cells only and so is not kept."))
        return np.where(grid.active, ground.porosity, 1.0) if known.all() else None

    def _boundaries(self, place: Place) -> dict[str, Any]:
        from ....gw_core.transport.gwf import flow_tables

        found: dict[str, Any] = {}
        raster = self._raster("HEADS_RASTER")
        levels = None if raster is None else map_raster(raster, self._crs)
        for key, name in (
            ("HEADS", "heads"), ("RIVER", "rivers"), ("WELLS", "wells"), ("DRAINS", "drains"),
            ("GENERAL_HEADS", "general_heads"), ("BARRIERS", "barriers"),
        ):  # fmt: skip
            table = self._table(key)
            if table is None:
                continue
            if place.start is None and {"start", "end"} & set(table.dropna(axis=1, how="all").columns):
                self._progress.warn(
                    say("{key}: starts and ends say nothing without START; all features hold.", key=key)
                )
            if key == "HEADS":
                found[name] = flow_tables.fixed_heads(table, place, key, levels)
            else:
                read = {
                    "RIVER": flow_tables.rivers, "WELLS": flow_tables.wells, "DRAINS": flow_tables.drains,
                    "GENERAL_HEADS": flow_tables.general_heads, "BARRIERS": flow_tables.barriers,
                }[key]  # fmt: skip
                found[name] = read(table, place, key)
        return found

    def _recharge(
        self, grid: LayeredGrid, textures: dict[str, Texture], periods: tuple[float, ...], start: datetime | None
    ) -> tuple[NDArray[np.float64], tuple[Recharge, ...]]:
        """Return recharge that does not change with time, and what the weather gives where nothing else does."""
        import numpy as np

        from ....gw_core.transport.gwf.flow_tables import recharge_zones
        from ....gw_core.transport.gwf.recharge import metres_a_day

        special = np.full(grid.plan_shape, np.nan)
        raster, zones = self._raster("RECHARGE_RASTER"), self._table("RECHARGE_ZONES")
        if raster is not None:
            special = metres_a_day(1.0) * map_raster(raster, self._crs).in_cells(grid)
        if zones is not None:
            found = recharge_zones(zones, grid, "RECHARGE_ZONES")
            special = np.where(np.isfinite(found), found, special)
        usual = metres_a_day(self._number("RECHARGE"))
        source = self._algorithm.parameterAsSource(self._parameters, "WEATHER", self._context)
        if source is None:
            return np.where(np.isfinite(special), special, usual), ()
        if usual:
            self._progress.warn(say("The recharge of {value} mm/a is not used: the weather takes its place.",
                                    value=self._number("RECHARGE")))  # fmt: skip
        table = table_from_source(source, "WEATHER", projected=False)
        made = self._of_weather(table, textures, (periods, start), ~np.isfinite(special))
        return np.nan_to_num(special), made

    def _of_weather(
        self, table: pd.DataFrame, textures: dict[str, Texture],
        when: tuple[tuple[float, ...], datetime | None], where: NDArray[np.bool_],
    ) -> tuple[Recharge, ...]:  # fmt: skip
        from ....gw_core.transport.gwf.recharge import soil_of
        from ....gw_core.transport.gwf.weather import read_weather, weather_recharge
        from ....gw_core.transport.texture import find_texture

        periods, start = when
        if periods and start is None:
            raise InvalidInputError(say("Weather in transient flow needs the START of the flow."))
        soil = soil_of(find_texture(self._text("SOIL"), textures), self._number("ROOT_DEPTH"), self._number("RUNOFF"))
        weather = read_weather(table, self._latitude(), "WEATHER")
        made, water = weather_recharge(weather, soil, start if periods else None, sum(periods), where)
        a_year = 365.25 / float(weather.days.sum())
        self._progress.step(
            say("Weather: rain {rain:.0f} mm/a, evaporation {gone:.0f} mm/a, recharge {recharge:.0f} mm/a",
                rain=float(weather.rain_mm.sum()) * a_year, gone=float(water.evaporation_mm.sum()) * a_year,
                recharge=float(water.recharge_mm.sum()) * a_year)
        )  # fmt: skip
        return made

    def _latitude(self) -> float:
        middle = QgsGeometry.fromWkt(self._area).centroid().asPoint()
        earth = QgsCoordinateReferenceSystem("EPSG:4326")
        return float(QgsCoordinateTransform(self._crs, earth, self._context.transformContext()).transform(middle).y())

    def _periods(self) -> tuple[float, ...]:
        """Read lengths with commas between, of which 12*30 stands for twelve of 30."""
        text, found = self._text("PERIODS"), []
        for part in text.replace("，", ",").replace(";", ",").split(","):
            count, star, length = part.strip().rpartition("*")
            given = numbers(length, tr("Periods of transient flow (d)"))
            times = numbers(count, tr("Periods of transient flow (d)")) if star else (1.0,)
            if len(times) != 1 or times[0] != int(times[0]) or not 1 <= times[0] <= _MOST_PERIODS:
                raise InvalidInputError(say('"{text}" is not a list of periods such as 1, 5, 12*30.', text=text))
            found += list(given) * int(times[0])
        if len(found) > _MOST_PERIODS:
            raise InvalidInputError(say("{count} periods are too many; at most {most}.", count=len(found),
                                        most=_MOST_PERIODS))  # fmt: skip
        return tuple(found)

    def _initial(self, grid: LayeredGrid) -> NDArray[np.float64] | None:
        import numpy as np

        raster = self._raster("INITIAL_HEADS")
        if raster is None:
            return None
        return np.broadcast_to(map_raster(raster, self._crs).in_cells(grid), grid.shape).copy()
