# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translation between QGIS and the core: errors, coordinate systems, values."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from gw_monitor.gw_core.errors import Cancelled, Finding, InvalidInputError, ModelRunError
from gw_monitor.gw_core.wording import say
from gw_monitor.processing_provider.bridge import (
    FeedbackProgress,
    core_errors,
    make_fields,
    require_projected,
    table_from_source,
    write_rows,
)
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone


class Feedback(QgsProcessingFeedback):
    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error, fatalError=False) -> None:
        self.errors.append(error)


@pytest.mark.parametrize(
    ("crs", "words"),
    [("", "has no coordinate reference system"), ("EPSG:4326", "EPSG:4326"), ("EPSG:2263", "EPSG:2263")],
)
def test_layers_that_cannot_be_computed_in_are_refused(crs, words):
    with pytest.raises(InvalidInputError, match=words):
        require_projected(QgsCoordinateReferenceSystem(crs), "The layer")


def test_projected_metres_are_accepted():
    require_projected(QgsCoordinateReferenceSystem("EPSG:4547"), "The layer")


def test_core_errors_become_one_sentence_with_findings_before_it():
    feedback = Feedback()
    finding = Finding(code="unknown_unit", message=say("Unknown unit {unit}.", unit="x"), place="lab.csv line 3")
    with pytest.raises(QgsProcessingException, match=r"The file is refused\."), core_errors(feedback):
        raise InvalidInputError(say("The file is refused."), [finding])
    assert feedback.errors == ["lab.csv line 3: Unknown unit x."]


def test_model_failures_show_the_tail_of_the_listing():
    feedback = Feedback()
    with pytest.raises(QgsProcessingException), core_errors(feedback):
        raise ModelRunError(say("The model did not converge."), "last line of the listing")
    assert feedback.errors == ["last line of the listing"]


def test_a_cancel_is_passed_to_the_core():
    feedback = Feedback()
    progress = FeedbackProgress(feedback)
    progress.check()
    feedback.cancel()
    with pytest.raises(Cancelled):
        progress.check()


def test_rows_written_are_rows_read(qgis_app):
    """Unknown stays NULL, times stay UTC, numpy values become plain ones."""
    layer = QgsVectorLayer("Point?crs=EPSG:4547", "points", "memory")
    fields = make_fields({"name": str, "value": float, "count": int, "time": QDateTime, "good": bool})
    layer.dataProvider().addAttributes(list(fields))
    layer.updateFields()
    rows = [
        {"name": "MW-1", "value": np.float64(2.5), "count": np.int64(3), "time": pd.Timestamp("2026-01-02T03:04:05Z"),
         "good": np.bool_(True), "geometry_wkt": "POINT (500010 3300020)"},
        {"name": "MW-2", "value": np.nan, "count": None, "time": pd.NaT, "geometry_wkt": "POINT (0 0)"},
    ]  # fmt: skip
    assert write_rows(layer.dataProvider(), layer.fields(), rows, QgsProcessingFeedback()) == 2
    source = QgsProcessingFeatureSource(layer, QgsProcessingContext())
    table = table_from_source(source, "Points")
    assert table.loc[0, "value"] == 2.5
    assert table.loc[0, "count"] == 3
    assert pd.Timestamp(table.loc[0, "time"]) == pd.Timestamp("2026-01-02T03:04:05")
    assert (table.loc[0, "easting"], table.loc[0, "northing"]) == (500010, 3300020)
    assert table.loc[1, ["value", "count", "time"]].isna().all()


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        (QDateTime(2026, 3, 5, 8, 0, 0), 8),  # a field without zone is UTC, as everywhere inside
        (QDateTime.fromString("2026-03-05T08:00:00Z", Qt.DateFormat.ISODate), 8),
        (QDateTime.fromString("2026-03-05T08:00:00+08:00", Qt.DateFormat.ISODate), 0),
        (QDateTime(QDate(2026, 3, 5), QTime(8, 0), QTimeZone(b"Asia/Shanghai")), 0),
    ],
)
def test_times_of_a_layer_are_read_in_utc_whatever_their_zone(qgis_app, written, hour):
    layer = QgsVectorLayer("Point?crs=EPSG:4547&field=time:datetime", "points", "memory")
    feature = QgsFeature(layer.fields())
    feature["time"] = written
    layer.dataProvider().addFeature(feature)
    table = table_from_source(QgsProcessingFeatureSource(layer, QgsProcessingContext()), "Points")
    assert pd.Timestamp(table.loc[0, "time"]) == pd.Timestamp(2026, 3, 5, hour)


def test_writing_stops_when_cancelled(qgis_app):
    layer = QgsVectorLayer("Point?crs=EPSG:4547&field=name:string", "points", "memory")
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        write_rows(layer.dataProvider(), layer.fields(), [{"name": "MW-1"}], feedback)
    assert layer.featureCount() == 0


def test_a_polygon_that_is_not_valid_is_refused_in_python():
    """QGIS's own check throws through Python's frames: nothing is caught, and the interpreter crashes soon after."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:4547&field=name:string", "area", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,600 400,600 0,0 400,0 0))"))
    layer.dataProvider().addFeature(feature)
    context = QgsProcessingContext()
    context.setInvalidGeometryCheck(QgsFeatureRequest.GeometryAbortOnInvalid)
    source = QgsProcessingFeatureSource(layer, context)
    with pytest.raises(InvalidInputError, match="area: 1: The polygon is not valid"):
        table_from_source(source, "area")
