# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose where to drill monitoring wells so that leaks are detected early."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)

from ....gw_core.wording import worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs
from ...parameters import ANY_GEOMETRY, POINT, advanced, flow_folder, layer_source, number
from ...translation import tr
from ..transport.inputs import read_layer, read_substance, substance_parameters
from ..transport.results import write_sink
from .places import read_places, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....gw_core.network.design import NetworkDesign, NetworkSettings

_FIELDS = {
    "name": str, "rank": int, "layer": int, "easting": float, "northing": float, "detected_share": float,
    "mean_days": float, "cumulative_days": float, "note": str,
}  # fmt: skip


class DesignNetwork(GwAlgorithm):
    ID = "design_network"
    GROUP = "network"
    TAGS = ("monitoring network", "sensor placement", "p-median", "监测网", "布点", "优化")

    def title(self) -> str:
        return tr("Design network")

    def summary(self) -> str:
        return tr(
            "Chooses where to drill new wells so that a leak of any facility is detected as early as possible on "
            "average, given the wells that stand. Every choice comes with a proven bound on how much better any other "
            "could be, the share of leaks that stays undetected, and what each further well brings."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(flow_folder())
        self._add_layers()
        self._add_numbers()
        for parameter in substance_parameters():
            self.addParameter(parameter)
        self.addParameter(
            advanced(
                number(
                    "TIME_LIMIT", tr("Time limit of the proof (s)"),
                    tr("When it ends, the best wells so far are given with the gap that is left; 0 for no proof."),
                    default=60.0, minimum=0.0, maximum=86400.0,
                )
            )
        )  # fmt: skip
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Network"), Qgis.ProcessingSourceType.VectorPoint)
        )
        self.addOutput(QgsProcessingOutputNumber("GAP", tr("Gap to the best possible (-)")))
        self.addOutput(QgsProcessingOutputNumber("UNDETECTED", tr("Share of leaks not detected (-)")))
        self.addOutput(QgsProcessingOutputNumber("MEAN_DAYS", tr("Mean time to detection (d)")))

    def _add_layers(self) -> None:
        self.addParameter(
            layer_source(
                "SOURCES", tr("Facilities"), ANY_GEOMETRY,
                tr(
                    "Fields name, and where wanted layer (1 is the top), rate_kg_d (else the leak rate below) and "
                    "weight (relative probability of a leak, else 1)."
                ),
            )
        )  # fmt: skip
        self.addParameter(
            layer_source(
                "CANDIDATES", tr("Possible wells"), POINT,
                tr("Fields name, layer (optional). Empty: a grid in every layer, outside the facilities."),
                optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            layer_source(
                "EXISTING", tr("Existing wells"), POINT, tr("Fields name, layer (optional); they stay."), optional=True
            )
        )

    def _add_numbers(self) -> None:
        for key, label, text, default, minimum, maximum in (
            ("SPACING", tr("Spacing of possible wells (m)"), tr("Where no layer of them is given."), 50.0, 0.1, 1e5),
            ("DETECTION_LIMIT", tr("Detection limit (mg/L)"), tr("A leak is detected from here on."), 0.01, 1e-12, 1e6),
            ("RATE", tr("Leak rate (kg/d)"), tr("Constant rate of a leak."), 1.0, 1e-9, 1e6),
            ("HORIZON", tr("Horizon (d)"), tr("An undetected leak counts as this many days."), 3650.0, 0.1, 1e6),
            ("STEP", tr("Time step (d)"), tr("Of the transport; at most 5000 steps."), 30.0, 0.01, 1e5),
        ):  # fmt: skip
            self.addParameter(number(key, label, text, default=default, minimum=minimum, maximum=maximum))
        self.addParameter(
            number(
                "NUMBER", tr("New wells"), tr("How many to choose."), default=5, minimum=1, maximum=1000, integer=True
            )
        )  # fmt: skip

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.network.design import design_network
        from ....gw_core.transport.flow import read_flow

        flow = read_flow(self.parameterAsFile(parameters, "FLOW", context))
        crs = epsg_crs(flow.grid.crs)
        design = design_network(
            flow, read_substance(self, parameters, context),
            read_sources(read_layer(self, parameters, "SOURCES", context, crs)),
            read_places(read_layer(self, parameters, "CANDIDATES", context, crs), "CANDIDATES"),
            read_places(read_layer(self, parameters, "EXISTING", context, crs), "EXISTING"),
            self._settings(parameters, context), FeedbackProgress(feedback),
        )  # fmt: skip
        found = design.placement
        feedback.pushInfo(
            tr(
                "Mean time to detection {before:.0f} d before, {after:.0f} d after; gap {gap:.2%}; worst {worst:.0f} d"
            ).format(before=found.impact_before, after=found.objective, gap=found.gap, worst=found.worst_impact)
        )
        written = write_sink(
            self, parameters, context, feedback, "OUTPUT", _FIELDS, Qgis.WkbType.Point, crs, _wells(design),
            tr("Network"), "network_design",
        )  # fmt: skip
        return {**written, "GAP": found.gap, "UNDETECTED": found.undetected, "MEAN_DAYS": found.objective}

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> NetworkSettings:
        from ....gw_core.network.design import NetworkSettings
        from ....gw_core.network.placement import PlacementSettings

        def value(key: str) -> float:
            return self.parameterAsDouble(parameters, key, context)

        return NetworkSettings(
            number=self.parameterAsInt(parameters, "NUMBER", context), detection_limit_mg_l=value("DETECTION_LIMIT"),
            rate_kg_d=value("RATE"), horizon_d=value("HORIZON"), step_d=value("STEP"), spacing_m=value("SPACING"),
            placement=PlacementSettings(time_limit_s=value("TIME_LIMIT")),
        )  # fmt: skip


def _wells(design: NetworkDesign) -> Iterator[dict[str, Any]]:
    for well in design.wells:
        place = well.place
        yield {
            "name": place.name, "rank": well.rank, "layer": place.layer, "easting": place.easting,
            "northing": place.northing, "detected_share": well.detected_share, "mean_days": well.mean_days,
            "cumulative_days": well.cumulative_days, "note": worded(well.note, tr), "geometry_wkt": place.wkt,
        }  # fmt: skip
