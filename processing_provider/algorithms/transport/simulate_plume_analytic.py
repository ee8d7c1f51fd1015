# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Screen a plume with exact solutions in uniform flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterDestination,
)

from ....gw_core.errors import InvalidInputError
from ....gw_core.progress import Part
from ....gw_core.wording import say
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, utc_moment
from ...parameters import (
    ANY_GEOMETRY,
    POINT,
    advanced,
    layer_source,
    moment,
    number,
    observed_property,
    with_help,
    words,
)
from ...styling import style_output
from ...translation import tr
from .inputs import numbers, read_layer, read_substance, substance_parameters
from .limits import limit_parameter, read_property
from .results import Curves, record_sinks, write_curves

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from ....gw_core.progress import Progress
    from ....gw_core.transport.analytic.screening import Screening
    from .limits import Judged

# In the order of the list; new ones only at its end.
_SOLUTIONS = (
    "point_2d", "point_3d", "strip", "patch", "gaussian", "strip_walled", "patch_walled", "radial", "domenico",
)  # fmt: skip
_CURVE_STEPS = 200
_WELL_RADIUS_M = 0.1
_MOST_CELLS = 1_000_000
_MOST_VALUES = 50_000_000


class SimulatePlumeAnalytic(GwAlgorithm):
    ID = "simulate_plume_analytic"
    GROUP = "transport"
    TAGS = ("analytic", "screening", "Wexler", "Ogata-Banks", "解析解", "污染羽")

    def title(self) -> str:
        return tr("Simulate plume (analytic)")

    def summary(self) -> str:
        return tr(
            "Computes a plume with exact solutions for uniform flow, without a grid model: a first answer within "
            "seconds when only velocity and direction are known, and a check of numerical models. Ground and flow are "
            "taken to be the same everywhere; results are at the water table."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            layer_source(
                "SOURCE", tr("Sources"), POINT,
                tr(
                    "Fields name, rate_kg_d (points) or concentration_mg_l (strip, patch), start and end (UTC; empty: "
                    "the whole time)."
                ),
            )
        )  # fmt: skip
        self.addParameter(observed_property())
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum(
                    "SOLUTION", tr("Solution"),
                    [
                        tr("Point through the whole thickness (2-D, rate)"),
                        tr("Point at the water table of a thick aquifer (3-D, rate)"),
                        tr("Strip through the whole thickness (2-D, concentration)"),
                        tr("Patch below the water table of a thick aquifer (3-D, concentration)"),
                        tr("Gaussian strip through the whole thickness (2-D, concentration)"),
                        tr("Strip in an aquifer of finite width (2-D, concentration)"),
                        tr("Patch in an aquifer of finite width and thickness (3-D, concentration)"),
                        tr("Injection well (radial, concentration)"),
                        tr("Patch, approximation of Domenico (for comparison only)"),
                    ],
                    defaultValue=0,
                ),
                tr(
                    "Strip and patch hold their concentration across the flow; nothing is computed upstream of them. "
                    "What each solution assumes, and where the parameters leave it, is in the log."
                ),
            )
        )  # fmt: skip
        self._add_flow()
        for parameter in substance_parameters():
            self.addParameter(parameter)
        self._add_time()
        self._add_bounds()
        self.addParameter(
            layer_source(
                "POINTS", tr("Wells and receptors"), ANY_GEOMETRY, tr("Field name; the centroid counts."), optional=True
            )
        )
        self.addParameter(limit_parameter())
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Plume")))
        for sink in record_sinks():
            self.addParameter(sink)

    def _add_flow(self) -> None:
        for key, label, text, default, least, most in (
            ("VELOCITY", tr("Seepage velocity (m/d)"), tr("Darcy flux over porosity."), 0.1, 1e-6, 1000.0),
            ("DIRECTION", tr("Direction of flow (degrees)"), tr("Where to, clockwise from north."), 90.0, 0.0, 360.0),
            ("THICKNESS", tr("Thickness (m)"), tr("Of the aquifer, or height of the patch."), 10.0, 0.01, 1000.0),
            (
                "WIDTH",
                tr("Width (m)"),
                tr("Of the strip or patch across the flow; of the Gaussian strip two standard deviations."),
                10.0,
                0.01,
                10000.0,
            ),
        ):
            self.addParameter(number(key, label, text, default=default, minimum=least, maximum=most))

    def _add_bounds(self) -> None:
        for key, label, text, least, most in (
            (
                "AQUIFER_WIDTH",
                tr("Width of the aquifer (m)"),
                tr("Its middle line runs through the middle of the sources. Needed for finite width."),
                0.01,
                1e6,
            ),
            (
                "AQUIFER_THICKNESS",
                tr("Thickness of the aquifer (m)"),
                tr("Needed for finite thickness."),
                0.01,
                10000.0,
            ),
            (
                "SOURCE_HALF_LIFE",
                tr("Half-life of the source (d)"),
                tr("The strength of every source falls off with it from its start. Empty or 0: it stays."),
                0.0,
                1e9,
            ),
            ("WELL_RATE", tr("Rate of the well (m³/d)"), tr("Water injected; needed for the well."), 1e-6, 1e6),
            ("WELL_RADIUS", tr("Radius of the well (m)"), tr("Empty: 0.1 m."), 0.001, 100.0),
        ):
            self.addParameter(advanced(number(key, label, text, minimum=least, maximum=most, optional=True)))

    def _add_time(self) -> None:
        self.addParameter(
            moment("START", tr("Start (UTC)"), tr("Empty: the earliest start of a source, else midnight today."))
        )
        self.addParameter(
            number("TIME_D", tr("Time (d)"), tr("Days after the start."), default=365.0, minimum=0.001, maximum=1e6)
        )
        self.addParameter(
            number("CELL_SIZE", tr("Cell size (m)"), tr("Of the map."), default=5.0, minimum=0.01, maximum=10000.0)
        )
        self.addParameter(
            words(
                "OUTPUT_TIMES",
                tr("Times of the map (d)"),
                tr("Days after the start with commas between, each a band; empty: only the time above."),
            )
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport import tables
        from ...rasters import write_raster

        progress = FeedbackProgress(feedback)
        judged = read_property(self, parameters, context)
        table = read_layer(self, parameters, "SOURCE", context)
        crs = self.parameterAsSource(parameters, "SOURCE", context).sourceCrs()
        points = read_layer(self, parameters, "POINTS", context, crs)
        start = utc_moment(self.parameterAsDateTime(parameters, "START", context)) or tables.start_of(table)
        screening = self._screening(parameters, context, table, start)
        time_d = self.parameterAsDouble(parameters, "TIME_D", context)
        times = _times(self.parameterAsString(parameters, "OUTPUT_TIMES", context), time_d)
        size = self.parameterAsDouble(parameters, "CELL_SIZE", context)
        _say_limits(screening, time_d, progress)
        bands, west, north = _map(screening, times, size, judged.factor, Part(progress, 0.0, 0.8))
        curves = _curves(screening, points, time_d, start, judged, Part(progress, 0.8, 1.0))
        progress.check()
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        names = [tr("{days:g} d").format(days=time) for time in times]
        write_raster(path, bands, west, north, size, crs, band_names=names)
        style_output(context, path, "plume_forecast", tr("Plume"))
        return {"OUTPUT": path, **write_curves(self, parameters, context, feedback, curves, crs)}

    def _screening(
        self, parameters: dict[str, Any], context: QgsProcessingContext, table: pd.DataFrame, start: datetime
    ) -> Screening:
        from ....gw_core.transport import tables
        from ....gw_core.transport.analytic.analytic import UniformFlow
        from ....gw_core.transport.analytic.screening import PlacedSource, Screening, Solution
        from ....gw_core.transport.gwt import source_tables
        from ....gw_core.transport.parameters import decay_from_half_life

        def place(row: dict[str, Any]) -> PlacedSource:
            easting, northing = tables.middle(row)
            return PlacedSource(source=source_tables.strength(row, start), easting=easting, northing=northing)

        def value(key: str) -> float:
            return self.parameterAsDouble(parameters, key, context)

        def given(key: str) -> float | None:
            return value(key) if parameters.get(key) is not None else None

        substance = read_substance(self, parameters, context)
        flow = UniformFlow(
            velocity_m_d=value("VELOCITY"), porosity=substance.porosity, dispersivity_l_m=substance.dispersivity_l_m,
            dispersivity_t_m=substance.dispersivity_t_m, dispersivity_v_m=substance.dispersivity_v_m,
            retardation=substance.retardation, decay_per_d=substance.decay_per_d,
        )  # fmt: skip
        made = Screening(
            flow=flow, solution=Solution(_SOLUTIONS[self.parameterAsEnum(parameters, "SOLUTION", context)]),
            direction_deg=value("DIRECTION"), thickness_m=value("THICKNESS"), width_m=value("WIDTH"),
            sources=tables.read_rows(table, "SOURCE", place), aquifer_width_m=given("AQUIFER_WIDTH"),
            aquifer_thickness_m=given("AQUIFER_THICKNESS"), well_rate_m3_d=given("WELL_RATE"),
            source_decay_per_d=decay_from_half_life(given("SOURCE_HALF_LIFE")),
            well_radius_m=given("WELL_RADIUS") or _WELL_RADIUS_M,
        )  # fmt: skip
        made.check(self.parameterAsDouble(parameters, "TIME_D", context))
        return made


def _times(text: str, time_d: float) -> tuple[float, ...]:
    """Return the times of the map, ascending."""
    found = tuple(sorted(set(numbers(text, "OUTPUT_TIMES")))) or (time_d,)
    if not 0 < found[0] <= found[-1] <= time_d:
        raise InvalidInputError(
            say("OUTPUT_TIMES: the times must be above 0 and at most the {days} d of TIME_D.", days=time_d)
        )
    return found


def _say_limits(screening: Screening, time_d: float, progress: Progress) -> None:
    """Put into the log what the solution assumes, and warn of what leaves it."""
    from ....gw_core.transport.analytic.validity import assumptions, doubts

    progress.step(assumptions(screening.solution))
    for doubt in doubts(screening, time_d):
        progress.warn(doubt)


def _map(
    screening: Screening, times: tuple[float, ...], size: float, factor: float, progress: Progress
) -> tuple[list[Any], float, float]:
    """Return the bands (``factor`` times mg/L, rows from the north), their west and their north."""
    import numpy as np

    from ....gw_core.transport.analytic.screening_map import screening_fields

    west, south, east, north = screening.reach(times[-1])
    columns, rows = int(np.ceil((east - west) / size)), int(np.ceil((north - south) / size))
    if columns * rows > _MOST_CELLS or columns * rows * len(times) > _MOST_VALUES:
        raise InvalidInputError(
            say("The map would have {count} cells; choose larger cells than {size} m.", count=columns * rows, size=size)
        )
    if columns == rows == 1:
        raise InvalidInputError(say("The whole plume lies in one cell; choose smaller cells than {size} m.", size=size))
    eastings = west + (np.arange(columns) + 0.5) * size
    northings = north - (np.arange(rows) + 0.5) * size
    fields = screening_fields(screening, eastings, northings, times, nearest_m=0.5 * size, progress=progress)
    return [(field * factor).astype(np.float32) for field in fields], west, north


def _curves(
    screening: Screening, points: pd.DataFrame | None, time_d: float, start: datetime, judged: Judged,
    progress: Progress,
) -> Curves:  # fmt: skip
    import numpy as np

    from ....gw_core.transport import tables

    times = np.linspace(0.0, time_d, _CURVE_STEPS + 1)[1:]
    places = () if points is None else tables.read_rows(points, "POINTS", tables.named_middle)
    names = [name for name, _, _ in places]
    eastings, northings = (np.array([place[axis] for place in places], dtype=float) for axis in (1, 2))
    values = screening.concentration(eastings[:, None], northings[:, None], times[None, :], progress=progress)
    return Curves(
        names=names, eastings=eastings.tolist(), northings=northings.tolist(), times_d=times,
        values=values * judged.factor, start=start, judged=judged,
    )  # fmt: skip
