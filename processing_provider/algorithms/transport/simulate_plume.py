# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forecast a plume with MODFLOW 6 over a finished flow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
)

from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs
from ...parameters import ANY_GEOMETRY, flow_folder, layer_source, moment, number, observed_property, words
from ...parameters import workspace as workspace_parameter
from ...styling import style_output
from ...translation import tr
from .inputs import check_program, program, substance_parameters
from .limits import limit_parameter, read_property
from .plume_parameters import figure_parameters, mass_parameters, part_parameters, scheme_parameters
from .plume_setup import SetupReader
from .results import BALANCE_FIELDS, PLUME_FIELDS, Curves, balance_rows, record_sinks, write_curves, write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from ....gw_core.transport.flow import FlowModel
    from ....gw_core.transport.gwt.forecast import Forecast, Labels
    from ....gw_core.transport.gwt.scenario import TransportInput, TransportResult
    from .limits import Judged
    from .plume_setup import PlumeSetup


class SimulatePlume(GwAlgorithm):
    ID = "simulate_plume"
    GROUP = "transport"
    NEEDS = ("flopy",)
    TAGS = ("modflow", "mf6", "gwt", "forecast", "污染羽", "溶质运移")

    def title(self) -> str:
        return tr("Simulate plume")

    def summary(self) -> str:
        return tr(
            "Forecasts how a dissolved substance spreads from its sources, with advection, dispersion, sorption and "
            'decay, by MODFLOW 6 over the flow of "Simulate flow". Gives maps at the output times, the area above '
            "the limit, breakthrough curves, and when the limit is reached at wells and receptors."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(flow_folder())
        self.addParameter(
            layer_source(
                "SOURCES", tr("Sources"), ANY_GEOMETRY,
                tr(
                    "Fields name, rate_kg_d or concentration_mg_l, start and end (UTC; empty: the whole time), "
                    "layer (optional), property (with further substances). A polygon releases evenly over its cells."
                ), optional=True,
            )
        )  # fmt: skip
        for parameter in mass_parameters():
            self.addParameter(parameter)
        self.addParameter(observed_property())
        self._add_time()
        for parameter in (*substance_parameters(), *figure_parameters(), *scheme_parameters()):
            self.addParameter(parameter)
        self.addParameter(
            layer_source(
                "POINTS",
                tr("Wells and receptors"),
                ANY_GEOMETRY,
                tr("Fields name and layer (optional)."),
                optional=True,
            )
        )
        for parameter in (*part_parameters(), limit_parameter(), program(), workspace_parameter()):
            self.addParameter(parameter)
        self._add_outputs()

    def _add_time(self) -> None:
        self.addParameter(
            moment("START", tr("Start (UTC)"), tr("Empty: the earliest start of a source, else midnight today."))
        )
        self.addParameter(
            number("DURATION", tr("Duration (d)"), tr("Simulated time."), default=3650.0, minimum=0.001, maximum=1e6)
        )
        self.addParameter(
            number("STEP", tr("Time step (d)"), tr("Longest step."), default=30.0, minimum=1e-5, maximum=10000.0)
        )
        self.addParameter(
            words(
                "OUTPUT_TIMES", tr("Output times (d)"),
                tr("Days after the start at which the map is kept, with commas; empty: the end only."),
            )
        )  # fmt: skip

    def _add_outputs(self) -> None:
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Plume forecast")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "PLUME", tr("Extent above the limit"), Qgis.ProcessingSourceType.VectorPolygon, None, True
            )
        )
        for sink in record_sinks():
            self.addParameter(sink)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "MASS_BALANCE", tr("Mass balance"), Qgis.ProcessingSourceType.Vector, None, True
            )
        )
        self.addOutput(QgsProcessingOutputNumber("MASS_BALANCE_ERROR", tr("Mass balance error (percent)")))
        self.addOutput(QgsProcessingOutputNumber("LEFT_SUBDOMAIN", tr("Mass that left the simulated part (percent)")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        fine, sentence = super().checkParameterValues(parameters, context)
        return check_program(self.parameterAsFile(parameters, "MF6", context)) if fine else (fine, sentence)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.flow import read_flow
        from ....gw_core.transport.gwt.forecast import forecast

        judged = read_property(self, parameters, context)
        flow, progress = read_flow(self.parameterAsFile(parameters, "FLOW", context)), FeedbackProgress(feedback)
        setup = SetupReader(self, parameters, context, flow, judged, progress).read()
        folder = Path(self.parameterAsString(parameters, "WORKSPACE", context))
        mf6 = self.parameterAsFile(parameters, "MF6", context) or None
        found = forecast(flow, setup.species, _labels(setup), folder, progress, inside=setup.inside, mf6=mf6)
        worst = max((each.mass_balance_error_percent for each in found.results.values()), key=abs)
        feedback.pushInfo(tr("Mass balance error: {percent:.2g} %").format(percent=worst))
        return {
            "WORKSPACE": str(folder), "MASS_BALANCE_ERROR": worst, "LEFT_SUBDOMAIN": found.left_percent,
            **self._write(parameters, context, feedback, flow, setup, found),
        }  # fmt: skip

    def _write(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback,
        flow: FlowModel, setup: PlumeSetup, found: Forecast,
    ) -> dict[str, Any]:  # fmt: skip
        main, crs = setup.species[0], epsg_crs(flow.grid.crs)
        result, judged = found.results[main.code], setup.judged[main.code]
        curves = [_curves(one.inputs, found.results[one.code], setup, setup.judged[one.code]) for one in setup.species]
        maps = _highest(result) * judged.factor
        path = self._write_raster(parameters, context, flow, maps, result.times_d)
        plume = write_sink(
            self, parameters, context, feedback, "PLUME", PLUME_FIELDS, Qgis.WkbType.MultiPolygon, crs,
            _areas(flow, result.times_d, maps, curves[0]), tr("Plume"),
        )  # fmt: skip
        balance = write_sink(
            self, parameters, context, feedback, "MASS_BALANCE", BALANCE_FIELDS, Qgis.WkbType.NoGeometry,
            QgsCoordinateReferenceSystem(), balance_rows(found.results, setup.start), tr("Mass balance"),
        )  # fmt: skip
        return {"OUTPUT": path} | plume | balance | write_curves(self, parameters, context, feedback, curves, crs)

    def _write_raster(
        self, parameters: dict[str, Any], context: QgsProcessingContext, flow: FlowModel, maps: NDArray[np.float64],
        times_d: NDArray[np.float64],
    ) -> str:  # fmt: skip
        from ...rasters import write_raster

        grid, frame = flow.grid, flow.grid.frame()
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        names = [tr("{days:g} d").format(days=float(days)) for days in times_d]
        bands, crs = [frame.of(values) for values in maps], epsg_crs(grid.crs)
        write_raster(path, bands, frame.west, frame.north, frame.cell_size_m, crs, band_names=names)
        style_output(context, path, "plume_forecast", tr("Plume forecast"))
        return path


def _highest(result: TransportResult) -> NDArray[np.float64]:
    """Return the maximum over the layers, NaN where all are dry or inactive, shape (n_times, *plan)."""
    import numpy as np

    known = np.isfinite(result.concentration_mg_l)
    highest = np.where(known, result.concentration_mg_l, -np.inf).max(axis=1)
    return np.where(known.any(axis=1), highest, np.nan)


def _curves(inputs: TransportInput, result: TransportResult, setup: PlumeSetup, judged: Judged) -> Curves:
    points = setup.points
    return Curves(
        names=[record.name for record in inputs.records],
        eastings=[] if points is None else points["easting"].tolist(),
        northings=[] if points is None else points["northing"].tolist(),
        times_d=result.record_times_d, values=result.record_concentration_mg_l * judged.factor, start=setup.start,
        judged=judged,
    )  # fmt: skip


def _labels(setup: PlumeSetup) -> Labels:
    from ....gw_core.transport.gwt.forecast import Labels
    from ....gw_core.transport.plumes.plume import Judgement

    return Labels(
        start=setup.start,
        judgements={
            code: Judgement(unit=each.unit, factor=each.factor, limit=each.limit) for code, each in setup.judged.items()
        },
    )


def _areas(
    flow: FlowModel, times_d: NDArray[np.float64], maps: NDArray[np.float64], curves: Curves
) -> Iterator[dict[str, Any]]:
    from ...rasters import polygonise_above

    frame, areas, judged = flow.grid.frame(), flow.grid.plan_areas(), curves.judged
    for days, field in zip(times_d, maps, strict=True):
        area = polygonise_above(frame.of(field), judged.limit, frame.west, frame.north, frame.cell_size_m)
        yield {
            "time": curves.moment(float(days)), "time_d": float(days), "threshold": judged.limit, "unit": judged.unit,
            "area_m2": float(areas[field > judged.limit].sum()),
            "geometry_wkt": None if area.endswith("EMPTY") else area,
        }  # fmt: skip
