# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every source does to every well, from one operator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
)

from ....gw_core.progress import Part
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs
from ...parameters import ANY_GEOMETRY, advanced, flow_folder, layer_source, number, with_help
from ...styling import style_output
from ...translation import tr
from .inputs import check_program, program, read_layer, read_substance, substance_parameters
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ....gw_core.progress import Progress
    from ....gw_core.transport.flow import FlowModel
    from ....gw_core.transport.grids.layered_grid import LayeredGrid
    from ....gw_core.transport.gwt.scenario import TransportInput
    from ....gw_core.transport.response.outlook import Outlook
    from ....gw_core.transport.response.response_run import Located
    from ....gw_core.transport.response.responses import Responses

_TABLE_FIELDS = {
    "source": str, "point": str, "peak": float, "peak_d": float, "first_d": float, "mean_d": float, "exposure": float,
    "share": float,
}  # fmt: skip
# Scheme and XT3D of each entry of COMPARE.
_COMPARED = ((None, False), ("TVD", False), ("upstream", True), ("TVD", True))


class ComputeResponses(GwAlgorithm):
    ID = "compute_responses"
    GROUP = "transport"
    TAGS = ("response", "adjoint", "sensitivity", "operator", "响应", "伴随")

    def title(self) -> str:
        return tr("Compute responses")

    def summary(self) -> str:
        return tr(
            "Computes what a release from each source does at each well, for steady flow, without a model run per "
            "source: concentrations of any release follow by adding up. Gives a NetCDF file of sources by wells by "
            "times, a table in short, and maps of where each well looks. The scheme is MODFLOW 6's upstream one; a "
            "comparison with TVD or XT3D states the difference."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(flow_folder())
        text = tr("Fields name and layer (optional; 1 is the top). A polygon releases evenly over its cells.")
        self.addParameter(layer_source("SOURCES", tr("Sources"), ANY_GEOMETRY, text))
        text = tr("Fields name and layer (optional; 1 is the top). A polygon counts by the average over its cells.")
        self.addParameter(layer_source("POINTS", tr("Wells and receptors"), ANY_GEOMETRY, text))
        self.addParameter(
            number("DURATION", tr("Duration (d)"), tr("Time followed."), default=3650.0, minimum=0.001, maximum=1e6)
        )
        text = tr("Length of each step. Releases can later be given by such steps.")
        self.addParameter(number("STEP", tr("Time step (d)"), text, default=30.0, minimum=1e-5, maximum=10000.0))
        for parameter in substance_parameters():
            self.addParameter(parameter)
        self._add_more()
        self._add_outputs()

    def _add_more(self) -> None:
        self.addParameter(
            advanced(
                number(
                    "HALF_LIFE_SORBED", tr("Half-life of sorbed mass (d)"),
                    tr("Where it differs from that of dissolved mass. Empty: the same; 0: no decay."), minimum=0.0,
                    maximum=1e9, optional=True,
                )
            )
        )  # fmt: skip
        self.addParameter(
            advanced(
                with_help(
                    QgsProcessingParameterBoolean("FLOW_POROSITY", tr("Porosity of the flow model"), True),
                    tr("Take the porosity by cell where the flow model knows it, else the number given here."),
                )
            )
        )
        text = tr("Share of the peak that counts as first arrival in the table.")
        self.addParameter(
            advanced(
                number(
                    "FRACTION", tr("First arrival (share of the peak)"), text, default=0.05, minimum=0.0, maximum=1.0
                )
            )
        )
        choices = [tr("nothing"), tr("TVD"), tr("XT3D"), tr("TVD and XT3D")]
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("COMPARE", tr("Compare with"), choices, defaultValue=0),
                tr(
                    "Runs MODFLOW 6 once with this scheme, for the source that shows most, and says how far the "
                    "responses lie from it."
                ),
            )
        )
        self.addParameter(program())

    def _add_outputs(self) -> None:
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", tr("Responses"), fileFilter=tr("NetCDF files (*.nc)"))
        )
        self.addParameter(QgsProcessingParameterRasterDestination("WHERE", tr("Where each well looks"), optional=True))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "TABLE", tr("Sources and wells"), Qgis.ProcessingSourceType.Vector, None, True
            )
        )
        self.addOutput(QgsProcessingOutputNumber("DIFFERENCE", tr("Largest difference to the scheme (percent)")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        fine, sentence = super().checkParameterValues(parameters, context)
        if not fine or not self.parameterAsEnum(parameters, "COMPARE", context):
            return fine, sentence
        return check_program(self.parameterAsFile(parameters, "MF6", context))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.flow import read_flow
        from ....gw_core.transport.response.outlook import outlooks
        from ....gw_core.transport.response.response_file import save_responses
        from ....gw_core.transport.response.response_run import compute_responses

        flow, progress = read_flow(self.parameterAsFile(parameters, "FLOW", context)), FeedbackProgress(feedback)
        crs = epsg_crs(flow.grid.crs)
        sources, points = (
            _located(read_layer(self, parameters, key, context, crs), flow.grid, key) for key in ("SOURCES", "POINTS")
        )
        asked = self._asked(parameters, context, flow)
        more = {"porosity": asked.porosity, "decay_sorbed_per_d": asked.decay_sorbed_per_d}
        responses = compute_responses(
            flow, asked.parameters, sources, points, asked.duration_d, asked.step_d, Part(progress, 0.0, 0.6), **more
        )
        cells = [point.cells for point in points]
        looks = outlooks(flow, asked.parameters, cells, Part(progress, 0.6, 0.7), **more)
        found = self._compare(parameters, context, flow, asked, sources, points, responses, Part(progress, 0.7, 1.0))
        found |= self._write_where(parameters, context, flow, responses, looks)
        fraction = self.parameterAsDouble(parameters, "FRACTION", context)
        found |= write_sink(
            self, parameters, context, feedback, "TABLE", _TABLE_FIELDS, Qgis.WkbType.NoGeometry,
            QgsCoordinateReferenceSystem(), _rows(responses, looks, fraction), tr("Sources and wells"),
        )  # fmt: skip
        path = save_responses(responses, self.parameterAsFileOutput(parameters, "OUTPUT", context))
        return {"OUTPUT": str(path), **found}

    def _asked(self, parameters: dict[str, Any], context: QgsProcessingContext, flow: FlowModel) -> TransportInput:
        import numpy as np

        from ....gw_core.transport.gwt.scenario import Scheme, TransportInput
        from ....gw_core.transport.parameters import decay_from_half_life

        scheme, xt3d = _COMPARED[self.parameterAsEnum(parameters, "COMPARE", context)]
        substance, porosity, sorbed = read_substance(self, parameters, context), None, None
        if flow.porosity is not None and self.parameterAsBool(parameters, "FLOW_POROSITY", context):
            porosity = np.where(np.isfinite(flow.porosity) & flow.grid.active, flow.porosity, substance.porosity)
        if parameters.get("HALF_LIFE_SORBED") is not None:
            sorbed = decay_from_half_life(self.parameterAsDouble(parameters, "HALF_LIFE_SORBED", context))
        step_d = self.parameterAsDouble(parameters, "STEP", context)
        return TransportInput(
            parameters=substance, sources=(), duration_d=self.parameterAsDouble(parameters, "DURATION", context),
            step_d=step_d, scheme=Scheme(scheme or "upstream"), xt3d=xt3d, decay_sorbed_per_d=sorbed,
            porosity=porosity,
        )  # fmt: skip

    def _compare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, flow: FlowModel, asked: TransportInput,
        sources: Sequence[Located], points: Sequence[Located], responses: Responses, progress: Progress,
    ) -> dict[str, float]:  # fmt: skip
        from dataclasses import replace

        import numpy as np

        from ....gw_core.transport.response.scheme_difference import scheme_difference
        from ....gw_core.wording import say

        if not self.parameterAsEnum(parameters, "COMPARE", context):
            return {}
        shown = int(responses.values.max(axis=(1, 2)).argmax())
        wanted = replace(asked, duration_d=float(responses.times_d[-1]))
        mf6 = self.parameterAsFile(parameters, "MF6", context) or None
        shares = scheme_difference(flow, wanted, sources[shown], points, responses.values[shown], progress, mf6)
        for point, share in zip(points, shares, strict=True):
            if np.isfinite(share):
                progress.step(
                    say("{source} at {point}: the responses differ by {percent:.3g} % of the peak",
                        source=sources[shown].place.name, point=point.place.name, percent=100.0 * share)
                )  # fmt: skip
        return {"DIFFERENCE": 100.0 * float(np.nanmax(shares))} if np.isfinite(shares).any() else {}

    def _write_where(
        self, parameters: dict[str, Any], context: QgsProcessingContext, flow: FlowModel, responses: Responses,
        looks: Sequence[Outlook],
    ) -> dict[str, str]:  # fmt: skip
        from ...rasters import write_raster

        path = self.parameterAsOutputLayer(parameters, "WHERE", context)
        if not path:
            return {}
        frame, bands, names = flow.grid.frame(), [], []
        for point, look in zip(responses.points, looks, strict=True):
            bands += [frame.of(values) for values in _uppermost(look)]
            labels = (tr("{point}: share"), tr("{point}: mean time (d)"), tr("{point}: exposure (mg/L·d per kg)"))
            names += [label.format(point=point.name) for label in labels]
        crs = epsg_crs(flow.grid.crs)
        write_raster(path, bands, frame.west, frame.north, frame.cell_size_m, crs, band_names=names)
        style_output(context, path, "well_outlook", tr("Where each well looks"))
        return {"WHERE": path}


def _located(table: pd.DataFrame | None, grid: LayeredGrid, key: str) -> tuple[Located, ...]:
    import pandas as pd

    from ....gw_core.transport.gwt.source_tables import records
    from ....gw_core.transport.response.response_run import Located
    from ....gw_core.transport.response.responses import Place
    from ....gw_core.transport.tables import layer_number, named_middle, read_rows

    def place(row: dict[str, Any]) -> Place:
        name, easting, northing = named_middle(row)
        return Place(name=name, easting=easting, northing=northing, layer=layer_number(row))

    rows = pd.DataFrame() if table is None else table
    places = read_rows(rows, key, place)
    cells = [record.cells for record in records(rows, grid, key)]
    return tuple(Located(place=where, cells=found) for where, found in zip(places, cells, strict=True))


def _uppermost(look: Outlook) -> tuple[NDArray[np.float64], ...]:
    """Return share, mean time and exposure of the layer that the well sees best, each in plan shape."""
    import numpy as np

    best = np.where(np.isfinite(look.exposure), look.exposure, -1.0).argmax(axis=0)[np.newaxis]
    return tuple(np.take_along_axis(part, best, axis=0)[0] for part in (look.share, look.mean_d, look.exposure))


def _rows(responses: Responses, looks: Sequence[Outlook], fraction: float) -> Iterator[dict[str, Any]]:
    import numpy as np

    from ....gw_core.transport.response.responses import answers

    passing = np.array([look.passing_m3_d for look in looks])
    for answer in answers(responses, passing, fraction):
        yield {
            "source": answer.source, "point": answer.point, "peak": answer.peak_mg_l, "peak_d": answer.peak_d,
            "first_d": answer.first_d, "mean_d": answer.mean_d, "exposure": answer.exposure, "share": answer.share,
        }  # fmt: skip
