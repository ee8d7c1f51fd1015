# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""simulate_plume through QGIS with input that makes no sense: one sentence that names it, and nothing half-written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from gw_monitor.gw_core.transport.plumes.plume import read_plume
from gw_monitor.gw_core.transport.runner.workspace import alone
from gw_monitor.test import transport_models as models
from qgis.core import QgsProcessingException, QgsProcessingFeedback

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.mf6

FIELDS = {"name": "string", "rate_kg_d": "double", "start": "string", "end": "string", "layer": "int"}


@pytest.fixture(scope="module")
def flow_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flow") / "flow"
    models.uniform(folder, 120.0, 40.0, 4.0, [-5.0, -10.0], 0.4, 0.25)
    return str(folder)


@pytest.fixture
def simulate(flow_folder, make_layer, run_algorithm, tmp_path):
    """Run with one source whose place and fields may be changed, and other parameters too."""

    def run(place="POINT(42 20)", feedback=None, *, rate=0.1, start=None, end=None, layer=1, **changes):
        source = (place, "tank 4", rate, start, end, layer)
        given = {
            "FLOW": flow_folder, "PROPERTY": "trichloroethene", "START": "2026-01-01T00:00:00Z", "DURATION": 40.0,
            "STEP": 5.0, "POROSITY": 0.25, "DISPERSIVITY_L": 4.0, "DISPERSIVITY_T": 0.4, "DISPERSIVITY_V": 0.04,
            "SCHEME": 0, "WORKSPACE": str(tmp_path / "plume"), "OUTPUT": str(tmp_path / "plume.tif"),
            "SOURCES": make_layer("Point", FIELDS, [source]),
        }  # fmt: skip
        return run_algorithm("simulate_plume", given | changes, feedback=feedback or QgsProcessingFeedback(False))

    return run


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"place": "POINT(4200 20)"}, "tank 4.*outside"),
        ({"rate": None}, "tank 4.*rate_kg_d or concentration_mg_l"),
        ({"rate": -1.0}, "tank 4.*cannot take mass out"),
        ({"layer": 7}, "tank 4: Layer 7 does not exist"),
        ({"start": "2026-01-20", "end": "2026-01-10"}, "tank 4: It ends before it begins"),
        ({"start": "the day after"}, "tank 4.*not a date"),
    ],
    ids=["outside", "no rate", "negative rate", "no such layer", "ends before it begins", "no date"],
)
def test_a_source_that_makes_no_sense_is_refused_by_its_name(simulate, tmp_path, source, words):
    with pytest.raises(QgsProcessingException, match=words):
        simulate(**source)
    assert not (tmp_path / "plume").exists() and not (tmp_path / "plume.tif").exists()


def test_a_point_outside_the_model_is_refused_by_its_name(simulate, make_layer, tmp_path):
    points = make_layer("Point", {"name": "string"}, [("POINT(60 20)", "W1"), ("POINT(60 2000)", "W2")])
    with pytest.raises(QgsProcessingException, match=r"W2.*outside"):
        simulate(POINTS=points)
    assert not (tmp_path / "plume").exists()


def test_a_chain_that_comes_back_to_itself_is_refused(simulate, make_layer):
    fields = {"property": "string", "parent": "string", "half_life_d": "double"}
    pair = ("cis_1_2_dichloroethene", "vinyl_chloride")
    loop = [("", *pair, 50.0), ("", *reversed(pair), 50.0)]
    with pytest.raises(QgsProcessingException, match=r"runs in a circle"):
        simulate(SUBSTANCES=make_layer("NoGeometry", fields, loop))


class _Impatient(QgsProcessingFeedback):
    """Cancels once the program is under way."""

    def __init__(self):
        super().__init__(False)
        self.progressChanged.connect(self._look)

    def _look(self, percent):
        if percent > 20:
            self.cancel()


def test_an_older_result_survives_a_cancel(simulate, tmp_path):
    simulate()
    before = _files(tmp_path / "plume")
    with pytest.raises(QgsProcessingException, match="ancel"):
        simulate(feedback=_Impatient(), DURATION=400.0, STEP=0.5)
    assert _files(tmp_path / "plume") == before
    assert read_plume(tmp_path / "plume").times_d[-1] == pytest.approx(40.0)
    assert [path.name for path in tmp_path.iterdir() if "plume" in path.name and path.is_dir()] == ["plume"]


def test_a_second_run_in_the_same_folder_waits_for_nobody(simulate, tmp_path):
    with alone(tmp_path / "plume"), pytest.raises(QgsProcessingException, match="Another run is at work"):
        simulate()
    simulate()
    assert np.nanmax(read_plume(tmp_path / "plume").concentrations["trichloroethene"]) > 0
