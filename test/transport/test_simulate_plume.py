# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""simulate_plume through QGIS beyond the one source of one substance: what each option changes, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gw_monitor.gw_core.transport.plumes.plume import read_plume
from gw_monitor.test import transport_models as models

pytestmark = pytest.mark.mf6

FIELDS = {"name": "string", "rate_kg_d": "double", "concentration_mg_l": "double", "property": "string"}


@pytest.fixture(scope="module")
def flow_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flow") / "flow"
    models.uniform(folder, 200.0, 60.0, 4.0, [-5.0, -10.0], 0.4, 0.25)
    return str(folder)


@pytest.fixture
def simulate(flow_folder, make_layer, run_algorithm, tmp_path):
    """Run with some parameters changed; return results and the log."""
    from qgis.core import QgsProcessingFeedback

    wells = [("POINT(102 30)", "near"), ("POINT(142 30)", "far")]
    given = {
        "FLOW": flow_folder, "PROPERTY": "trichloroethene", "START": "2026-01-01T00:00:00Z", "DURATION": 100.0,
        "STEP": 5.0, "POROSITY": 0.25, "DISPERSIVITY_L": 4.0, "DISPERSIVITY_T": 0.4, "DISPERSIVITY_V": 0.04,
        "SCHEME": 0, "POINTS": make_layer("Point", {"name": "string"}, wells), "WORKSPACE": str(tmp_path / "plume"),
        "SOURCES": make_layer("Point", FIELDS, [("POINT(42 30)", "tank", 0.1, None, None)]),
        "OUTPUT": str(tmp_path / "plume.tif"), "BREAKTHROUGH": "memory:", "ARRIVAL": "memory:",
        "MASS_BALANCE": "memory:",
    }  # fmt: skip

    def run(**changes):
        feedback = QgsProcessingFeedback(False)
        result = run_algorithm("simulate_plume", given | changes, feedback=feedback)
        return result, feedback.textLog()

    return run


def _rows(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def _mass_kg(plume, code):
    field = np.nan_to_num(plume.concentrations[code][-1])
    return float((field * plume.volume_m3() * plume.porosity).sum()) / 1000.0


def test_the_plume_folder_and_the_balance_tell_the_same_mass(simulate):
    result, log = simulate()
    plume = read_plume(result["WORKSPACE"])
    assert _mass_kg(plume, "trichloroethene") == pytest.approx(10.0, rel=1e-5)
    rows = _rows(result["MASS_BALANCE"])
    released = [row for row in rows if row["term"] == "SRC(SRC)"]
    assert released[-1]["came_kg"] == pytest.approx(10.0, rel=1e-9)
    assert len(released) == 20
    assert "upstream weighting smears" not in log  # cells of one dispersivity are let pass
    assert plume.unit == "ug/L" and plume.limit == pytest.approx(70.0)


def test_a_schedule_releases_what_it_says(simulate, make_layer):
    schedule = make_layer(
        "NoGeometry", {"name": "string", "time_d": "double", "rate_kg_d": "double"},
        [("", "tank", 0.0, 0.2), ("", "tank", 25.0, 0.05), ("", "tank", 100.0, None)],
    )  # fmt: skip
    blank = make_layer("Point", FIELDS, [("POINT(42 30)", "tank", None, None, None)])
    result, _ = simulate(SCHEDULE=schedule, SOURCES=blank)
    assert _mass_kg(read_plume(result["WORKSPACE"]), "trichloroethene") == pytest.approx(0.2 * 25 + 0.05 * 75, rel=1e-5)


def test_a_chain_and_a_substance_of_its_own(simulate, make_layer):
    further = make_layer(
        "NoGeometry", {"property": "string", "parent": "string", "half_life_d": "double", "kd_l_kg": "double"},
        [("", "vinyl chloride", "TCE", None, 0.0), ("", "benzene", None, 30.0, 0.1)],
    )  # fmt: skip
    sources = make_layer(
        "Point", FIELDS, [("POINT(42 30)", "tank", 0.1, None, None), ("POINT(42 22)", "spill", 0.3, None, "benzene")]
    )
    result, _ = simulate(SUBSTANCES=further, SOURCES=sources, HALF_LIFE=100.0)
    plume = read_plume(result["WORKSPACE"])
    assert list(plume.concentrations) == ["trichloroethene", "vinyl_chloride", "benzene"]
    # Every molecule is one of the two, in moles: the parent and its daughter make up the release.
    moles = _mass_kg(plume, "trichloroethene") / 131.387 + _mass_kg(plume, "vinyl_chloride") / 62.498
    assert moles == pytest.approx(10.0 / 131.387, rel=1e-4)
    assert 0 < _mass_kg(plume, "benzene") < 30.0
    assert {row["property"] for row in _rows(result["BREAKTHROUGH"])} == set(plume.concentrations)
    assert (Path(result["WORKSPACE"]) / "vinyl_chloride" / "mfsim.nam").is_file()


def test_a_plume_at_the_start_comes_from_a_raster(simulate, tmp_path):
    from gw_monitor.processing_provider.rasters import write_raster
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

    values = np.full((15, 50), np.nan)
    values[5:10, 10:15] = 500.0  # ug/L over 20 m by 20 m
    path = write_raster(tmp_path / "start.tif", [values], 0.0, 60.0, 4.0, QgsCoordinateReferenceSystem("EPSG:4547"))
    result, log = simulate(INITIAL=QgsRasterLayer(path), SOURCES=None)
    mass = 0.5e-3 * 20 * 20 * 10 * 0.25
    assert _mass_kg(read_plume(result["WORKSPACE"]), "trichloroethene") == pytest.approx(mass, rel=1e-4)
    assert f"{mass:.4g} kg" in log


def test_figures_from_the_table_and_what_it_does_not_know(simulate):
    from gw_monitor.gw_core.transport.gwt.substance_figures import Choice, figures_of

    low, _ = simulate(PROPERTIES_FROM=2, PROPERTY="benzene")
    short = _mass_kg(read_plume(low["WORKSPACE"]), "benzene")
    high, _ = simulate(PROPERTIES_FROM=3, PROPERTY="benzene")
    assert short < 0.5 * _mass_kg(read_plume(high["WORKSPACE"]), "benzene")
    known = read_plume(high["WORKSPACE"]).provenance["parameters"]
    wanted = figures_of("benzene", Choice.HIGH, 0.001, 0.25)
    assert known["decay_per_d"] == pytest.approx(wanted.decay_per_d)
    assert known["kd_l_kg"] == pytest.approx(wanted.kd_l_kg)
    assert known["diffusion_m2_d"] == pytest.approx(wanted.diffusion_m2_d)
    _, log = simulate(PROPERTIES_FROM=1, PROPERTY="chloride")
    assert "no figures for chloride" in log


def test_isotherms_immobile_water_and_xt3d_run(simulate):
    for changes in (
        {"SORPTION": 1, "KD": 0.3, "SORPTION_SECOND": 0.8}, {"SORPTION": 2, "KD": 0.1, "SORPTION_SECOND": 5.0},
        {"IMMOBILE_POROSITY": 0.1, "EXCHANGE": 0.01}, {"XT3D": True}, {"BACKGROUND": 5.0, "HALF_LIFE_SORBED": 0.0},
    ):  # fmt: skip
        result, _ = simulate(**changes)
        assert abs(result["MASS_BALANCE_ERROR"]) < 1e-3, changes


def test_a_part_of_the_model_gives_the_same_plume(simulate, make_layer):
    whole, _ = simulate()
    complete = read_plume(whole["WORKSPACE"]).concentrations["trichloroethene"][-1]
    part, _ = simulate(DOMAIN=2)
    found = read_plume(part["WORKSPACE"]).concentrations["trichloroethene"][-1]
    inside = np.isfinite(found)
    assert np.abs(found - complete)[inside].max() < 1e-4 * complete.max()
    assert part["LEFT_SUBDOMAIN"] < 0.1
    tight = make_layer("Polygon", {}, [("POLYGON((30 20,62 20,62 40,30 40,30 20))",)])
    lost, log = simulate(DOMAIN=1, SUBDOMAIN=tight, POINTS=None)
    assert lost["LEFT_SUBDOMAIN"] > 1.0
    assert "left the part of the model" in log


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SOURCES": None}, "There is no source"),
        ({"DOMAIN": 1}, "Give the polygons of SUBDOMAIN"),
        ({"POROSITY": 0.5, "IMMOBILE_POROSITY": 0.6}, "immobile porosity must be"),
    ],
)
def test_what_cannot_be_simulated_is_refused(simulate, tmp_path, changes, words):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=words):
        simulate(**changes)
    assert not (tmp_path / "plume").exists()
    assert not (tmp_path / "plume.tif").exists()


def test_schedules_and_substances_that_fit_nothing_are_refused(simulate, make_layer):
    from qgis.core import QgsProcessingException

    kinds = {"name": "string", "time": "string", "time_d": "double", "rate_kg_d": "double"}
    for row, words in (
        (("", "other", None, 0.0, 1.0), "no source of this name"),
        (("", "tank", "2026-01-02", 0.0, 1.0), "either time"),
        (("", "tank", None, 0.0, 1.0), "strength of its own"),
    ):
        with pytest.raises(QgsProcessingException, match=words):
            simulate(SCHEDULE=make_layer("NoGeometry", kinds, [row]))
    stray = make_layer("Point", FIELDS, [("POINT(42 30)", "tank", 0.1, None, "benzene")])
    with pytest.raises(QgsProcessingException, match="benzene is not simulated"):
        simulate(SOURCES=stray)


def test_coarse_cells_long_steps_and_short_times_are_warned_of(simulate):
    _, log = simulate(DISPERSIVITY_L=0.5, STEP=50.0, DURATION=50.0)
    assert "upstream weighting smears" in log and "or TVD" in log
    assert "Courant number" in log and "Use steps of at most" in log
    assert "The plume needs about" in log and "to far" in log
