# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo: the whole chain through ``qgis_process``, what it leaves, running it again, and how it stops."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys

import pytest

FILES = (
    "park.gpkg",
    "results.gpkg",
    "park.qgz",
    "map.png",
    "report.html",
    "report_zh.html",
    "summary.json",
    "background.html",
)


def run_demo(root, output, *more):
    command = [sys.executable, root / "scripts" / "demo", "--output", output, *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)


def summary_of(output):
    return json.loads((output / "summary.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo(root, tmp_path_factory):
    """The folder after one complete run."""
    output = tmp_path_factory.mktemp("demo")
    done = run_demo(root, output)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def summary(demo):
    return summary_of(demo)


@pytest.mark.slow
@pytest.mark.mf6
class TestWholeChain:
    def test_it_leaves_database_project_map_reports_and_summary(self, demo):
        assert [name for name in FILES if not (demo / name).is_file()] == []

    def test_it_takes_less_than_ten_minutes(self, summary):
        assert 0 < summary["seconds"] < 600
        assert set(summary["seconds_by_step"]) >= {"import_loggers", "trace_source", "simulate_plume", "write_report"}

    def test_every_row_is_accounted_for(self, summary, demo):
        rows = summary["rows"]
        assert rows["rows_in"] == rows["stored"] + rows["duplicate"] + rows["rejected"]
        assert rows["duplicate"] > 0
        assert rows["rejected"] > 0
        with sqlite3.connect(demo / "park.gpkg") as database:
            assert database.execute("SELECT count(*) FROM observation").fetchone()[0] == rows["stored"]
            assert database.execute("SELECT count(*) FROM rejected_row").fetchone()[0] == rows["rejected"]

    def test_classes_follow_the_truth(self, summary, root):
        """Where true benzene is far above or below a limit, a laboratory error of 7 % cannot change the class."""
        truth = json.loads((root / "resources" / "demo" / "truth.json").read_text(encoding="utf-8"))["benzene_ug_l"]
        now = truth["days_from_now"].index(0)
        for well, found in summary["worst_class_by_well"].items():
            if truth[well][now] > 1.5 * 120:
                assert found["class"] == "V", well
            elif truth[well][now] < 0.1:
                assert found["worst_property"] != "benzene", well

    def test_the_wells_in_the_plume_are_warned_of(self, summary):
        warned = {event["point"] for event in summary["warnings"]["events"] if event["property"] == "benzene"}
        assert {"MW-05", "MW-06", "MW-07", "MW-08", "MW-09", "MW-10", "MW-12"} <= warned
        assert not warned & {"MW-01", "MW-02", "VI-1"}

    def test_warnings_of_the_leak_are_one_plume_event_that_suspects_the_true_source(self, demo, summary):
        with sqlite3.connect(demo / "results.gpkg") as results:
            events = results.execute("SELECT plume_event_id, points, properties FROM plume_events").fetchall()
            ((found, points, _),) = [row for row in events if "benzene" in row[2].split(", ")]
            query = "SELECT name FROM plume_sources WHERE plume_event_id = ? ORDER BY rank"
            suspects = [name for (name,) in results.execute(query, [found])]
        warned = {event["point"] for event in summary["warnings"]["events"] if event["property"] == "benzene"}
        assert warned <= set(points.split(", "))
        assert suspects[0] == summary["sources"]["truth"]["facility"]

    def test_the_true_source_is_ranked_first_and_its_mass_is_of_the_right_size(self, summary):
        """Within a factor of two: one conductivity a layer stands for a field whose logarithm varies by 0.35."""
        sources = summary["sources"]
        assert sources["true_source_rank"] == 1
        assert sources["ranked"][0]["probability"] > 0.5
        ratio = sources["ranked"][0]["mass_kg"] / sources["truth"]["mass_kg_in_windows_seen"]
        assert 0.5 < ratio < 2.0

    def test_the_forecast_arrival_is_near_the_true_one(self, summary):
        """Within a fifth of the travel time, which is what a tenth in conductivity and in porosity each allow."""
        arrival = summary["arrival_at_intake"]
        travelled = 566 + arrival["truth"]["days_from_now"]  # the leak began 566 days before now
        assert abs(arrival["difference_days"]) < travelled / 5
        assert arrival["screening_days_from_now"] is not None

    def test_the_forecast_plays_in_time_and_stands_in_space(self, demo, qgis_app):
        from qgis.core import QgsLayerDefinition, QgsProject

        project = QgsProject()
        done, message = QgsLayerDefinition.loadLayerDefinition(
            str(demo / "forecast_in_time.qlr"), project, project.layerTreeRoot()
        )
        assert done, message
        (series,) = project.mapLayers().values()
        assert series.isValid() and series.temporalProperties().isActive() and series.bandCount() == 4
        assert project.read(str(demo / "forecast_in_space.qgz"))
        assert {layer.name() for layer in project.mapLayers().values() if layer.isValid()} >= {"Plume", "Wells"}
        project.clear()

    def test_water_of_the_intake_comes_from_the_park(self, demo, root):
        from qgis.core import QgsVectorLayer

        lines = QgsVectorLayer(f"{demo / 'results.gpkg'}|layername=path_lines", "lines", "ogr")
        park = QgsVectorLayer(str(root / "resources" / "demo" / "layers" / "boundary.geojson"), "park", "ogr")
        outline = next(park.getFeatures()).geometry()
        assert lines.featureCount() > 0
        # Backward over ten years at 0.7 m a day: beyond the eastern fence, into the park.
        assert all(line.geometry().intersects(outline) for line in lines.getFeatures())

    def test_new_wells_are_proposed(self, summary):
        assert [well["rank"] for well in summary["proposed_wells"]] == [1, 2, 3]

    def test_summary_and_report_say_that_all_is_simulated(self, demo, summary):
        assert summary["simulated"] is True
        assert "SIMULATED" in (demo / "report.html").read_text(encoding="utf-8")
        assert "模拟" in (demo / "report_zh.html").read_text(encoding="utf-8")
        assert {"qgis", "mf6", "numpy", "gw_monitor"} <= set(summary["versions"])

    def test_the_project_opens_elsewhere_with_every_layer_valid_and_styled(self, demo, tmp_path, qgis_app):
        from qgis.core import QgsProject

        moved = tmp_path / "moved"
        shutil.copytree(demo, moved, ignore=shutil.ignore_patterns("profile", "flow", "forecast"))
        project = QgsProject()
        assert project.read(str(moved / "park.qgz"))
        layers = list(project.mapLayers().values())
        shown = project.viewSettings().defaultViewExtent()
        assert shown.contains(next(layer for layer in layers if layer.name() == "Boundary of the park").extent())
        assert len(layers) == 16
        assert [layer.name() for layer in layers if not layer.isValid()] == []
        assert all(str(moved) in layer.source() for layer in layers)
        assert all("simulated" in layer.metadata().abstract().lower() for layer in layers)
        project.clear()

    def test_the_map_is_a_picture_with_colours(self, demo):
        from qgis.PyQt.QtGui import QImage

        image = QImage(str(demo / "map.png"))
        assert image.width() > 2000
        sampled = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(sampled) > 100


@pytest.mark.slow
def test_running_again_stores_nothing_twice(root, tmp_path):
    first = run_demo(root, tmp_path, "--until", "load_observations")
    assert first.returncode == 0, first.stderr
    before = summary_of(tmp_path)["rows"]
    again = run_demo(root, tmp_path, "--until", "load_observations")
    assert again.returncode == 0, again.stderr
    after = summary_of(tmp_path)["rows"]
    assert before["stored"] > 60_000
    assert after["stored"] == 0
    assert after["duplicate"] == before["stored"] + before["duplicate"]
    with sqlite3.connect(tmp_path / "park.gpkg") as database:
        assert database.execute("SELECT count(*) FROM observation").fetchone()[0] == before["stored"]


def test_a_failing_step_stops_with_its_sentence_and_an_exit_code(root, tmp_path):
    park = tmp_path / "park"
    shutil.copytree(root / "resources" / "demo", park, ignore=shutil.ignore_patterns("loggers", "__pycache__"))
    (park / "loggers").mkdir()
    done = run_demo(root, tmp_path / "output", "--park", park)
    assert done.returncode == 1
    assert done.stderr.startswith("import_loggers failed: ")
    assert "Traceback" not in done.stderr
    assert "import_laboratory" not in done.stdout
    assert not (tmp_path / "output" / "summary.json").exists()


def test_only_the_summary_reads_the_truth(root):
    readers = {
        path.name
        for path in [*(root / "resources" / "demo").glob("*.py"), root / "scripts" / "demo"]
        if "truth.json" in path.read_text(encoding="utf-8")
    }
    assert readers == {"summary.py", "generate.py"}  # who compares, and who writes it
