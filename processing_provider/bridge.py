# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Between QGIS and the core: progress, errors, stores, layers to tables and back."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt

from ..gw_core.errors import GwError, InvalidInputError, ModelRunError
from ..gw_core.progress import Silent
from ..gw_core.wording import say, worded
from .interruption import INTERRUPTION
from .translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

_FIELD_TYPES = {
    str: QMetaType.Type.QString,
    float: QMetaType.Type.Double,
    int: QMetaType.Type.LongLong,
    bool: QMetaType.Type.Bool,
    QDateTime: QMetaType.Type.QDateTime,
}
_PLAIN = frozenset({str, int, bool, type(None)})


class FeedbackProgress(Silent):
    """Core progress shown by a Processing feedback."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback

    def report(self, fraction: float) -> None:
        """Move the bar."""
        self._feedback.setProgress(100.0 * fraction)

    def step(self, text: str) -> None:
        """Name the step."""
        self._feedback.pushInfo(worded(text, tr))

    def warn(self, text: str) -> None:
        """Warn without stopping."""
        self._feedback.pushWarning(worded(text, tr))

    def cancelled(self) -> bool:
        """Ask QGIS, and under ``qgis_process`` the signals."""
        return self._feedback.isCanceled() or INTERRUPTION.happened()


@contextmanager
def core_errors(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Turn errors of the core into a `QgsProcessingException` with its one sentence, findings before it."""
    try:
        yield
    except GwError as error:
        if isinstance(error, InvalidInputError):
            for finding in error.findings:
                place = f"{finding.place}: " if finding.place else ""
                feedback.reportError(f"{place}{worded(finding.message, tr)} {worded(finding.hint, tr)}".rstrip())
        if isinstance(error, ModelRunError) and error.log_tail:
            feedback.reportError(error.log_tail)
        raise QgsProcessingException(worded(error.message, tr)) from error


def require_projected(crs: QgsCoordinateReferenceSystem, what: str) -> None:
    """Refuse a layer without CRS, or with a geographic or non-metric one: nothing is ever computed in degrees."""
    if not crs.isValid():
        raise InvalidInputError(say("{what} has no coordinate reference system; set one first.", what=what))
    if crs.isGeographic() or crs.mapUnits() != Qgis.DistanceUnit.Meters:
        raise InvalidInputError(
            say("{what} is in {crs}; reproject it to a projected system in metres first.", what=what, crs=crs.authid())
        )


def table_from_source(source: QgsProcessingFeatureSource, what: str, *, projected: bool = True) -> pd.DataFrame:
    """Read features as a table: attributes by lower-case name, ``geometry_wkt``, and the centroid's easting, northing.

    NULL attributes become None. Raises `InvalidInputError` for an unusable CRS when ``projected``, and for a polygon
    that is not valid. QGIS's own check of that is left out: it throws through Python's frames, which no ``except`` or
    ``finally`` sees, and the interpreter crashes soon after.
    """
    import pandas as pd

    if projected:
        require_projected(source.sourceCrs(), what)
    names = [field.name().lower() for field in source.fields()]
    rows = []
    unchecked = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    for number, feature in enumerate(source.getFeatures(QgsFeatureRequest(), unchecked), start=1):
        row: dict[str, Any] = dict(zip(names, (_plain(value) for value in feature.attributes()), strict=True))
        geometry = feature.geometry()
        if not geometry.isEmpty():
            _check_polygon(geometry, f"{what}: {number}")
            middle = geometry.centroid().asPoint()
            row.update(geometry_wkt=geometry.asWkt(), easting=middle.x(), northing=middle.y())
        rows.append(row)
    return pd.DataFrame(rows, columns=[*names, *(c for c in ("geometry_wkt", "easting", "northing") if c not in names)])


def _check_polygon(geometry: QgsGeometry, place: str) -> None:
    if geometry.type() == Qgis.GeometryType.Polygon and not geometry.isGeosValid():
        raise InvalidInputError(say('{place}: The polygon is not valid; run "Fix geometries" first.', place=place))


def _plain(value: Any) -> Any:
    if hasattr(value, "isNull") and value.isNull():
        return None
    if isinstance(value, QDate):
        return value.toPyDate()
    moment = utc_moment(value) if isinstance(value, QDateTime) else None
    return value if moment is None else moment.replace(tzinfo=None)


def utc_moment(value: QDateTime) -> datetime | None:
    """Return a date-time parameter as an aware UTC moment; one without a zone is UTC, an invalid one None."""
    if not value.isValid():
        return None
    utc = value if value.timeSpec() == Qt.TimeSpec.LocalTime else value.toUTC()
    return utc.toPyDateTime().replace(tzinfo=timezone.utc)


def make_fields(columns: dict[str, type]) -> QgsFields:
    """Build fields from names and Python types (str, float, int, bool, QDateTime)."""
    fields = QgsFields()
    for name, kind in columns.items():
        fields.append(QgsField(name, _FIELD_TYPES[kind]))
    return fields


def write_rows(
    sink: QgsFeatureSink, fields: QgsFields, rows: Iterable[dict[str, Any]], feedback: QgsProcessingFeedback
) -> int:
    """Write dictionaries as features; the key ``geometry_wkt`` holds the geometry. Return how many were written.

    NaN, NaT and None become NULL; pandas timestamps become UTC date-times.
    """
    count = 0
    progress = FeedbackProgress(feedback)
    names = [field.name() for field in fields]
    for row in rows:
        progress.check()
        feature = QgsFeature(fields)
        feature.setAttributes([_attribute(row.get(name)) for name in names])
        if row.get("geometry_wkt"):
            feature.setGeometry(QgsGeometry.fromWkt(row["geometry_wkt"]))
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(tr("Writing the result failed: {reason}").format(reason=sink.lastError()))
        count += 1
    return count


def _attribute(value: Any) -> Any:
    if type(value) in _PLAIN:  # most are; looking at each more closely takes longer than writing them
        return value
    if value != value:  # NaN and NaT
        return None
    if type(value) is float:
        return value
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        milliseconds = round(aware.timestamp() * 1000)
        return QDateTime.fromMSecsSinceEpoch(milliseconds, Qt.TimeSpec.UTC)
    return value.item() if hasattr(value, "item") else value


def epsg_crs(crs: str) -> QgsCoordinateReferenceSystem:
    """Return the QGIS CRS of an authority code."""
    return QgsCoordinateReferenceSystem(crs)


def add_layer_name(context: QgsProcessingContext, destination: str, name: str) -> None:
    """Give an output layer its display name when it is loaded on completion."""
    if context.willLoadLayerOnCompletion(destination):
        context.layerToLoadOnCompletionDetails(destination).name = name
