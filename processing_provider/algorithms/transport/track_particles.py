# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow particles with the water, and say what wells capture in which time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)

from ....gw_core.errors import ConfigurationError, InvalidInputError
from ....gw_core.wording import say, worded
from ...base import GwAlgorithm
from ...bridge import FeedbackProgress, epsg_crs
from ...parameters import ANY_GEOMETRY, advanced, flow_folder, layer_source, number, with_help, words
from ...translation import tr
from .inputs import numbers, read_layer
from .results import write_sink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ....gw_core.transport.flow import FlowModel
    from ....gw_core.transport.gwt.scenario import Record
    from ....gw_core.transport.particles.particles import Path

_PATH_FIELDS = {"name": str, "number": int, "end": str, "travel_time_d": float, "length_m": float}
_MARK_FIELDS = {"name": str, "number": int, "time_d": float, "elevation": float}
_CAPTURE_FIELDS = {"name": str, "time_d": float, "area_m2": float}
_BACKWARD = 1


class TrackParticles(GwAlgorithm):
    ID = "track_particles"
    GROUP = "transport"
    NEEDS = ("flopy",)
    TAGS = ("modpath", "path line", "capture zone", "travel time", "质点追踪", "流线", "捕获区", "示踪")

    def title(self) -> str:
        return tr("Track particles")

    def summary(self) -> str:
        return tr(
            "Follows particles that move with the water through steady flow (MODPATH 7): forward from a source to "
            "where its water goes, or backward from a well to where its water comes from. Also draws what the features "
            "capture within given travel times. Dispersion and decay are left out; sorption slows particles down "
            "through the retardation factor. The flow grid must have rows and columns."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(flow_folder())
        self.addParameter(
            layer_source(
                "RELEASE", tr("Where particles begin"), ANY_GEOMETRY,
                tr("Wells, sources or areas; fields name and layer (optional, 1 is the top)."),
            )
        )  # fmt: skip
        directions = [tr("Forward, with the flow"), tr("Backward, against the flow")]
        self.addParameter(
            with_help(
                QgsProcessingParameterEnum("DIRECTION", tr("Direction"), directions, defaultValue=_BACKWARD),
                tr("Forward from sources, backward from wells."),
            )
        )
        self._add_numbers()
        self._add_rarer()
        self._add_outputs()

    def _add_numbers(self) -> None:
        self.addParameter(
            number(
                "POROSITY", tr("Effective porosity (-)"), tr("Share of the ground that the moving water fills."),
                default=0.25, minimum=0.001, maximum=1.0,
            )
        )  # fmt: skip
        self.addParameter(
            number(
                "DURATION", tr("Longest travel time (d)"), tr("Empty: particles are followed to their end."),
                minimum=0.001, maximum=1e9, optional=True,
            )
        )  # fmt: skip
        self.addParameter(
            words(
                "TIMES", tr("Travel times (d)"),
                tr("With commas: marks on the paths, and bounds of the capture zones."), default="50, 365, 1825, 3650",
            )
        )  # fmt: skip

    def _add_rarer(self) -> None:
        rarer = [
            number(
                "RETARDATION", tr("Retardation factor (-)"),
                tr("How many times slower than the water the substance moves; 1 for the water itself."),
                default=1.0, minimum=1.0, maximum=1e6,
            ),
            number(
                "PARTICLES", tr("Particles a side (-)"),
                tr("Backward: on each of the four sides of a cell. Forward: along its width and its height."),
                default=4, minimum=1, maximum=50, integer=True,
            ),
            number(
                "HEIGHT", tr("Height in the cell (-)"), tr("0 is its bottom, 1 the top of its water."), default=0.5,
                minimum=0.0, maximum=1.0,
            ),
            with_help(
                QgsProcessingParameterBoolean("PASS_WEAK", tr("Pass weak wells"), defaultValue=True),
                tr("Whether particles pass cells whose boundary takes only part of the water."),
            ),
            with_help(
                QgsProcessingParameterFile(
                    "MP7", tr("MODPATH 7 program"), behavior=Qgis.ProcessingFileParameterBehavior.File, optional=True,
                    fileFilter=tr("All files (*)"),
                ),
                tr("Path of mp7. Empty: the environment variable GW_MONITOR_MP7, PATH, and beside mf6."),
            ),
        ]  # fmt: skip
        for parameter in rarer:
            self.addParameter(advanced(parameter))

    def _add_outputs(self) -> None:
        line, point = Qgis.ProcessingSourceType.VectorLine, Qgis.ProcessingSourceType.VectorPoint
        polygon = Qgis.ProcessingSourceType.VectorPolygon
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Path lines"), line))
        self.addParameter(QgsProcessingParameterFeatureSink("MARKS", tr("Marks of travel time"), point, None, True))
        self.addParameter(QgsProcessingParameterFeatureSink("CAPTURE", tr("Capture zones"), polygon, None, True, False))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        from ....gw_core.transport.particles.modpath import locate_mp7

        fine, sentence = super().checkParameterValues(parameters, context)
        try:
            locate_mp7(self.parameterAsFile(parameters, "MP7", context) or None)
        except ConfigurationError as error:
            return False, worded(error.message, tr)
        return fine, sentence

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ....gw_core.transport.flow import read_flow
        from ....gw_core.transport.gwt import source_tables

        flow = read_flow(self.parameterAsFile(parameters, "FLOW", context))
        crs = epsg_crs(flow.grid.crs)
        table = read_layer(self, parameters, "RELEASE", context, crs)
        releases = source_tables.records(table, flow.grid, "RELEASE")
        times = numbers(self.parameterAsString(parameters, "TIMES", context), tr("Travel times (d)"))
        if any(not time > 0 for time in times):
            raise InvalidInputError(say("Travel times must be positive."))
        paths = self._paths(parameters, context, feedback, flow, releases)
        results: dict[str, Any] = {}
        kinds = Qgis.WkbType
        for key, columns, kind, rows, name, style in (
            ("OUTPUT", _PATH_FIELDS, kinds.LineStringZM, _path_rows(paths, releases), tr("Path lines"), "path_lines"),
            ("MARKS", _MARK_FIELDS, kinds.Point, _mark_rows(paths, releases, times), tr("Travel time"), ""),
        ):
            results |= write_sink(self, parameters, context, feedback, key, columns, kind, crs, rows, name, style)
        if parameters.get("CAPTURE") is not None:
            caught = self._captured(parameters, context, feedback, flow, releases)
            for release, found in zip(releases, caught, strict=True):
                if not (found >= 0).any():
                    feedback.pushWarning(
                        tr("No water ends in {name}: it takes none in this flow, so it has no capture zone.").format(
                            name=release.name
                        )
                    )
            rows = _capture_rows(flow, caught, releases, times)
            results |= write_sink(
                self, parameters, context, feedback, "CAPTURE", _CAPTURE_FIELDS, kinds.MultiPolygon, crs, rows,
                tr("Capture zones"), "capture_zones",
            )  # fmt: skip
        return results

    def _slowed(self, parameters: dict[str, Any], context: QgsProcessingContext) -> float:
        porosity = self.parameterAsDouble(parameters, "POROSITY", context)
        return porosity * self.parameterAsDouble(parameters, "RETARDATION", context)

    def _paths(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback,
        flow: FlowModel, releases: Sequence[Record],
    ) -> list[Path]:  # fmt: skip
        from ....gw_core.transport.particles.particles import ring_start, spread_start, track_particles

        backward = self.parameterAsEnum(parameters, "DIRECTION", context) == _BACKWARD
        place = ring_start if backward else spread_start
        start = place(
            [release.cells for release in releases], self.parameterAsInt(parameters, "PARTICLES", context),
            self.parameterAsDouble(parameters, "HEIGHT", context),
        )  # fmt: skip
        longest = None
        if parameters.get("DURATION") is not None:
            longest = self.parameterAsDouble(parameters, "DURATION", context)
        return track_particles(
            flow, start, self._slowed(parameters, context), backward=backward, duration_d=longest,
            pass_weak=self.parameterAsBool(parameters, "PASS_WEAK", context),
            mp7=self.parameterAsFile(parameters, "MP7", context) or None, progress=FeedbackProgress(feedback),
        )  # fmt: skip

    def _captured(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback,
        flow: FlowModel, releases: Sequence[Record],
    ) -> NDArray[Any]:  # fmt: skip
        from ....gw_core.transport.particles.particles import capture_times

        return capture_times(
            flow, [release.cells for release in releases], self._slowed(parameters, context),
            mp7=self.parameterAsFile(parameters, "MP7", context) or None, progress=FeedbackProgress(feedback),
        )  # fmt: skip


def _path_rows(paths: Sequence[Path], releases: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """Yield a line a particle that moved; its M values are travel times."""
    import numpy as np

    for number_, path in enumerate(paths, start=1):
        if len(path.time_d) < 2:
            continue
        places = np.stack([path.easting, path.northing, path.elevation, path.time_d], axis=1)
        length = np.sqrt((np.diff(places[:, :3], axis=0) ** 2).sum(axis=1)).sum()
        vertices = ", ".join(f"{x:.3f} {y:.3f} {z:.3f} {t:.6g}" for x, y, z, t in places)
        yield {
            "name": releases[path.group].name, "number": number_, "end": path.end, "length_m": float(length),
            "travel_time_d": float(path.time_d[-1]), "geometry_wkt": f"LINESTRING ZM ({vertices})",
        }  # fmt: skip


def _mark_rows(paths: Sequence[Path], releases: Sequence[Record], times_d: Sequence[float]) -> Iterator[dict[str, Any]]:
    """Yield where each particle is after each travel time that it lasts."""
    import numpy as np

    for number_, path in enumerate(paths, start=1):
        for time in sorted(times_d):
            if len(path.time_d) and time <= path.time_d[-1]:
                x, y, z = (np.interp(time, path.time_d, w) for w in (path.easting, path.northing, path.elevation))
                yield {
                    "name": releases[path.group].name, "number": number_, "time_d": time, "elevation": float(z),
                    "geometry_wkt": f"POINT({x:.3f} {y:.3f})",
                }  # fmt: skip


def _capture_rows(
    flow: FlowModel, caught: NDArray[Any], releases: Sequence[Record], times_d: Sequence[float]
) -> Iterator[dict[str, Any]]:
    """Yield the area, over all layers, whose water reaches each feature within each travel time; the largest first."""
    import numpy as np

    from ...rasters import polygonise_above

    frame, areas = flow.grid.frame(), flow.grid.plan_areas()
    for release, times in zip(releases, caught, strict=True):
        first = np.where(np.isfinite(times), times, np.inf).min(axis=0)
        for limit in sorted(times_d, reverse=True):
            inside = (first <= limit).astype(float)
            area = polygonise_above(frame.of(inside), 0.5, frame.west, frame.north, frame.cell_size_m)
            if inside.any():
                yield {
                    "name": release.name, "time_d": limit, "area_m2": float(areas[inside > 0].sum()),
                    "geometry_wkt": area,
                }  # fmt: skip
