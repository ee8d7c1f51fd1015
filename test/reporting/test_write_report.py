# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithm through QGIS."""

from __future__ import annotations

import pytest
from gw_monitor.gw_core.records.observations import make_frame
from gw_monitor.gw_core.reporting.charts import draw_classes
from gw_monitor.gw_core.store.ports import Batch, DatastreamKey
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
    edit,
)
from qgis.PyQt.QtCore import QDateTime, Qt


def utc(moment):
    return QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000), Qt.TimeSpec.UTC)


@pytest.fixture
def database(gpkg_store, tmp_path, now):
    frame = make_frame([0, 0], [now.replace(month=4), now.replace(month=5)], [2.0, 25.0])
    keys = [DatastreamKey(point="MW-2", property="benzene")]
    gpkg_store.write_batch(
        Batch(source="lab.csv", sha256="", reader="test", time_zone="UTC", datastreams=keys, observations=frame)
    )
    return str(tmp_path / "small.gpkg")


@pytest.fixture
def classes(now):
    layer = QgsVectorLayer(
        "Point?crs=EPSG:4547&field=point:string&field=layer:int&field=time:datetime&field=class:string"
        "&field=worst_property:string&field=value:double&field=unit:string&field=limit:double&field=ratio:double",
        "classes of May", "memory",
    )  # fmt: skip
    with edit(layer):
        for values in (["MW-2", 1, utc(now), "IV", "benzene", 25.0, "ug/L", 10.0, 2.5], ["MW-3", 1] + [None] * 7):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(values)
            layer.addFeature(feature)
    return layer


def test_a_report_is_written_from_the_database_and_a_layer(run_algorithm, database, classes, tmp_path, now):
    output, image = tmp_path / "report.html", tmp_path / "map.png"
    image.write_bytes(draw_classes({"I": 1}, str))
    run_algorithm("evaluate_warnings", {"DATABASE": database, "NOW": utc(now), "OUTPUT": "memory:"})
    result = run_algorithm(
        "write_report",
        {
            "DATABASE": database, "LANGUAGE": 0, "TITLE": "May", "CLASSES": classes, "MAP": str(image), "NOW": utc(now),
            "OUTPUT": str(output),
        },
    )  # fmt: skip
    assert result["OUTPUT"] == str(output)
    text = output.read_text(encoding="utf-8")
    for words in (
        "SIMULATED PARK", "<h1>May</h1>", "Wells worse than class III: 1 of 2.", "25 ug/L", "classes of May",
        "Benzene at MW-2 is 25 ug/L, 2.5 times the class III limit", "Rows in: 2, of which 2 stored",
        "Made 2026-06-01 12:00; times are in Asia/Shanghai.", "Benzene at MW-2, the worst of all wells.",
    ):  # fmt: skip
        assert words in text, words
    assert text.count("data:image/png") == 3


def test_a_chinese_report_has_chinese_names(run_algorithm, database, tmp_path):
    output = tmp_path / "report.html"
    run_algorithm("write_report", {"DATABASE": database, "LANGUAGE": 1, "OUTPUT": str(output)})
    assert '<html lang="zh">' in output.read_text(encoding="utf-8")


def test_a_layer_of_another_kind_is_refused_and_nothing_written(run_algorithm, database, classes, tmp_path):
    output, feedback = tmp_path / "report.html", QgsProcessingFeedback()
    with pytest.raises(QgsProcessingException, match="not what their step makes: TRENDS"):
        run_algorithm(
            "write_report", {"DATABASE": database, "TRENDS": classes, "OUTPUT": str(output)}, feedback=feedback
        )
    assert "TRENDS: The fields" in feedback.textLog()
    assert not output.exists()


def test_a_map_that_is_no_picture_is_refused(run_algorithm, database, tmp_path):
    image = tmp_path / "map.png"
    image.write_text("no picture")
    with pytest.raises(QgsProcessingException, match=r"map\.png is not a PNG or JPEG picture"):
        run_algorithm("write_report", {"DATABASE": database, "MAP": str(image), "OUTPUT": str(tmp_path / "r.html")})


def test_a_cancel_leaves_the_earlier_report(run_algorithm, database, tmp_path):
    output, feedback = tmp_path / "report.html", QgsProcessingFeedback()
    output.write_text("earlier")
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("write_report", {"DATABASE": database, "OUTPUT": str(output)}, feedback=feedback)
    assert output.read_text() == "earlier"


def test_every_parameter_has_help(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("gwmonitor:write_report")
    assert all(p.help() for p in algorithm.parameterDefinitions() if not p.isDestination())
